import { readFileSync } from 'node:fs';
import { GATES, openGatedOrg, withoutCode } from './gated-org.ts';
import type { GatedOrg, Outcome, RestErrors } from './gated-org.ts';
import { UPDATE_PATHS } from '../conformance/write-paths/update-paths.ts';

const TARGET = 'Value Proposition';
const LATER = 'Negotiation/Review';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg();
}, 180_000);
afterAll(() => gated.close());

/** Refusals for want of a permission, not of a value. */
const REFUSALS = new Set(['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'INSUFFICIENT_ACCESS_OR_READONLY']);

/** Each way to write a stage, as one user. */
type Writer = (deal: string, stage: unknown, user?: 'seller' | 'manager' | 'admin' | 'revops') => Promise<Outcome>;

/** The ways of the write-path matrix that update a deal by its id. */
const WAYS: readonly [string, Writer][] = UPDATE_PATHS.map(({ name, write }) => [
  name,
  (deal, StageName, user = 'seller') => {
    const by: Parameters<typeof write>[0] = {
      url: gated.url,
      accessToken: gated.users[user].accessToken,
      rest: (method, path, body) => gated.rest(method, path, body, user),
    };
    return write(by, { id: deal, fields: { StageName } });
  },
]);

describe('stage by another door', () => {
  test.each(WAYS)('D1: a seller cannot set a later stage by %s', async (_way, write) => {
    const deal = await gated.newDeal();
    expect(await write(deal, TARGET)).toEqual(gated.sentences([TARGET]));
    expect(await write(deal, LATER)).toEqual(gated.sentences(GATES));
    expect(await gated.stageOf(deal)).toBe('Prospecting');
    // The way itself works: a stage without a gate is saved by it.
    expect(await write(deal, 'Needs Analysis')).toBe('saved');
    expect(await gated.stageOf(deal)).toBe('Needs Analysis');
  });

  test.each(['manager', 'admin', 'revops'] as const)('D2: nor can the user %s, by any way', async (user) => {
    const deal = await gated.newDeal();
    for (const [way, write] of WAYS)
      expect([way, await write(deal, LATER, user)]).toEqual([way, gated.sentences(GATES)]);
    expect(await gated.stageOf(deal)).toBe('Prospecting');
  });

  test.each([
    'negotiation/review',
    'NEGOTIATION/REVIEW',
    'Negotiation/Review ',
    ' Negotiation/Review',
    'Negotiation/Review\u00a0',
    'Nego\u200btiation/Review',
  ])('D3: the stage spelled %j is refused, or judged as the known one', async (stage) => {
    for (const [way, write] of WAYS) {
      const deal = await gated.newDeal();
      const outcome = await write(deal, stage);
      expect([way, outcome]).not.toEqual([way, 'saved']);
      expect(await gated.stageOf(deal)).toBe('Prospecting');
    }
  });

  test('D3: a known stage in other capitals is stored as the known one', async () => {
    const deal = await gated.newDeal();
    const outcome = await gated.save(deal, { StageName: 'needs analysis ' });
    expect(['Prospecting', 'Needs Analysis']).toContain(await gated.stageOf(deal));
    if (outcome === 'saved') expect(await gated.stageOf(deal)).toBe('Needs Analysis');
  });

  test('D3: the stage twice in one body, and the deal twice in one request, are judged', async () => {
    const deal = await gated.newDeal();
    for (const body of [
      `{"StageName": "Needs Analysis", "StageName": "${LATER}"}`,
      `{"StageName": "${LATER}", "stagename": "${LATER}"}`,
      `{"stageName": "Needs Analysis", "StageName": "${LATER}"}`,
    ]) {
      const answer = await fetch(`${gated.url}/services/data/v66.0/sobjects/Opportunity/${deal}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${gated.users.seller.accessToken}`, 'content-type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(400);
      expect(await gated.stageOf(deal)).toBe('Prospecting');
    }
    const records = ['Needs Analysis', LATER].map((StageName) => ({
      attributes: { type: 'Opportunity' },
      Id: deal,
      StageName,
    }));
    for (const list of [records, [...records].reverse()]) {
      await gated.rest('PATCH', 'composite/sobjects', { allOrNone: false, records: list });
      expect(['Prospecting', 'Needs Analysis']).toContain(await gated.stageOf(deal));
    }
  });

  test.each([['Signed on paper'], [''], [null]])('D4: the stage %j is refused', async (stage) => {
    for (const [way, write] of WAYS) {
      const deal = await gated.newDeal();
      const outcome = await write(deal, stage);
      expect([way, outcome]).not.toEqual([way, 'saved']);
      expect(String(outcome).toLowerCase()).toMatch(/stage/);
      expect(await gated.stageOf(deal)).toBe('Prospecting');
    }
  });

  test('D5: a deal inserted beyond a gate is to be saved in the first stage first', async () => {
    const fields = { Name: 'Walk-in', CloseDate: '2027-01-31' };
    for (const StageName of [TARGET, LATER, 'Closed Won']) {
      const outcome = await gated.tryCreate('Opportunity', { ...fields, StageName });
      expect(outcome).toEqual([withoutCode(gated.playbook.newRecordSentence)]);
    }
  });

  test.each([LATER, 'Closed Won', TARGET])('D6: a deal inserted as lost cannot be reopened in %s', async (stage) => {
    const deal = await gated.newDeal({ StageName: 'Closed Lost' });
    const asked = stage === TARGET ? [TARGET] : GATES;
    expect(await gated.save(deal, { StageName: stage })).toEqual(gated.sentences(asked));
    expect(await gated.stageOf(deal)).toBe('Closed Lost');
    expect(await gated.save(deal, { StageName: 'Prospecting' })).toBe('saved');
  });

  test('D7: a new owner in the same save changes nothing', async () => {
    const { users } = gated;
    const ready = await gated.readyDeal();
    const bare = await gated.newDeal();
    const change = { StageName: LATER, OwnerId: users.manager.id };
    expect(await gated.save(bare, change)).toEqual(gated.sentences(GATES));
    expect(await gated.save(ready.id, change)).toBe('saved');
    const [row] = await gated.query(`SELECT StageName, OwnerId FROM Opportunity WHERE Id = '${ready.id}'`, 'admin');
    expect(row).toMatchObject(change);
  }, 180_000);

  test('D8: a pin is not the seller’s to write, and one to a version that is not live frees nobody', async () => {
    const deal = await gated.newDeal();
    for (const pin of ['diagnose-first:0', 'diagnose-first:99', 'another:1'])
      expect(await gated.save(deal, { DF_Playbook_Pin__c: pin })).not.toBe('saved');
    expect(await gated.save(deal, { DF_Playbook_Pin__c: 'diagnose-first:99', StageName: LATER })).not.toBe('saved');
    expect(
      await gated.tryCreate('Opportunity', {
        Name: 'Pinned',
        CloseDate: '2027-01-31',
        StageName: 'Prospecting',
        DF_Playbook_Pin__c: 'diagnose-first:99',
      }),
    ).not.toBe('saved');
    for (const pin of ['diagnose-first:99', 'another:1', ' ', 'x']) {
      const pinned = await gated.newDeal();
      const written = await gated.save(pinned, { DF_Playbook_Pin__c: pin }, 'integration');
      expect([pin, written]).toEqual([pin, 'saved']);
      expect([pin, await gated.save(pinned, { StageName: LATER })]).toEqual([pin, gated.sentences(GATES)]);
    }
  });

  test('D9: a seller gives themselves no permission and changes no rule, stage or playbook', async () => {
    const { id } = gated.users.seller;
    const one = async (soql: string): Promise<string> =>
      (await gated.query<{ Id: string }>(soql, 'admin'))[0]?.Id ?? '';
    const bypass = await one("SELECT Id FROM PermissionSet WHERE Name = 'DF_Integration'");
    const profile = await one("SELECT Id FROM Profile WHERE Name = 'System Administrator'");
    const playbook = await one('SELECT Id FROM DF_Playbook__c');
    const question = await one('SELECT Id FROM DF_Question__c');
    const mine = await one(`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${id}'`);
    const stage = await one("SELECT Id FROM OpportunityStage WHERE MasterLabel = 'Closed Lost'");
    const attempts: readonly [string, string, string, unknown?][] = [
      ['a permission set', 'POST', 'sobjects/PermissionSetAssignment', { AssigneeId: id, PermissionSetId: bypass }],
      ['another assignment', 'PATCH', `sobjects/PermissionSetAssignment/${mine}`, { PermissionSetId: bypass }],
      ['the administrator’s profile', 'PATCH', `sobjects/User/${id}`, { ProfileId: profile }],
      ['another user’s name', 'PATCH', `sobjects/User/${id}`, { Username: 'integration@example.com' }],
      ['a role', 'PATCH', `sobjects/User/${id}`, { UserRoleId: null }],
      ['the playbook', 'PATCH', `sobjects/DF_Playbook__c/${playbook}`, { Compiled__c: '{}' }],
      ['no playbook', 'DELETE', `sobjects/DF_Playbook__c/${playbook}`],
      ['a playbook of their own', 'POST', 'sobjects/DF_Playbook__c', { Name: 'Mine' }],
      ['a question', 'PATCH', `sobjects/DF_Question__c/${question}`, { Ask__c: 'Anything else?' }],
      ['no question', 'DELETE', `sobjects/DF_Question__c/${question}`],
      ['a stage', 'PATCH', `sobjects/OpportunityStage/${stage}`, { IsWon: true }],
      ['a new stage', 'POST', 'sobjects/OpportunityStage', { MasterLabel: 'Won anyway' }],
    ];
    for (const [what, method, path, body] of attempts) {
      const { status, body: reply } = await gated.rest<RestErrors>(method, path, body);
      expect([what, status, REFUSALS.has(reply[0]?.errorCode ?? '')]).toEqual([what, status, true]);
    }
    // Rules and stage values are metadata.
    const { url, users } = gated;
    const envelope = (operation: string): string =>
      `<e:Envelope xmlns:e="x"><e:Header><SessionHeader><sessionId>${users.seller.accessToken}</sessionId></SessionHeader></e:Header><e:Body>${operation}</e:Body></e:Envelope>`;
    for (const operation of [
      '<deploy><ZipFile>UEsFBg==</ZipFile></deploy>',
      '<updateMetadata/>',
      '<deleteMetadata/>',
    ]) {
      const answer = await fetch(`${url}/services/Soap/m/66.0`, { method: 'POST', body: envelope(operation) });
      expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('INSUFFICIENT_ACCESS')]);
    }
    const form = new FormData();
    form.set('entity_content', '{}');
    form.set('file', new Blob([readFileSync(new URL(import.meta.url))]));
    const deploy = await fetch(`${url}/services/data/v66.0/metadata/deployRequest`, {
      method: 'POST',
      headers: { authorization: `Bearer ${users.seller.accessToken}` },
      body: form,
    });
    expect(deploy.status).toBe(403);
    const deal = await gated.newDeal();
    expect(await gated.save(deal, { StageName: LATER })).toEqual(gated.sentences(GATES));
  });
});
