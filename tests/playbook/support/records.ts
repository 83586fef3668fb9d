import fc from 'fast-check';
import type { Children, GateRecord } from '../../../src/playbook/index.ts';

/** Evidence levels, and now and then an open answer. */
const digits = fc
  .array(fc.constantFrom(0, 1, 2, 3, 4, 4, 9), { minLength: 15, maxLength: 15 })
  .map((all) => Number(all.join('')));
const packed = fc.oneof(
  fc.constant(null),
  digits,
  digits,
  fc.constant(444_444_444_444_444),
  fc.constant(333_333_333_333_333),
  fc.constant(999_999_999_999_999),
);
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 5 });
const count = often(fc.integer({ min: 0, max: 4 }));
const money = often(fc.constantFrom(0, 0.5, 1, 999.98, 999.99, 24_999.99, 25_000, 1_000_000));
const text = often(fc.constantFrom('yes', '"', '\\'));

const AMOUNTS = {
  Amount: often(fc.constantFrom(-1, 0, 5000.5, 9_999.99, 10_000, 50_000)),
  CurrencyIsoCode: often(fc.constantFrom('EUR', 'EUR', 'USD', 'CHF')),
};
const closeDate = often(
  fc.constantFrom('2025-01-01', '2025-01-08', '2025-01-09', '2025-03-02', '2025-03-03', '2024-12-01'),
);
/** The amount and close date of a deal before a save, where they were others. */
export const changed = fc.oneof(
  fc.record(AMOUNTS),
  closeDate.map((CloseDate) => ({ CloseDate })),
  fc.record({ ...AMOUNTS, CloseDate: closeDate }),
);

/** Field values by name, each blank now and then. */
export const values = fc.record({
  ...AMOUNTS,
  NextStep: text,
  Type: often(fc.constantFrom('yes', '"', '\\', 'a, b')),
  Description: text,
  DF_Desired_Outcome__c: text,
  Rank__c: often(fc.constantFrom(-5.01, -5, 0, 0.5, 7, 7.01)),
  Share__c: often(fc.constantFrom(0, 28.99, 29, 57.5, 100)),
  Ready__c: often(fc.boolean()),
  Go_Live__c: often(
    fc.constantFrom(
      '2020-01-01',
      '2022-05-04',
      '2022-05-05',
      '2022-05-20',
      '2025-01-15',
      '2025-02-02',
      '2025-02-03',
      '2099-12-31',
    ),
  ),
  CloseDate: closeDate,
  // Around the days of the cases, in several zones.
  Signed_At__c: often(
    fc.constantFrom(
      '2020-01-01T00:00:00.000+0000',
      '2022-05-04T10:59:59.000+0000',
      '2022-05-04T23:59:59.000+0000',
      '2022-05-05T07:00:00.000+0000',
      '2025-02-01T23:30:00.000-0100',
      '2025-02-02T07:59:59.000+0000',
      '2025-02-03T00:00:00.000+0000',
      '2099-12-31T00:00:00.000+0000',
    ),
  ),
  'Account.Industry': often(fc.constantFrom('Banking', 'Banking', 'Energy', 'banking')),
  'Account.AnnualRevenue': often(fc.constantFrom(-1, 0, 999_999.99, 1_000_000)),
  HasOpportunityLineItem: often(fc.boolean()),
  DF_Lines_Unlinked__c: often(fc.constantFrom(0, 0, 1)),
  DF_Discovery_Score__c: often(fc.constantFrom(0, 39, 40, 100)),
  // Around the days of the cases: 2022-05-05 is day 855, 2025-02-02 day 1859.
  DF_Open_Due__c: often(fc.constantFrom(0, 854, 855, 1858, 1859, 99_999, 99_999)),
  DF_Answers_A__c: packed,
  DF_Answers_B__c: packed,
  DF_Pains_Heard__c: count,
  DF_Pains_Quoted__c: count,
  DF_Pains_Confirmed__c: count,
  DF_Impact_Quoted__c: money,
  DF_Impact_Confirmed__c: money,
  'RecordType.DeveloperName': often(fc.constantFrom('New_Business', 'New_Business', 'Renewal', 'Other')),
  'Owner.Profile.Name': often(fc.constantFrom('Sales "A"', 'Sales "A"', 'Other')),
  'Owner.UserRole.DeveloperName': often(fc.constantFrom('EMEA', 'EMEA', 'APAC')),
  'Owner.Gated__c': often(fc.constantFrom(true, true, false)),
});

/** A deal that has nearly everything that a playbook could ask for. */
export const FULL: GateRecord = {
  Amount: 10_000,
  CurrencyIsoCode: 'EUR',
  NextStep: 'x',
  Type: 'yes',
  Description: 'x',
  DF_Desired_Outcome__c: 'x',
  Rank__c: 0.5,
  Share__c: 29,
  Ready__c: true,
  CloseDate: '2025-01-01',
  Signed_At__c: '2024-02-02T10:00:00.000+0000',
  'Account.Industry': 'Banking',
  'Account.AnnualRevenue': 1_000_000,
  HasOpportunityLineItem: true,
  DF_Lines_Unlinked__c: 0,
  DF_Discovery_Score__c: 100,
  DF_Answers_A__c: 444_444_444_444_444,
  DF_Answers_B__c: 444_444_444_444_444,
  DF_Pains_Heard__c: 3,
  DF_Pains_Quoted__c: 3,
  DF_Pains_Confirmed__c: 3,
  DF_Impact_Quoted__c: 25_000,
  DF_Impact_Confirmed__c: 25_000,
};

/** Pains themselves, for what no roll-up carries. */
export const children: fc.Arbitrary<Children> = fc.record({
  pains: fc.array(
    fc.record({
      kind: fc.constantFrom('Problem', 'Goal', 'Risk'),
      driver: fc.constantFrom('Grow', 'Cut Cost', 'Improve', ''),
      level: fc.integer({ min: 0, max: 4 }),
      likely: often(fc.constantFrom(0, 500, 1000)),
    }),
    { maxLength: 3 },
  ),
});

/** Approved overrides of a deal: how many days from the save each holds, and the place of its stage as a share of the stages. */
export const overrides = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 3,
    arbitrary: fc.array(fc.record({ days: fc.constantFrom(-30, -1, -1, 0, 0, 14), place: fc.nat({ max: 99 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
);

const DAY = 86_400_000;

/** The value of the roll-up over them on a day, as the org adds it up: the greatest token, null without any. */
export function tokenOf(
  given: readonly { days: number; place: number }[],
  stages: number,
  today: string,
): number | null {
  const from = (Date.parse(today) - Date.parse('2020-01-01')) / DAY;
  const tokens = given.map(({ days, place }) => (from + days) * 100 + 1 + (place % stages));
  return tokens.length === 0 ? null : Math.max(...tokens);
}
