import fc from 'fast-check';
import { placesOf } from '../../src/playbook/backends/predicate/places.ts';
import { compilePredicate, decide, type Attempt } from '../../src/playbook/index.ts';
import { smallPlaybook } from './support/texts.ts';

/** What the predicate does in another way than the evaluator, each against the plain way. */
describe('the place of a stage', () => {
  const plain = (names: readonly string[]) => (name: unknown) => names.indexOf(name as string) + 1;

  test('is that of the list, for any names and anything that is asked', () => {
    const name = fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('a', 'b', 'ä', '😀', ' ') });
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 30 }), fc.array(name), (names, asked) => {
        const places = placesOf(names);
        for (const one of [...names, ...asked, '', null, undefined, 7, true, names])
          expect([one, places(one)]).toEqual([one, plain(names)(one)]);
      }),
    );
  });

  test('is found too where names share all letters that are looked at', () => {
    const names = Array.from(
      { length: 99 },
      (_, index) => `a${String(index).padStart(4, '0')}-the same${'.'.repeat(20)}z`,
    );
    const places = placesOf(names);
    expect(names.map(places)).toEqual(names.map(plain(names)));
    expect(places('a0100-the same')).toBe(0);
  });

  test('is found where only first and last letters tell names of one length from each other', () => {
    const names = ['Alpha call', 'Offer call', 'Alpha calm', 'Offer calm'];
    const places = placesOf(names);
    expect(names.map(places)).toEqual([1, 2, 3, 4]);
    expect(places('Omega calm')).toBe(0);
  });
});

test('a deal is told from a later one by its day, and around the beginning of a version by the second', () => {
  const from = '2024-03-01T08:30:00Z';
  const playbook = { ...smallPlaybook({ from }), until: '2025-01-01T00:00:00Z' };
  const predicate = compilePredicate(playbook);
  const moments = [from, playbook.until].flatMap((moment) =>
    [-400, -366, -2, -1, 0, 1, 2, 366, 400].flatMap((days) =>
      [-43_200, -1, 0, 1, 43_200].map((seconds) => Date.parse(moment) + days * 86_400_000 + seconds * 1000),
    ),
  );
  const written = (moment: number, offset: number) => {
    const local = new Date(moment + offset * 3_600_000).toISOString().slice(0, 19);
    const hours = String(Math.abs(offset)).padStart(2, '0');
    return `${local}.000${offset < 0 ? '-' : '+'}${hours}00`;
  };
  const outcomes = new Map<string, number>();
  for (const moment of moments) {
    const texts = [-12, -8, 0, 5, 14].map((offset) => written(moment, offset));
    for (const CreatedDate of [...texts, new Date(moment).toISOString()]) {
      const record = { Id: '006', StageName: 'Second', CreatedDate };
      const attempt: Attempt = { record, prior: { ...record, StageName: 'First' }, permissions: [], now: from };
      const { outcome } = decide(playbook, attempt);
      expect([CreatedDate, predicate.outcome(attempt)]).toEqual([CreatedDate, outcome]);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  }
  expect(Math.min(outcomes.get('blocked') ?? 0, outcomes.get('exempt') ?? 0)).toBeGreaterThan(100);
  for (const CreatedDate of [null, undefined, '', '2024-05-05']) {
    const record = { Id: '006', StageName: 'Second', CreatedDate };
    const attempt: Attempt = { record, prior: { ...record, StageName: 'First' }, permissions: [], now: from };
    expect(predicate.outcome(attempt)).toBe(decide(playbook, attempt).outcome);
  }
});

test('a digit of a packed number is read by rounding as exactly as by its remainder', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 });
  const value = fc.oneof(
    digits.map((all) => Number(all.join(''))),
    fc.constantFrom(0, -1, -20, 9, 999_999_999_999_999, 1e15, 1e15 + 20, 4e17, NaN, Infinity, 0.5, 20.5),
  );
  const playbook = smallPlaybook({
    questions: ['situation', 'problem', 'priority', 'solution fit', 'alternatives'].map((concept) => ({
      concept,
      ask: 'How is that?',
      why: 'It is theirs.',
    })),
    gates: [
      {
        toEnter: 'Second',
        mode: 'enforce',
        require: [
          { answered: { situation: 'Heard', problem: 'Assumed', priority: 'Quoted', 'solution fit': 'Confirmed' } },
        ],
      },
    ],
  });
  const predicate = compilePredicate(playbook);
  fc.assert(
    fc.property(value, (DF_Answers_A__c) => {
      const record = { Id: '006', StageName: 'Second', CreatedDate: '2024-05-05T10:00:00.000+0000', DF_Answers_A__c };
      const attempt: Attempt = { record, prior: { ...record, StageName: 'First' }, permissions: [], now: '' };
      expect(predicate.verdict(attempt)).toEqual(decide(playbook, attempt));
    }),
    { numRuns: 2000 },
  );
});
