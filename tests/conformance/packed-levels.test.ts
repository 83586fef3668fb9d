import { compileFormula } from '../../src/formula/index.ts';
import { CONCEPTS, EVIDENCE, levelOf, measure, unmetFormula, NO_CHILDREN, slotOf } from '../../src/playbook/index.ts';
import type { ConditionOf, GateRecord } from '../../src/playbook/index.ts';
import { fieldValue } from '../metadata/evaluate.ts';

/** What the other slots of the same roll-up hold: nothing, everything confirmed, everything open, or a mix. */
const BACKGROUNDS: Readonly<Record<string, (power: number) => number>> = {
  empty: () => 0,
  full: () => 4,
  open: () => 9,
  mixed: (power) => [0, 1, 9, 2, 3, 4][(power * 7 + 3) % 6]!,
};

/** The roll-up as digits, most significant first, with one slot set. */
function packed(slot: number, level: number, background: (power: number) => number): number {
  const digits = Array.from({ length: 15 }, (_, power) => (power === slot ? level : background(power)));
  return Number(digits.reverse().join(''));
}

const DAY = '2026-03-31';
const DAYS = 2281;

/** Whether the rule misses the criterion, and the evaluator too, on DAY; they have to agree. */
function missedBy(criterion: ConditionOf<'answered'>) {
  const rule = compileFormula(unmetFormula(criterion), {
    place: 'rule',
    blanks: 'asBlank',
    returns: 'Boolean',
    field: ([name]) => ({ type: name === 'StageName' ? 'Picklist' : 'Number' }),
  });
  return (record: GateRecord) => {
    const field = ([name]: readonly string[]) => record[name ?? ''] ?? null;
    const { have, need } = measure(criterion, record, { today: DAY, children: NO_CHILDREN });
    return [rule.evaluate({ field, now: new Date(`${DAY}T12:00:00Z`) }), have < need];
  };
}

describe('thirty levels in two numbers', () => {
  test('every slot, level and required evidence is read right by the rule and by the evaluator, whatever the other slots hold', () => {
    let cases = 0;
    for (const concept of CONCEPTS) {
      const { field, power } = slotOf(concept);
      for (const evidence of EVIDENCE) {
        const strict = missedBy({ kind: 'answered', concept, evidence });
        const open = missedBy({ kind: 'answered', concept, evidence, notKnownYet: ['Second', 'Third'] });
        for (const background of Object.values(BACKGROUNDS)) {
          for (const digit of [0, 1, 2, 3, 4, 9]) {
            const value = { [field]: packed(power, digit, background) };
            const isMissed = digit === 9 || digit < levelOf(evidence);
            const states = [
              [value, isMissed],
              [{ ...value, StageName: 'Second', DF_Open_Due__c: DAYS }, isMissed && digit !== 9],
              [{ ...value, StageName: 'Third', DF_Open_Due__c: null }, isMissed && digit !== 9],
              [{ ...value, StageName: 'Fourth', DF_Open_Due__c: DAYS }, isMissed],
              [{ ...value, StageName: 'Second', DF_Open_Due__c: DAYS - 1 }, isMissed],
            ] as const;
            for (const [record, expected] of states) {
              expect([concept, evidence, record, ...open(record)]).toEqual([
                concept,
                evidence,
                record,
                expected,
                expected,
              ]);
              expect([concept, evidence, record, ...strict(record)]).toEqual([
                concept,
                evidence,
                record,
                isMissed,
                isMissed,
              ]);
              cases += 1;
            }
          }
        }
        expect([...strict({ [field]: null }), ...open({ [field]: null })]).toEqual([true, true, true, true]);
      }
    }
    expect(cases).toBe(30 * 4 * 4 * 6 * 5);
  });

  test('numbers that an earlier release added up, without open answers, are read as they were', () => {
    // A deploy replaces the rules before the fields: for a while the new rules read what the old formulas have added up.
    for (const concept of CONCEPTS) {
      const { field, power } = slotOf(concept);
      for (const evidence of EVIDENCE) {
        const old = `MOD(BLANKVALUE(${field}, 0), 1${'0'.repeat(power + 1)}) < ${levelOf(evidence)}${'0'.repeat(power)}`;
        const rule = compileFormula(old, {
          place: 'rule',
          blanks: 'asBlank',
          returns: 'Boolean',
          field: () => ({ type: 'Number' }),
        });
        const missed = missedBy({ kind: 'answered', concept, evidence });
        const open = missedBy({ kind: 'answered', concept, evidence, notKnownYet: ['Second'] });
        for (const level of [0, 1, 2, 3, 4]) {
          const value = packed(power, level, (other) => (other * 3 + level) % 5);
          const before = rule.evaluate({ field: () => value, now: new Date(0) });
          // The roll-up of due days is not there yet, or blank.
          expect([...missed({ [field]: value }), ...open({ [field]: value, StageName: 'Second' })]).toEqual(
            Array(4).fill(before),
          );
        }
      }
    }
  });

  test('the formulas of an answer put its level into its slot and into no other, and add up without a carry', () => {
    const sums = { DF_Answers_A__c: 0, DF_Answers_B__c: 0 };
    for (const concept of CONCEPTS) {
      const { field, power } = slotOf(concept);
      for (const evidence of EVIDENCE) {
        const answer = { Concept__c: concept, Evidence__c: evidence, Status__c: 'Answered' };
        const [a, b] = ['Digit_A__c', 'Digit_B__c'].map((name) => Number(fieldValue('DF_Answer__c', name, answer)));
        const digit = levelOf(evidence) * 10 ** power;
        expect([concept, a, b]).toEqual(field === 'DF_Answers_A__c' ? [concept, digit, 0] : [concept, 0, digit]);
      }
      sums[field] += levelOf('Confirmed') * 10 ** power;
    }
    expect(sums).toEqual({ DF_Answers_A__c: 444_444_444_444_444, DF_Answers_B__c: 444_444_444_444_444 });
    expect(Object.values(sums).every(Number.isSafeInteger)).toBe(true);
  });
});

describe('an open answer', () => {
  const open = {
    Status__c: 'Not Known Yet',
    Open_Since__c: '2026-11-21',
    Open_Owner__c: '005000000000001AAA',
    Open_Until__c: '2026-12-01',
  };
  const digits = (answer: Record<string, string | null>): number[] =>
    ['Digit_A__c', 'Digit_B__c'].map((name) => Number(fieldValue('DF_Answer__c', name, answer)));
  const due = (answer: Record<string, string | null>): number =>
    Number(fieldValue('DF_Answer__c', 'Open_Due__c', answer));

  test('is a 9 in its slot and in no other, counts no level and no points, and fifteen of them stay exact', () => {
    const sums = { DF_Answers_A__c: 0, DF_Answers_B__c: 0 };
    for (const concept of CONCEPTS) {
      const { field, power } = slotOf(concept);
      const answer = { ...open, Concept__c: concept, Evidence__c: 'Confirmed', Answer__c: 'Said before.' };
      const nine = 9 * 10 ** power;
      expect([concept, ...digits(answer)]).toEqual(
        field === 'DF_Answers_A__c' ? [concept, nine, 0] : [concept, 0, nine],
      );
      expect(Number(fieldValue('DF_Answer__c', 'Evidence_Level__c', answer))).toBe(0);
      expect(Number(fieldValue('DF_Answer__c', 'Points__c', answer))).toBe(0);
      sums[field] += nine;
    }
    expect(sums).toEqual({ DF_Answers_A__c: 999_999_999_999_999, DF_Answers_B__c: 999_999_999_999_999 });
    expect(999_999_999_999_999 + 1).toBe(10 ** 15);
    expect(Number.isSafeInteger(10 ** 15)).toBe(true);
  });

  test.each<[string, Record<string, string | null>]>([
    ['without somebody who finds out', { Open_Owner__c: null }],
    ['without a due day', { Open_Until__c: null }],
    ['without the day since when', { Open_Since__c: null }],
    ['that a manager rejected', { Review_Verdict__c: 'Rejected' }],
    ['that was withdrawn', { Status__c: 'Withdrawn' }],
    ['that has been answered since', { Status__c: 'Answered' }],
  ])('%s it is no 9 and has no due day', (_, change) => {
    const answer = { ...open, Concept__c: 'problem', ...change };
    expect(digits(answer)).toEqual([0, 0]);
    expect(due(answer)).toBe(99_999);
  });

  test('its due day is days from 2020-01-01, so that the least is the earliest', () => {
    const days = ['2020-01-02', '2026-12-01', '2099-12-31'].map((day) => due({ ...open, Open_Until__c: day }));
    expect(days).toEqual([1, 2526, 29_219]);
    expect(due({ ...open, Review_Verdict__c: 'Cleared' })).toBe(2526);
  });
});

describe('an override in one number', () => {
  const epoch = Date.UTC(2020, 0, 1);
  const day = (number: number) => new Date(epoch + number * 86_400_000).toISOString().slice(0, 10);
  const token = (fields: Record<string, string | number>) =>
    Number(fieldValue('DF_Gate_Override__c', 'Token__c', fields));

  test('every expiry of ten years and every stage order come back out of the number', () => {
    for (let expiry = 2191; expiry < 2191 + 3652; expiry += 7) {
      for (let order = 1; order <= 99; order += 14) {
        const number = token({ Status__c: 'Approved', Expires_On__c: day(expiry), Stage_Order__c: order });
        expect([Math.floor(number / 100), number % 100]).toEqual([expiry, order]);
        for (const today of [expiry - 1, expiry, expiry + 1]) expect(number >= today * 100).toBe(today <= expiry);
      }
    }
    expect(token({ Status__c: 'Approved', Expires_On__c: '2026-11-30', Stage_Order__c: 7 })).toBe(252_507);
  });

  test('only an approved one counts', () => {
    for (const Status__c of ['Requested', 'Declined', 'Withdrawn']) {
      expect(token({ Status__c, Expires_On__c: '2026-11-30', Stage_Order__c: 7 })).toBe(0);
    }
  });
});
