import type { OrgConnection } from '../../../src/salesforce/index.ts';
import { openGatedOrg } from '../../evasions/gated-org.ts';
import type { GatedOrg, ReadyDeal } from '../../evasions/gated-org.ts';
import { serviceOf, watchOnce, withFolder } from './service.ts';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg();
}, 120_000);
afterAll(() => gated.close());

const VALUE = 'Value Proposition';
const NEGOTIATION = 'Negotiation/Review';
const MINUTE = 60_000;

/** The service's connection to the org, which does `act` once before it sends the first query that matches. */
function interrupted(before: RegExp, act: () => Promise<void>): OrgConnection {
  const org = serviceOf(gated);
  let isDone = false;
  const hooked =
    (send: OrgConnection['query']): OrgConnection['query'] =>
    async <Row extends object>(soql: string) => {
      if (!isDone && before.test(soql)) {
        isDone = true;
        await act();
      }
      return send<Row>(soql);
    };
  return { ...org, query: hooked(org.query), queryAll: hooked(org.queryAll) };
}

const outcomes = async (deal: string) => {
  const rows = await gated.query<{ Outcome__c: string }>(
    `SELECT Outcome__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}' AND Outcome__c != 'allowed'`,
    'manager',
  );
  return rows.map(({ Outcome__c }) => Outcome__c).sort();
};

const lower = async (deal: ReadyDeal) =>
  expect(await gated.update('DF_Answer__c', deal.answers['problem']!, { Evidence__c: 'Heard' })).toBe('saved');
const move = async ({ id }: ReadyDeal, stage: string) =>
  expect(await gated.save(id, { StageName: stage })).toBe('saved');

test.each([
  ['before the first read, so that the row waits', /FROM DF_Playbook__c/],
  ['after the last read', /FROM Opportunity WHERE IsClosed = false/],
  ['between the reading of the deal and of its children', /FROM DF_Answer__c/],
] as const)(
  'while the first watch reads what is there, a deal is saved and its evidence lowered right after, %s: judged late',
  (_when, before) =>
    withFolder(async (folder) => {
      const deal = await gated.readyDeal();
      const act = async () => {
        await move(deal, VALUE);
        await lower(deal);
      };
      await watchOnce(interrupted(before, act), folder);
      await watchOnce(serviceOf(gated), folder);
      expect(await outcomes(deal.id)).toEqual(['judged late']);
    }),
  MINUTE,
);

/** A deal past the first gate that the watch knows, and a change of it that the watch has not read. */
async function changedDeal(folder: string): Promise<ReadyDeal> {
  const deal = await gated.readyDeal();
  await watchOnce(serviceOf(gated), folder);
  await move(deal, VALUE);
  await watchOnce(serviceOf(gated), folder);
  expect(await gated.save(deal.id, { Description: 'Call again' })).toBe('saved');
  return deal;
}

test(
  'a deal that goes on while it is read for another change of it is judged with what it had before: judged late',
  () =>
    withFolder(async (folder) => {
      const deal = await changedDeal(folder);
      const act = async () => {
        await move(deal, NEGOTIATION);
        await lower(deal);
      };
      await watchOnce(interrupted(/FROM Opportunity WHERE Id IN/, act), folder);
      await watchOnce(serviceOf(gated), folder);
      expect(await outcomes(deal.id)).toEqual(['judged late', 'taken back']);
    }),
  MINUTE,
);

test(
  'evidence that is lowered between the reading of the deal and of its children is taken back, once',
  () =>
    withFolder(async (folder) => {
      const deal = await changedDeal(folder);
      await watchOnce(
        interrupted(/FROM DF_Answer__c/, () => lower(deal)),
        folder,
      );
      await watchOnce(serviceOf(gated), folder);
      expect(await outcomes(deal.id)).toEqual(['taken back']);
    }),
  MINUTE,
);
