import {
  IMPACT_ROLLUP,
  levelOf,
  PAINS_ROLLUP,
  SCORE,
  slotOf,
  UNLINKED,
} from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type {
  Children,
  Condition,
  ConditionOf,
  DayBound,
  GateRecord,
  Kind,
  PainRow,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';

/** Whether a record meets a condition, on a day, with its children; where either is absent, nothing that needs it is met. */
export type Test = (record: GateRecord, today: string | undefined, children: Children | undefined) => boolean;

export function isBlank(value: GateRecord[string]): boolean {
  return value === null || value === undefined || value === '';
}

/** Blank counts as 0; text that is no number is NaN, and so never enough. */
export function numberOf(value: GateRecord[string]): number {
  if (typeof value === 'number') return value;
  return isBlank(value) ? 0 : Number(value);
}

function enough(value: GateRecord[string], least: number): boolean {
  return numberOf(value) >= least;
}

/**
 * The product's own roll-ups, each read by its name in the code: each read then keeps its own memory of where the field stands
 * in the records, which one look-up shared by all fields cannot (measured by `npm run bench`).
 */
const AT_LEAST: Readonly<Record<string, (least: number) => Test>> = {
  DF_Pains_Heard__c: (least) => (record) => enough(record.DF_Pains_Heard__c, least),
  DF_Pains_Quoted__c: (least) => (record) => enough(record.DF_Pains_Quoted__c, least),
  DF_Pains_Confirmed__c: (least) => (record) => enough(record.DF_Pains_Confirmed__c, least),
  DF_Impact_Quoted__c: (least) => (record) => enough(record.DF_Impact_Quoted__c, least),
  DF_Impact_Confirmed__c: (least) => (record) => enough(record.DF_Impact_Confirmed__c, least),
};

function fieldAtLeast(field: string, least: number): Test {
  const named = Object.hasOwn(AT_LEAST, field) ? AT_LEAST[field] : undefined;
  return named ? named(least) : (record) => enough(record[field], least);
}

/** Beyond this, doubles are no longer whole to the digit; no roll-up comes near. */
const EXACT = 1e15;

/**
 * Whether a packed number holds at least `level` at the place of `power`. The remainder is taken by rounding, in one instruction
 * where `%` of numbers this large is a call.
 */
function digitAtLeast(value: GateRecord[string], least: number, above: number): boolean {
  const number = numberOf(value);
  if (!(number >= least)) return false;
  const rest = number < EXACT ? number - Math.floor(number / above) * above : number % above;
  return rest >= least;
}

function answeredTest({ field, power }: ReturnType<typeof slotOf>, level: number): Test {
  const above = 10 ** (power + 1);
  const least = level * 10 ** power;
  return field === 'DF_Answers_A__c'
    ? (record) => digitAtLeast(record.DF_Answers_A__c, least, above)
    : (record) => digitAtLeast(record.DF_Answers_B__c, least, above);
}

/** Pains that count, where no roll-up carries them. */
function painTest(level: number, { kind, driver }: NonNullable<ConditionOf<'pains'>['of']>) {
  return (pain: PainRow) =>
    (pain.Evidence_Level__c ?? 0) >= level &&
    (kind === undefined || pain.Kind__c === kind) &&
    (driver === undefined || pain.Business_Driver__c === driver);
}

/** Someone is to find out by a day that has not passed. */
function openTest(concept: string): Test {
  return (_record, today, children) =>
    today !== undefined &&
    children?.answers !== undefined &&
    children.answers.some(
      (answer) =>
        answer.Concept__c === concept &&
        answer.Status__c === 'Not Known Yet' &&
        !isBlank(answer.Open_Owner__c) &&
        typeof answer.Open_Until__c === 'string' &&
        answer.Open_Until__c >= today,
    );
}

const DAY = 86_400_000;

/** The day that a bound means, remembered for the last today: many records are judged on one day. */
function dayOf(bound: DayBound): (today: string | undefined) => string | undefined {
  if (typeof bound === 'string') return () => bound;
  let last: string | undefined;
  let day: string | undefined;
  return (today) => {
    if (today !== last) {
      last = today;
      day =
        today === undefined ? undefined : new Date(Date.parse(today) + bound.today * DAY).toISOString().slice(0, 10);
    }
    return day;
  };
}

const MET = {
  answered: ({ concept, evidence, notKnownYet }: ConditionOf<'answered'>): Test => {
    const isAnswered = answeredTest(slotOf(concept), levelOf(evidence));
    if (!notKnownYet) return isAnswered;
    const isOpen = openTest(concept);
    return (record, today, children) => isAnswered(record, today, children) || isOpen(record, today, children);
  },
  pains: ({ atLeast, evidence, of }: ConditionOf<'pains'>): Test => {
    const rollup = of === undefined ? PAINS_ROLLUP[evidence] : undefined;
    if (rollup !== undefined) return fieldAtLeast(rollup, atLeast);
    const counts = painTest(levelOf(evidence), of ?? {});
    return (_record, _today, children) => (children?.pains ?? []).filter(counts).length >= atLeast;
  },
  impact: ({ atLeast, evidence }: ConditionOf<'impact'>): Test => {
    const rollup = IMPACT_ROLLUP[evidence];
    if (rollup !== undefined) return fieldAtLeast(rollup, atLeast);
    const counts = painTest(levelOf(evidence), {});
    return (_record, _today, children) => {
      let sum = 0;
      for (const pain of children?.pains ?? []) if (counts(pain)) sum += Number(pain.Impact_Likely__c ?? 0);
      return sum >= atLeast;
    };
  },
  filled: ({ field }: ConditionOf<'filled'>): Test => {
    return (record) => !isBlank(record[field]);
  },
  picked: ({ field, values }: ConditionOf<'picked'>): Test => {
    const among = new Set<unknown>(values);
    return (record) => among.has(record[field]);
  },
  number: ({ field, atLeast = -Infinity, atMost = Infinity, currency }: ConditionOf<'number'>): Test => {
    return (record) => {
      const value = record[field];
      if (isBlank(value) || (currency !== undefined && record.CurrencyIsoCode !== currency)) return false;
      const number = numberOf(value);
      return number >= atLeast && number <= atMost;
    };
  },
  checked: ({ field }: ConditionOf<'checked'>): Test => {
    return (record) => record[field] === true;
  },
  date: ({ field, notBefore, notAfter }: ConditionOf<'date'>): Test => {
    const first = notBefore === undefined ? undefined : dayOf(notBefore);
    const last = notAfter === undefined ? undefined : dayOf(notAfter);
    return (record, today) => {
      const value = record[field];
      if (isBlank(value)) return false;
      const day = String(value);
      // A comparison with an unknown day is false.
      if (first !== undefined && !(day >= (first(today) ?? '~'))) return false;
      return last === undefined || day <= (last(today) ?? '');
    };
  },
  prescribed: ({ lines }: ConditionOf<'prescribed'>): Test => {
    return (record) => {
      const has = record.HasOpportunityLineItem === true;
      const unlinked = record[UNLINKED];
      // A blank count beside lines is missing, not zero.
      if (isBlank(unlinked) ? has : !(numberOf(unlinked) <= 0)) return false;
      return has || lines === 'ifAny';
    };
  },
  score: ({ atLeast }: ConditionOf<'score'>): Test => fieldAtLeast(SCORE, atLeast),
  any: ({ of }: ConditionOf<'any'>): Test => {
    const tests = of.map(metTest);
    return (record, today, children) => {
      for (const test of tests) if (test(record, today, children)) return true;
      return false;
    };
  },
  all: ({ of }: ConditionOf<'all'>): Test => {
    const tests = of.map(metTest);
    return (record, today, children) => {
      for (const test of tests) if (!test(record, today, children)) return false;
      return true;
    };
  },
} satisfies { readonly [K in Kind]: (condition: ConditionOf<K>) => Test };

/** The test of "this condition is met". */
export function metTest(condition: Condition): Test {
  return (MET[condition.kind] as (condition: Condition) => Test)(condition);
}
