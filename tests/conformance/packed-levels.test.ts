import { compileFormula } from '../../src/formula/index.ts';
import { CONCEPTS, EVIDENCE, levelOf, measure, unmetFormula, NO_CHILDREN, slotOf } from '../../src/playbook/index.ts';
import { fieldValue } from '../metadata/evaluate.ts';

/** What the other slots of the same roll-up hold: nothing, everything confirmed, or a mix. */
const BACKGROUNDS: Readonly<Record<string, (power: number) => number>> = {
  empty: () => 0,
  full: () => 4,
  mixed: (power) => (power * 7 + 3) % 5,
};

/** The roll-up as digits, most significant first, with one slot set. */
function packed(slot: number, level: number, background: (power: number) => number): number {
  const digits = Array.from({ length: 15 }, (_, power) => (power === slot ? level : background(power)));
  return Number(digits.reverse().join(''));
}

describe('thirty levels in two numbers', () => {
  test('every slot, level and required evidence is read right by the rule and by the evaluator, whatever the other slots hold', () => {
    let cases = 0;
    for (const concept of CONCEPTS) {
      const { field, power } = slotOf(concept);
      for (const evidence of EVIDENCE) {
        const criterion = { kind: 'answered', id: 'x', sentence: 'x', concept, evidence } as const;
        const rule = compileFormula(unmetFormula(criterion), {
          place: 'rule',
          blanks: 'asBlank',
          returns: 'Boolean',
          field: () => ({ type: 'Number' }),
        });
        const missed = (value: number | null) => rule.evaluate({ field: () => value, now: new Date(0) });
        for (const background of Object.values(BACKGROUNDS)) {
          for (let level = 0; level <= 4; level += 1) {
            const value = packed(power, level, background);
            const expected = level < levelOf(evidence);
            const { have, need } = measure(criterion, { [field]: value }, { children: NO_CHILDREN });
            expect([concept, evidence, level, missed(value), have < need]).toEqual([
              concept,
              evidence,
              level,
              expected,
              expected,
            ]);
            cases += 1;
          }
        }
        expect(missed(null)).toBe(true);
      }
    }
    expect(cases).toBe(30 * 4 * 3 * 5);
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
