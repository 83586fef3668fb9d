import jsforce from 'jsforce';
import { GATES, openGatedOrg, withoutCode } from '../evasions/gated-org.ts';
import type { GatedOrg, Outcome } from '../evasions/gated-org.ts';
import { INSERT_PATHS } from './write-paths/insert-paths.ts';
import { assign, deployKeys } from './write-paths/keyed-deals.ts';
import { KEY_FIELD } from './write-paths/outcomes.ts';
import type { WritePath, Writer } from './write-paths/outcomes.ts';
import { REFUSED_PATHS } from './write-paths/refused-paths.ts';
import { UPDATE_PATHS, UPSERT_PATHS } from './write-paths/update-paths.ts';

/**
 * Every way to write the stage of a deal, as every kind of user. A new way (a row of `write-paths/`) is held or passes as the others, or the matrix
 * is red. What each cell states is read back by another client.
 */
const USERS = ['seller', 'manager', 'admin', 'integration'] as const;
type Person = (typeof USERS)[number];

/** Behind two gates. */
const STAGE = 'Proposal/Price Quote';
const HELD_BY = GATES.slice(0, 2);
/** The integration user has the bypass permission. */
const WITHOUT_PERMISSION = { seller: 'held', manager: 'held', admin: 'held', integration: 'passed' };

interface Row {
  readonly StageName: string;
  readonly CreatedById: string;
}

let gated: GatedOrg;
let reader: jsforce.Connection;
let made = 0;
const printed: string[] = [];

beforeAll(async () => {
  gated = await openGatedOrg();
  await deployKeys(gated);
  const { accessToken } = gated.users.admin;
  reader = new jsforce.Connection({ instanceUrl: gated.url, accessToken, version: '66.0' });
}, 90_000);
afterAll(async () => {
  process.stdout.write(`${printed.join('\n')}\n`);
  await gated?.close();
});

const writerOf = (user: Person): Writer => ({
  url: gated.url,
  accessToken: gated.users[user].accessToken,
  rest: (method, path, body) => gated.rest(method, path, body, user),
});

/** The stages of a deal's history, with who set them. */
async function historyOf(where: string): Promise<readonly Row[]> {
  const soql = `SELECT StageName, CreatedById FROM OpportunityHistory WHERE ${where} ORDER BY CreatedDate, Id`;
  return (await reader.query<Row>(soql)).records;
}

/** Whether the write was held with the gates' own sentences and changed nothing, or passed and is in the ledger; else what came instead. */
async function outcomeInOrg(
  outcome: Outcome,
  sentences: readonly string[],
  { where, before, user }: { where: string; before: number; user: Person },
): Promise<string> {
  const stages = (await reader.query<{ StageName: string }>(`SELECT StageName FROM Opportunity WHERE ${where}`))
    .records;
  const history = (await historyOf(`Opportunity.${where}`)).slice(before);
  const [last] = history;
  if (outcome === 'saved') {
    const inLedger = history.length === 1 && last?.StageName === STAGE && last.CreatedById === gated.users[user].id;
    return stages[0]?.StageName === STAGE && inLedger ? 'passed' : `saved, but ${JSON.stringify({ stages, history })}`;
  }
  const unchanged = stages.every(({ StageName }) => StageName === 'Prospecting') && history.length === 0;
  return unchanged && JSON.stringify(outcome) === JSON.stringify(sentences)
    ? 'held'
    : JSON.stringify({ outcome, stages });
}

async function update({ write }: WritePath, user: Person): Promise<string> {
  const key = `update-${(made += 1)}`;
  const id = await gated.newDeal({ [KEY_FIELD]: key });
  const outcome = await write(writerOf(user), { id, key, fields: { StageName: STAGE } });
  return outcomeInOrg(outcome, gated.sentences(HELD_BY), { where: `${KEY_FIELD} = '${key}'`, before: 1, user });
}

async function insert({ write }: WritePath, user: Person): Promise<string> {
  const key = `insert-${(made += 1)}`;
  const Name = `Beyond ${key}`;
  const fields = { Name, CloseDate: '2027-01-31', StageName: STAGE };
  const outcome = await write(writerOf(user), { key, fields });
  const sentences = [withoutCode(gated.playbook.newRecordSentence)];
  return outcomeInOrg(outcome, sentences, { where: `Name = '${Name}'`, before: 0, user });
}

function print(name: string, cells: Readonly<Record<string, string>>): void {
  if (printed.length === 0)
    printed.push(`\n${'way to write a stage'.padEnd(46)}${USERS.map((user) => user.padEnd(13)).join('')}`);
  printed.push(`${name.padEnd(46)}${USERS.map((user) => (cells[user] ?? '').padEnd(13)).join('')}`);
}

describe('the write-path matrix', () => {
  test.each([...UPDATE_PATHS, ...UPSERT_PATHS])('update, $name', async (path) => {
    const cells: Record<string, string> = {};
    for (const user of USERS) cells[user] = await update(path, user);
    print(`update   ${path.name}`, cells);
    expect(cells).toEqual(WITHOUT_PERMISSION);
  });

  test.each(INSERT_PATHS)('insert, $name', async (path) => {
    const cells: Record<string, string> = {};
    for (const user of USERS) cells[user] = await insert(path, user);
    print(`insert   ${path.name}`, cells);
    expect(cells).toEqual(WITHOUT_PERMISSION);
  });

  test.each(REFUSED_PATHS)('refused, $name', async ({ name, send, status, text }) => {
    const cells: Record<string, string> = {};
    for (const user of USERS) {
      const id = await gated.newDeal();
      const answer = await send(writerOf(user), id, STAGE);
      const body = await answer.text();
      const refused = answer.status === status && text.test(body) && (await gated.stageOf(id)) === 'Prospecting';
      cells[user] = refused ? `refused ${status}` : `${answer.status} ${body}`;
    }
    print(`refused  ${name}`, cells);
    expect([...new Set(Object.values(cells))]).toEqual([`refused ${status}`]);
  });

  test('with the permission alone a seller passes by every way', async () => {
    await assign(gated, 'Write_Path_Bypass', 'seller');
    for (const path of [...UPDATE_PATHS, ...UPSERT_PATHS])
      expect([path.name, await update(path, 'seller')]).toEqual([path.name, 'passed']);
    for (const path of INSERT_PATHS) expect([path.name, await insert(path, 'seller')]).toEqual([path.name, 'passed']);
  });

  test('a deal that has what the gates ask passes without the permission and is in the ledger', async () => {
    const { id } = await gated.readyDeal();
    expect(await UPDATE_PATHS[0]!.write(writerOf('manager'), { id, fields: { StageName: STAGE } })).toBe('saved');
    expect((await historyOf(`OpportunityId = '${id}'`)).map(({ StageName }) => StageName)).toContain(STAGE);
  });
});
