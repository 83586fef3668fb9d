import fc from 'fast-check';
import { wherePlaybook } from '../../force-app/main/board/lwc/boardReading/playbookWhere.ts';
import { playbooksFor } from '../../src/playbook/index.ts';
import type { CompiledPlaybook } from '../../src/playbook/index.ts';
import { deployApp } from '../bench/seed/app.ts';
import { queryRecords, startRunning } from '../local-org/api/helpers.ts';
import type { Running } from '../local-org/api/helpers.ts';
import { testSeed } from '../seed.ts';

interface Deal {
  readonly Id: string;
  readonly Amount: number | null;
  readonly CreatedDate: string;
  readonly DF_Playbook_Pin__c: string | null;
  readonly Owner: { readonly Profile: { readonly Name: string } };
}

const TIMES = ['2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'];
const PINS = [null, 'small:1', 'small:2', 'small:9', 'large:1', 'unknown:1'];
const AMOUNTS = [null, 0, 999.99, 1000, 50_000];
const DEALS = TIMES.flatMap((CreatedDate) =>
  PINS.flatMap((pin) => AMOUNTS.map((Amount) => ({ CreatedDate, pin, Amount }))),
);

const time = fc.constantFrom(...TIMES, '2024-06-01T00:00:00Z');
const version = fc.record(
  {
    playbook: fc.constantFrom('small', 'large'),
    version: fc.constantFrom(1, 2),
    from: time,
    until: time,
    otherVersions: fc.constantFrom([], [1], [2], [1, 2]),
    appliesTo: fc.record(
      {
        amountAtLeast: fc.constantFrom(0, 1000, 20_000),
        ownerProfiles: fc.constantFrom(['System Administrator'], ['Somebody Else']),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['playbook', 'version', 'from', 'appliesTo'] },
) as unknown as fc.Arbitrary<CompiledPlaybook>;

describe("the board's filter by playbook", () => {
  let running: Running & { stop: () => Promise<void> };
  let deals: readonly Deal[];

  beforeAll(async () => {
    running = await startRunning();
    await deployApp(running.org.org);
    const admin = running.as('admin');
    const records = DEALS.map(({ CreatedDate, pin, Amount }, i) => ({
      ...{ attributes: { type: 'Opportunity' }, Name: `D${i}`, StageName: 'Prospecting', CloseDate: '2030-01-01' },
      ...{ CreatedDate, Amount, DF_Playbook_Pin__c: pin },
    }));
    const saved = await admin('POST', 'composite/sobjects', { allOrNone: true, records });
    expect(saved.json.filter(({ success }: { success: boolean }) => !success)).toEqual([]);
    const soql = 'SELECT Id, Amount, CreatedDate, DF_Playbook_Pin__c, Owner.Profile.Name FROM Opportunity';
    deals = (await queryRecords(admin, soql)) as unknown as Deal[];
    expect(deals).toHaveLength(DEALS.length);
  }, 180_000);
  afterAll(() => running.stop());

  const found = async (where: object): Promise<readonly string[]> => {
    const query =
      'query q($where: Opportunity_Filter) { uiapi { query { Opportunity(where: $where, first: 2000) { edges { node { Id } } } } } }';
    const answer = await running.as('admin')('POST', 'graphql', { query, variables: { where } });
    expect(answer.json.errors).toEqual([]);
    return answer.json.data.uiapi.query.Opportunity.edges.map(({ node }: { node: { Id: string } }) => node.Id).sort();
  };

  test('finds the deals that a playbook governs, and for `none` those that none governs', async () => {
    const now = new Date().toISOString();
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 4 }), async (playbooks) => {
        const codesOf = (deal: Deal): readonly string[] =>
          playbooksFor(playbooks, { ...deal, 'Owner.Profile.Name': deal.Owner.Profile.Name } as never, now).map(
            ({ playbook }) => playbook,
          );
        for (const code of ['small', 'large', 'none']) {
          const expected = deals.filter((deal) => {
            const codes = codesOf(deal);
            return code === 'none' ? codes.length === 0 : codes.includes(code);
          });
          expect(await found({ and: [{ IsClosed: { eq: false } }, ...wherePlaybook(playbooks, code)] })).toEqual(
            expected.map(({ Id }) => Id).sort(),
          );
        }
      }),
      { numRuns: 40, seed: testSeed() },
    );
  }, 180_000);
});
