import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { seedStory } from '../../src/cli/setup/seedStory.ts';
import type { Io } from '../../src/cli/io.ts';
import { loadDeals } from '../../src/deal/index.ts';
import { compilePlaybook, needs, parsePlaybook } from '../../src/playbook/index.ts';
import type { CompiledPlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook, syncReviews } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { root } from '../with-started-org.ts';

const FILE = join(root, 'demo/demo-playbook.yaml');
const tree = parsePlaybook(readFileSync(FILE, 'utf8'), FILE);
const DAYS = ['2026-11-21', '2027-02-28'] as const;
/** Deals that stand further on than their gates allow, each for a reason of its own. */
const APART = ['Astrup Winches', 'Brandauer Federn', 'Cordell Pumps', 'Lenk Drehteile', 'Wexley Gears'];

interface Loaded {
  readonly org: OrgWithClock;
  readonly first: string;
}
const loaded = new Map<string, Loaded>();

beforeAll(async () => {
  for (const day of DAYS) {
    const org = await startOrgWithClock(day);
    const first = await seedStory({ cwd: root } as Io, org.org, { as: org.connect, day });
    const report = await deployPlaybook(org.connect('integration'), tree, { openDeals: 'unchecked' });
    expect(report.outcome).toBe('deployed');
    await syncReviews(org.connect('integration'));
    loaded.set(day, { org, first });
  }
}, 180_000);

afterAll(async () => {
  for (const { org } of loaded.values()) await org.close();
});

interface ExampleRow {
  readonly Id: string;
  readonly Name: string;
  readonly StageName: string;
  readonly CloseDate: string;
  readonly Owner: { readonly Name: string; readonly ManagerId: string };
}
const examples = (org: OrgWithClock): Promise<readonly ExampleRow[]> =>
  org.query<ExampleRow>(
    'SELECT Id, Name, StageName, CloseDate, Owner.Name, Owner.ManagerId FROM Opportunity WHERE DF_Example__c = true ORDER BY Name',
  );
const firmOf = ({ Name }: { readonly Name: string }): string => Name.split(' – ')[0]!;
const on = (day: string): Loaded => loaded.get(day)!;

describe.each(DAYS)('the story on %s', (day) => {
  test('about 80 deals belong to the seller and to colleagues with the same manager', async () => {
    const { org } = on(day);
    const rows = await examples(org);
    expect(rows.length).toBeGreaterThanOrEqual(78);
    const owners = new Set(rows.map(({ Owner }) => Owner.Name));
    expect(owners.size).toBe(6);
    expect(new Set(rows.map(({ Owner }) => Owner.ManagerId))).toEqual(new Set([org.org.users.manager.user.id]));
    expect(rows.filter(({ Owner }) => Owner.Name === 'Sara Lindner').length).toBeGreaterThan(30);
  });

  test('every deal has met the gates of its stage, five named ones apart', async () => {
    const { org } = on(day);
    const playbooks: CompiledPlaybook[] = [compilePlaybook(tree)];
    const rows = await examples(org);
    const deals = await loadDeals(org.connect('integration'), {
      deals: rows.map(({ Id }) => Id),
      playbooks,
      fields: ['Name'],
    });
    const short = deals.filter(({ record, children }) => {
      const prior = { ...record, StageName: 'Prospecting' };
      return needs(playbooks, prior, String(record.StageName), { today: day, children }).length > 0;
    });
    expect(short.map(({ record }) => firmOf({ Name: String(record.Name) })).sort()).toEqual(APART);
  });

  test('three texts are flagged as sync writes it, and a second sync changes nothing', async () => {
    const { org } = on(day);
    const flagged = await org.query<{ Review_Writer__c: string; Review_Kind__c: string; Reviewed_Hash__c: string }>(
      'SELECT Review_Writer__c, Review_Kind__c, Reviewed_Hash__c FROM DF_Answer__c WHERE Review_Flag__c = true',
    );
    expect(flagged).toHaveLength(3);
    for (const one of flagged)
      expect(one).toMatchObject({
        Review_Writer__c: expect.stringMatching(/^005/),
        Reviewed_Hash__c: expect.any(String),
      });
    expect(await org.query('SELECT Id FROM Opportunity WHERE DF_In_Question__c = 1')).toHaveLength(3);
    expect((await syncReviews(org.connect('integration'))).written).toEqual([]);
  });

  test('two overrides wait, and the history of stages reaches back eight weeks', async () => {
    const { org } = on(day);
    const waiting = await org.query("SELECT Id FROM DF_Gate_Override__c WHERE Status__c = 'Requested'");
    expect(waiting).toHaveLength(2);
    const moves = await org.query<{ CreatedDate: string; CreatedById: string }>(
      'SELECT CreatedDate, CreatedById FROM OpportunityHistory WHERE Opportunity.DF_Example__c = true ORDER BY CreatedDate',
    );
    const age = (Date.parse(`${day}T00:00:00Z`) - Date.parse(moves[0]!.CreatedDate.slice(0, 10))) / 86_400_000;
    expect(age).toBe(56);
    expect(Date.parse(moves.at(-1)!.CreatedDate.slice(0, 10))).toBeLessThan(Date.parse(day));
    expect(new Set(moves.map(({ CreatedById }) => CreatedById)).size).toBeGreaterThan(5);
  });

  test('the first deal is one of the seller, in Needs Analysis, with something missing', async () => {
    const { org, first } = on(day);
    const [deal] = await org.query<ExampleRow>(
      `SELECT Id, StageName, Owner.Name FROM Opportunity WHERE Id = '${first}'`,
    );
    expect(deal).toMatchObject({ StageName: 'Needs Analysis', Owner: { Name: 'Sara Lindner' } });
    const refused = await org.rest('PATCH', `sobjects/Opportunity/${first}`, { StageName: 'Value Proposition' });
    expect(refused.status).toBe(400);
  });
});

test('close dates move with the day', async () => {
  const [early, late] = await Promise.all(DAYS.map((day) => examples(on(day).org)));
  const shift = Date.parse(DAYS[1]) - Date.parse(DAYS[0]);
  expect(late!.map(({ CloseDate }) => Date.parse(CloseDate) - shift)).toEqual(
    early!.map(({ CloseDate }) => Date.parse(CloseDate)),
  );
});

describe('the five deals apart', () => {
  const dealOf = async (firm: string, fields: string): Promise<Record<string, unknown>> => {
    const [row] = await on(DAYS[0]).org.query<Record<string, unknown>>(
      `SELECT ${fields} FROM Opportunity WHERE Name LIKE '${firm}%'`,
    );
    return row!;
  };
  test('bypassed: the integration user, who may bypass gates, moved it', async () => {
    const { Id } = await dealOf('Astrup', 'Id');
    const [last] = await on(DAYS[0]).org.query<{ CreatedBy: { Name: string } }>(
      `SELECT CreatedBy.Name FROM OpportunityHistory WHERE OpportunityId = '${String(Id)}' ORDER BY CreatedDate DESC LIMIT 1`,
    );
    expect(last!.CreatedBy.Name).toBe('Integration User');
  });
  test('overridden: the manager approved an override that is in force', async () => {
    const { DF_Override_Token__c: token } = await dealOf('Cordell', 'DF_Override_Token__c');
    expect(Number(token)).toBeGreaterThan(0);
  });
  test('taken back: the answer that its gate asks for is withdrawn', async () => {
    const { Id } = await dealOf('Lenk', 'Id');
    const rows = await on(DAYS[0]).org.query<{ Status__c: string }>(
      `SELECT Status__c FROM DF_Answer__c WHERE Opportunity__c = '${String(Id)}' AND Concept__c = 'problem'`,
    );
    expect(rows).toMatchObject([{ Status__c: 'Withdrawn' }]);
  });
  test('late in scope: its amount was below the limit when it passed the gate', async () => {
    const { Id, Amount } = await dealOf('Wexley', 'Id, Amount');
    const rows = await on(DAYS[0]).org.query<{ Amount: number; StageName: string }>(
      `SELECT Amount, StageName FROM OpportunityHistory WHERE OpportunityId = '${String(Id)}' AND StageName = 'Value Proposition' ORDER BY CreatedDate`,
    );
    expect(rows[0]!.Amount).toBeLessThan(1000);
    expect(Number(Amount)).toBeGreaterThan(1000);
  });
  test('overdue: the due day of its open answer has passed', async () => {
    const { Id } = await dealOf('Brandauer', 'Id');
    const rows = await on(DAYS[0]).org.query<{ Open_Until__c: string }>(
      `SELECT Open_Until__c FROM DF_Answer__c WHERE Opportunity__c = '${String(Id)}' AND Status__c = 'Not Known Yet'`,
    );
    expect(Date.parse(rows[0]!.Open_Until__c)).toBeLessThan(Date.parse(DAYS[0]));
  });
});

describe('no API writes history', () => {
  const when = '2026-10-01T10:00:00.000Z';
  test('REST refuses history and dates of creation, of any user', async () => {
    const { org, first } = on(DAYS[0]);
    const history = { OpportunityId: first, StageName: 'Closed Won', CreatedDate: when };
    for (const user of ['admin', 'integration', 'seller'] as const) {
      expect((await org.rest('POST', 'sobjects/OpportunityHistory', history, user)).status).toBeGreaterThanOrEqual(400);
      expect((await org.rest('PATCH', `sobjects/Opportunity/${first}`, { CreatedDate: when }, user)).status).toBe(400);
    }
    const deal = { Name: 'Old', StageName: 'Prospecting', CloseDate: '2026-12-01', CreatedDate: when };
    expect((await org.rest('POST', 'sobjects/Opportunity', deal)).status).toBe(400);
  });
  test('GraphQL and SOAP have no way to it', async () => {
    const { org, first } = on(DAYS[0]);
    const query = `mutation { uiapi { OpportunityHistoryCreate(input: { OpportunityHistory: { OpportunityId: "${first}" } }) { Record { Id } } } }`;
    const answer = await org.rest<{ errors?: unknown[] }>('POST', 'graphql', { query }, 'admin');
    expect(answer.body.errors?.length ?? (answer.status >= 400 ? 1 : 0)).toBeGreaterThan(0);
    const soap = await fetch(`${org.org.url}/services/Soap/u/66.0`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', soapaction: 'create' },
      body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader xmlns="urn:partner.soap.sforce.com"><sessionId>${org.org.users.admin.accessToken}</sessionId></SessionHeader></e:Header><e:Body><create xmlns="urn:partner.soap.sforce.com"><sObjects><type>OpportunityHistory</type></sObjects></create></e:Body></e:Envelope>`,
    });
    expect(soap.status).toBeGreaterThanOrEqual(400);
    expect(await org.query(`SELECT Id FROM OpportunityHistory WHERE OpportunityId = '${first}'`)).toHaveLength(3);
  });
  test('no file of the APIs mentions the door', () => {
    const folder = join(root, 'src/local-org/api');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('saveAt'))).toEqual([]);
  });
});

test('the demo playbook is the shipped one with `appliesTo` and `override`', () => {
  const read = (path: string) => parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
  const { appliesTo, gates, translations, ...demo } = read('demo/demo-playbook.yaml');
  const { gates: shippedGates, translations: shippedTranslations, ...shipped } = read('playbooks/diagnose-first.yaml');
  expect(demo).toEqual(shipped);
  // The reasons of its overrides have names in other languages, which the shipped playbook has no use for.
  const texts = Object.entries(translations as Record<string, Record<string, unknown>[]>);
  const withoutReasons = texts.map(([language, items]) => [language, items.filter((one) => !('reason' in one))]);
  expect(Object.fromEntries(withoutReasons)).toEqual(shippedTranslations);
  expect(appliesTo).toEqual({ amountAtLeast: 1000 });
  const list = gates as Record<string, unknown>[];
  expect(list.some(({ override }) => override !== undefined)).toBe(true);
  expect(list.map(({ override: _override, ...gate }) => gate)).toEqual(shippedGates);
});
