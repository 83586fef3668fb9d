import { withCodes } from '../../../src/playbook/compile/codes.ts';
import fc from 'fast-check';
import {
  CONCEPTS,
  EVIDENCE,
  type CompiledPlaybook,
  type Condition,
  type Criterion,
  type Scope,
} from '../../../src/playbook/index.ts';
import type { FieldValues } from '../../../src/salesforce/index.ts';
import { ORG_STAGES } from '../../org-stages.ts';
import { KINDS } from '../../playbook/support/scenarios.ts';
import type { AccountName, Owner } from './saved-org.ts';

/** A condition as an org can have it: stages by their names there; one currency, so that there is no `CurrencyIsoCode` to ask for. */
function inOneCurrency(condition: Condition, name: (stage: string) => string): Condition {
  if (condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some')
    return { ...condition, of: condition.of.map((part) => inOneCurrency(part, name)) };
  if (condition.kind === 'answered' && condition.notKnownYet)
    return { ...condition, notKnownYet: condition.notKnownYet.map(name) };
  if (condition.kind === 'cameFrom') return { ...condition, stages: [...new Set(condition.stages.map(name))] };
  if (condition.kind !== 'number') return condition;
  const { currency: _none, ...rest } = condition;
  return rest;
}

/** A criterion as an org can have it, with the conditions on which it is asked. */
function criterionInOrg(criterion: Criterion, name: (stage: string) => string): Criterion {
  const { when, unless } = criterion;
  return {
    ...(inOneCurrency(criterion, name) as Criterion),
    ...(when ? { when: inOneCurrency(when, name) } : {}),
    ...(unless ? { unless: inOneCurrency(unless, name) } : {}),
  };
}

/** Custom permission of the app which the manager has, and neither the seller nor the integration user. */
export const EXCEPTED_IN_ORG = 'DF_Approve_Gate_Overrides';
const exceptInOrg = ({ exceptPermission }: { readonly exceptPermission?: string }) =>
  exceptPermission === undefined ? {} : { exceptPermission: EXCEPTED_IN_ORG };

/** What playbooks can ask of a deal's type and owner: taken in turn, since chance would ask for too few of them. */
export function scopeInTurn(turn: number): Scope {
  const scopes: readonly Scope[] = [
    { recordTypes: ['New_Business'] },
    { ownerProfiles: ['Standard User'] },
    { ownerRoles: ['Seller', 'Nobody'] },
    { ownerFlag: 'Gated__c' },
  ];
  return (turn % 3 === 1 && scopes[((turn - 1) / 3) % scopes.length]) || {};
}

/**
 * A random playbook as an org can have it: real stages, and a scope that its deals can be in.
 * @param skipped how many of the org's stages it does not know
 */
export function inOrg(playbook: CompiledPlaybook, scope: Scope = {}, skipped = 0): CompiledPlaybook {
  const name = (stage: string) => {
    const place = playbook.stages.indexOf(stage);
    return (place < 0 ? undefined : ORG_STAGES[place + skipped]) ?? 'Closed Lost';
  };
  const { amountAtLeast } = playbook.appliesTo;
  const { onlySteps } = playbook;
  // The org has one exempt stage.
  const [outside] = skipped > 0 ? [] : playbook.gates.filter(({ toEnter }) => !playbook.stages.includes(toEnter));
  const gates = playbook.gates.filter((gate) => playbook.stages.includes(gate.toEnter) || gate === outside);
  // The rule about overrides names all their stages, and these names are longer: more than two would not fit into its message.
  const overridable = playbook.gates.filter(({ override }) => override).slice(0, 2);
  return {
    ...playbook,
    stages: playbook.stages.map(name),
    exemptStages: playbook.exemptStages.length > 0 ? ['Closed Lost'] : [],
    appliesTo: { ...scope, ...(amountAtLeast === undefined ? {} : { amountAtLeast }) },
    ...(onlySteps ? { onlySteps: { ...onlySteps, ...exceptInOrg(onlySteps) } } : {}),
    gates: gates.map((gate) => {
      const { override, ...rest } = gate;
      return {
        ...rest,
        ...exceptInOrg(rest),
        ...(override && overridable.includes(gate) ? { override } : {}),
        toEnter: name(gate.toEnter),
        criteria: gate.criteria.map((criterion) => criterionInOrg(criterion, name)),
      };
    }),
  };
}

/** A random playbook under a code of its own, live next to another one whose first stage it does not know. */
export function secondInOrg(playbook: CompiledPlaybook): CompiledPlaybook {
  const { otherVersions: _versions, until: _until, ...alone } = inOrg(playbook, {}, 1);
  const gates = alone.gates.map((gate) => ({
    ...gate,
    criteria: gate.criteria.map(({ code: _code, ...criterion }) => criterion as Criterion),
  }));
  return withCodes({ ...alone, playbook: 'beside', gates });
}

const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });
const evidence = fc.constantFrom(...EVIDENCE);

/** The place of its gate among those that allow overrides, and how many days from now it holds. */
interface GivenOverride {
  readonly place: number;
  readonly days: number;
}

/** Days from each other by 0, 7, 8, 60 and 61, among others. */
const closeDate = fc.constantFrom('2027-01-01', '2027-01-08', '2027-01-09', '2027-03-02', '2027-03-03');

/** One deal and what is tried with it. `rich`: nearly everything is known. */
export const savedCase = fc.record({
  // Skips are refused most often: enough of them that far more than a fifth of all cases is.
  kind: fc.constantFrom(...KINDS, 'step', ...Array.from({ length: 10 }, () => 'skip' as const)),
  a: fc.nat({ max: 999 }),
  b: fc.nat({ max: 999 }),
  bypass: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  /** Saved by the manager, whom gates may except. */
  excepted: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
  account: fc.constantFrom<AccountName | null>('banking', 'banking', 'energy', null),
  rich: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  pin: fc.constantFrom(null, null, null, 'small:1', 'small:2', 'other:1'),
  /** Approved ones: over, live, and two at a time. */
  overrides: fc.oneof(
    { weight: 1, arbitrary: fc.constant<readonly GivenOverride[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array<GivenOverride>(
        fc.record({ place: fc.nat({ max: 9 }), days: fc.constantFrom(-2, 5, 7, 7, 9) }),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
    },
  ),
  owner: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Owner>('seller') },
    { weight: 2, arbitrary: fc.constantFrom<Owner>('manager', 'integration') },
  ),
  recordType: fc.oneof(
    { weight: 6, arbitrary: fc.constant('New_Business') },
    { weight: 2, arbitrary: fc.constantFrom('Renewal', null) },
  ),
  /** Products, each on a prescription (where a pain is confirmed) or on nothing. */
  lines: fc.array(fc.boolean(), { maxLength: 2 }),
  answers: fc.array(fc.tuple(fc.nat({ max: CONCEPTS.length - 1 }), evidence), { maxLength: 3 }),
  /** Answers that are not known yet: of which of the concepts that the playbooks ask for, and for how many days from today. */
  open: fc.array(fc.tuple(fc.nat({ max: 99 }), fc.constantFrom(-1, 0, 0, 1, 30, 30)), { maxLength: 3 }),
  /** Amount and close date before the save, where the save changes them. */
  before: fc.option(fc.record({ Amount: fc.constantFrom(null, 0, 9_999.99, 50_000), CloseDate: closeDate }), {
    nil: undefined,
    freq: 3,
  }),
  pains: fc.array(fc.tuple(evidence, often(fc.constantFrom(0.5, 999.99, 25_000))), { maxLength: 3 }),
  fields: fc.record({
    Amount: often(fc.constantFrom(0, 9_999.99, 10_000, 50_000)),
    NextStep: often(fc.constantFrom('yes', '"', '\\')),
    Type: often(fc.constantFrom('yes', '"', "O'Brien", '\\')),
    Description: often(fc.constantFrom('yes', '"')),
    DF_Desired_Outcome__c: often(fc.constantFrom('They type it once.', '"')),
    Rank__c: often(fc.constantFrom(-5, 0, 0.5, 7, 8)),
    Share__c: often(fc.constantFrom(0, 29, 40, 57.5, 58)),
    Ready__c: fc.boolean(),
    Go_Live__c: often(fc.constantFrom('2020-02-28', '2020-02-29', '2026-11-22', '2031-01-01')),
    Signed_At__c: often(
      fc.constantFrom('2020-02-29T23:30:00.000+0000', '2025-02-02T07:30:00.000+0000', '2031-01-01T00:00:00.000+0000'),
    ),
    CloseDate: closeDate,
  }),
});
export type SavedCase = typeof savedCase extends fc.Arbitrary<infer T> ? T : never;

const RICH: FieldValues = {
  NextStep: 'yes',
  Type: 'yes',
  Description: 'yes',
  DF_Desired_Outcome__c: 'yes',
  Rank__c: 7,
  Share__c: 40,
  Ready__c: true,
};

export function fieldsOf({ fields, rich }: SavedCase): FieldValues {
  return rich ? { ...fields, ...RICH } : fields;
}

/**
 * What the save changes besides the stage, where the case has something else before: the close date, and the amount if there are no products
 * that add up to it.
 */
export function changesOf({ before, fields, lines, rich }: SavedCase): FieldValues {
  if (before === undefined) return {};
  return { CloseDate: fields.CloseDate, ...(rich || lines.length > 0 ? {} : { Amount: fields.Amount }) };
}

/** From which stage to which; null: a new deal. */
export function moveOf(playbook: CompiledPlaybook, { kind, a, b }: SavedCase): readonly [string | null, string] {
  const { stages, exemptStages } = playbook;
  const at = (index: number) => stages[index] ?? '';
  const low = a % (stages.length - 1);
  const high = low + 1 + (b % (stages.length - 1 - low));
  const out = exemptStages[0] ?? 'Nobody knows';
  switch (kind) {
    case 'new':
      return [null, b % 5 === 0 ? 'Nobody knows' : at(b % stages.length)];
    case 'step':
      return [at(low), at(low + 1)];
    case 'skip':
      return [at(a % 2 ? 0 : low), at(high)];
    case 'back':
      return [at(high), at(low)];
    case 'stay':
      return [at(low), at(low)];
    case 'exempt':
      return [at(low), 'Closed Lost'];
    case 'unknown':
      return [at(low), 'Nobody knows'];
    case 'reopened':
      return [out, at(b % stages.length)];
  }
}

/** Concepts that the playbooks ask for: what a rich deal has answered. */
function asked(playbooks: readonly CompiledPlaybook[]): readonly string[] {
  const within = (condition: Condition): readonly string[] =>
    'concept' in condition
      ? [condition.concept]
      : condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some'
        ? condition.of.flatMap(within)
        : [];
  return [...new Set(playbooks.flatMap(({ gates }) => gates.flatMap(({ criteria }) => criteria.flatMap(within))))];
}

/** Who says things and who finds them out, and the day of the user who creates the records. */
export interface SavedPeople {
  readonly contact: string;
  readonly owner: string;
  readonly today: string;
}

/** An answer that is open, so many days from today. */
function openAnswer(deal: string, concept: string, { owner, today }: SavedPeople, days: number): FieldValues {
  const until = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return {
    Opportunity__c: deal,
    Key__c: `${deal}:${concept}`,
    Concept__c: concept,
    Status__c: 'Not Known Yet',
    Open_Owner__c: owner,
    Open_Since__c: today,
    Open_Until__c: until,
  };
}

/** The records of a deal's children, ready to be created. */
export function childrenOf(
  deal: string,
  people: SavedPeople,
  playbooks: readonly CompiledPlaybook[],
  one: SavedCase,
): { readonly answers: readonly FieldValues[]; readonly pains: readonly FieldValues[] } {
  const { contact } = people;
  const source = { Opportunity__c: deal, Said_By__c: contact, Said_On__c: '2026-01-15', Source__c: 'Meeting' };
  const confirmed = {
    Confirmed_Words__c: 'Yes, that is how it is.',
    Confirmed_On__c: '2026-01-20',
    Confirmed_By__c: contact,
    Confirmed_Source__c: 'Email',
  };
  const by = (level: string) => (level === 'Confirmed' ? { ...source, ...confirmed } : source);
  const concepts = asked(playbooks);
  const openDays = new Map(
    one.open.flatMap(([place, days]) =>
      concepts.length === 0 ? [] : [[concepts[place % concepts.length]!, days] as const],
    ),
  );
  const levels = new Map<string, string>(one.answers.map(([concept, level]) => [CONCEPTS[concept]!, level]));
  if (one.rich) for (const concept of asked(playbooks)) levels.set(concept, 'Confirmed');
  const rich = Array.from({ length: 3 }, () => ['Confirmed', 25_000] as const);
  return {
    answers: [...new Map([...levels, ...[...openDays].map(([concept]) => [concept, ''] as const)])].map(
      ([concept, level]) => {
        const days = openDays.get(concept);
        return days !== undefined
          ? openAnswer(deal, concept, people, days)
          : {
              ...by(level),
              Key__c: `${deal}:${concept}`,
              Concept__c: concept,
              Answer__c: 'Every order is typed twice and one in twenty is wrong.',
              Quote__c: 'We retype every order twice.',
              Evidence__c: level,
            };
      },
    ),
    pains: (one.rich ? rich : one.pains).map(([level, impact]) => ({
      ...by(level),
      Statement__c: 'We retype every order twice.',
      Quote__c: 'We retype every order twice.',
      Evidence__c: level,
      Impact_Likely__c: impact,
    })),
  };
}
