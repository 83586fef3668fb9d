import { GATES, openGatedOrg, withoutCode } from './gated-org.ts';
import type { GatedOrg } from './gated-org.ts';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg({
    change: (yaml) => yaml.replace('exemptStages:', 'appliesTo: { amountAtLeast: 10000 }\nexemptStages:'),
  });
}, 180_000);
afterAll(() => gated.close());

describe('amount and scope', () => {
  test('A1: an amount made smaller in the save that advances is judged as the larger one', async () => {
    const deal = await gated.newDeal({ Amount: 20_000 });
    const change = { Amount: 9999, StageName: 'Negotiation/Review' };
    for (const user of ['seller', 'manager'] as const)
      expect(await gated.save(deal, change, user)).toEqual(gated.sentences(GATES));
    const [row] = await gated.query(`SELECT Amount, StageName FROM Opportunity WHERE Id = '${deal}'`);
    expect(row).toMatchObject({ Amount: 20_000, StageName: 'Prospecting' });
  });

  test('A2: nor is a deal won by it', async () => {
    const deal = await gated.newDeal({ Amount: 20_000 });
    expect(await gated.save(deal, { Amount: 5000, StageName: 'Closed Won' })).toEqual(gated.sentences(GATES));
    expect(await gated.save(deal, { Amount: null, StageName: 'Closed Won' })).toEqual(gated.sentences(GATES));
    const small = await gated.newDeal({ Amount: 5000 });
    expect(await gated.save(small, { Amount: 20_000, StageName: 'Closed Won' })).toEqual(gated.sentences(GATES));
    // Out of scope before and after: the playbook has no say.
    expect(await gated.save(small, { Amount: 6000, StageName: 'Closed Won' })).toBe('saved');
  });

  test('A5: a deal inserted as won with a blank amount is in scope, and refused', async () => {
    const fields = { Name: 'Walk-in', CloseDate: '2027-01-31', StageName: 'Closed Won' };
    const refused = [withoutCode(gated.playbook.newRecordSentence)];
    expect(await gated.tryCreate('Opportunity', fields)).toEqual(refused);
    expect(await gated.tryCreate('Opportunity', { ...fields, Amount: null })).toEqual(refused);
    expect(await gated.tryCreate('Opportunity', { ...fields, Amount: 10_000 })).toEqual(refused);
    expect(await gated.tryCreate('Opportunity', { ...fields, Amount: 0 })).toBe('saved');
  });
});
