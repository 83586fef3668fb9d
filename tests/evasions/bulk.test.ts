import { ended, load } from '../local-org/api/bulk-support.ts';
import { caller } from '../local-org/api/helpers.ts';
import type { Caller } from '../local-org/api/helpers.ts';
import { GATES, openGatedOrg, withoutCode } from './gated-org.ts';
import type { GatedOrg } from './gated-org.ts';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg();
}, 180_000);
afterAll(() => gated.close());

const as = (user: 'seller' | 'manager' | 'admin' | 'integration'): Caller =>
  caller(gated.url, gated.users[user].accessToken);

/** What the bulk job of a user came to for one deal. */
async function advance(user: 'seller' | 'manager' | 'admin' | 'integration', deal: string): Promise<string> {
  const { success, failed, info } = await load(
    as(user),
    { object: 'Opportunity', operation: 'update' },
    `Id,StageName\n${deal},Proposal/Price Quote\n`,
  );
  expect(info.state).toBe('JobComplete');
  return info.numberRecordsFailed === 0 ? success : failed;
}

describe('a bulk update of the stage', () => {
  test.each(['seller', 'manager', 'admin'] as const)(
    'of the %s is held by the gate, with each of its sentences in the failed results',
    async (user) => {
      const deal = await gated.newDeal({});
      const failed = await advance(user, deal);
      expect(failed).toContain('FIELD_CUSTOM_VALIDATION_EXCEPTION:');
      for (const sentence of gated.sentences(GATES.slice(0, 2)).slice(0, 3))
        expect(failed).toContain(sentence.replaceAll('"', '""'));
      expect(await gated.stageOf(deal)).toBe('Prospecting');
    },
  );

  test('of the integration user passes, and the history shows it', async () => {
    const deal = await gated.newDeal({});
    expect(await advance('integration', deal)).toContain(`"${deal}","false"`);
    expect(await gated.stageOf(deal)).toBe('Proposal/Price Quote');
    const history = await gated.query(
      `SELECT StageName, CreatedById FROM OpportunityHistory WHERE OpportunityId = '${deal}' AND StageName = 'Proposal/Price Quote'`,
      'admin',
    );
    expect(history).toEqual([expect.objectContaining({ CreatedById: gated.users.integration.id })]);
  });

  test('holds the deals without answers in a job with deals that may pass, row by row', async () => {
    const [ready, bare] = [(await gated.readyDeal()).id, await gated.newDeal({})];
    const seller = as('seller');
    const { id, info, success, failed } = await load(
      seller,
      { object: 'Opportunity', operation: 'update' },
      `Id,StageName\n${bare},Value Proposition\n${ready},Value Proposition\n`,
    );
    expect([info.numberRecordsProcessed, info.numberRecordsFailed]).toEqual([2, 1]);
    expect([success.includes(ready), failed.includes(bare)]).toEqual([true, true]);
    expect(await ended(seller, `jobs/ingest/${id}`)).toMatchObject({ state: 'JobComplete' });
    expect([await gated.stageOf(ready), await gated.stageOf(bare)]).toEqual(['Value Proposition', 'Prospecting']);
  });

  test('a new deal beyond the gate is not inserted', async () => {
    const { failed, info } = await load(
      as('seller'),
      { object: 'Opportunity', operation: 'insert' },
      'Name,StageName,CloseDate\nBeyond,Proposal/Price Quote,2030-01-31\n',
    );
    expect([info.numberRecordsFailed, failed.includes('FIELD_CUSTOM_VALIDATION_EXCEPTION')]).toEqual([1, true]);
    expect(await gated.query("SELECT Id FROM Opportunity WHERE Name = 'Beyond'", 'admin')).toEqual([]);
  });

  test('in a batch of the first Bulk API is held for the seller with the same sentences, and passes for integration', async () => {
    const deal = await gated.newDeal({});
    const run = async (
      user: 'seller' | 'integration',
    ): Promise<{ success: boolean; errors: { message: string }[] }[]> => {
      const call = as(user);
      const body = { operation: 'update', object: 'Opportunity', contentType: 'JSON' };
      const job = `/services/async/66.0/job/${(await call('POST', '/services/async/66.0/job', body)).json.id}`;
      const queued = await call('POST', `${job}/batch`, [{ Id: deal, StageName: 'Proposal/Price Quote' }]);
      const json = { 'Content-Type': 'application/json' };
      for (;;) {
        const answer = await call('GET', `${job}/batch/${queued.json.id}/result`, undefined, json);
        if (answer.status === 200) return answer.json;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const [held] = await run('seller');
    expect(held?.success).toBe(false);
    const messages = held?.errors.map(({ message }) => withoutCode(message));
    expect(messages).toEqual(expect.arrayContaining(gated.sentences(GATES.slice(0, 2)).slice(0, 3)));
    expect(await gated.stageOf(deal)).toBe('Prospecting');
    expect((await run('integration')).map(({ success }) => success)).toEqual([true]);
    expect(await gated.stageOf(deal)).toBe('Proposal/Price Quote');
  });
});
