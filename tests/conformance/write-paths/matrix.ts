import jsforce from 'jsforce';
import { GATES, openGatedOrg, withoutCode } from '../../evasions/gated-org.ts';
import type { GatedOrg, Outcome } from '../../evasions/gated-org.ts';
import { assign, deployKeys } from './keyed-deals.ts';
import { KEY_FIELD } from './outcomes.ts';
import type { WritePath, Writer } from './outcomes.ts';

const USERS = ['seller', 'manager', 'admin', 'integration'] as const;
type Person = (typeof USERS)[number];
/** The last column is filled after `assignBypass`. */
const COLUMNS = [...USERS, 'seller, bypass'] as const;

/** Behind two gates. */
export const STAGE = 'Proposal/Price Quote';
const HELD_BY = GATES.slice(0, 2);
/** The integration user has the bypass permission. */
export const WITHOUT_PERMISSION = { seller: 'held', manager: 'held', admin: 'held', integration: 'passed' };

interface Row {
  readonly StageName: string;
  readonly CreatedById: string;
}

/** What a cell is judged by: the deal, its entries in the ledger before, and who wrote it. */
interface Attempt {
  readonly where: string;
  readonly before: number;
  readonly user: Person;
  readonly path: WritePath;
}

type Cell = (path: WritePath, user: Person) => Promise<string>;

/** An org with gates in which every way to write a stage is tried as every kind of user. What each cell states is read back by another client. */
export interface Matrix {
  readonly gated: GatedOrg;
  writerOf(user: Person): Writer;
  /** Tries to move a new deal beyond two gates: `held`, `passed`, or what came instead. */
  readonly update: Cell;
  /** Tries to create a deal beyond two gates. */
  readonly insert: Cell;
  /** The cells of every user, tried at the same time, in a row of the table. */
  row(name: string, cell: (user: Person) => Promise<string>): Promise<Readonly<Record<string, string>>>;
  /** Gives the seller the permission alone. */
  assignBypass(): Promise<void>;
  /** One cell more of a row: the seller with the permission. */
  bypassed(name: string, cell: Promise<string>): Promise<string>;
  historyOf(where: string): Promise<readonly Row[]>;
  /** Prints the table and closes the org. */
  close(): Promise<void>;
}

export async function openMatrix(): Promise<Matrix> {
  const gated = await openGatedOrg();
  await deployKeys(gated);
  const { accessToken } = gated.users.admin;
  const reader = new jsforce.Connection({ instanceUrl: gated.url, accessToken, version: '66.0' });
  const table = new Map<string, Record<string, string>>();
  const cellsOf = (name: string): Record<string, string> => {
    const cells = table.get(name) ?? {};
    table.set(name, cells);
    return cells;
  };
  const matrix = { gated, writerOf: (user: Person) => writerOf(gated, user), ...cells(gated, reader) };
  return {
    ...matrix,
    async row(name, cell) {
      const row = cellsOf(name);
      await Promise.all(USERS.map(async (user) => (row[user] = await cell(user))));
      return { ...row };
    },
    assignBypass: () => assign(gated, 'Write_Path_Bypass', 'seller'),
    bypassed: async (name, cell) => (cellsOf(name)['seller, bypass'] = await cell),
    async close() {
      process.stdout.write(`${printed(table)}\n`);
      await gated.close();
    },
  };
}

const writerOf = (gated: GatedOrg, user: Person): Writer => ({
  url: gated.url,
  accessToken: gated.users[user].accessToken,
  rest: (method, path, body) => gated.rest(method, path, body, user),
});

const printed = (table: ReadonlyMap<string, Readonly<Record<string, string>>>): string =>
  [
    `\n${'way to write a stage'.padEnd(46)}${COLUMNS.map((column) => column.padEnd(15)).join('')}`,
    ...[...table].map(
      ([name, cells]) => name.padEnd(46) + COLUMNS.map((column) => (cells[column] ?? '').padEnd(15)).join(''),
    ),
  ].join('\n');

function cells(gated: GatedOrg, reader: jsforce.Connection): Pick<Matrix, 'update' | 'insert' | 'historyOf'> {
  let made = 0;
  /** The stages of a deal's history, with who set them. */
  const historyOf = async (where: string): Promise<readonly Row[]> => {
    const soql = `SELECT StageName, CreatedById FROM OpportunityHistory WHERE ${where} ORDER BY CreatedDate, Id`;
    return (await reader.query<Row>(soql)).records;
  };
  /** Whether the write was held with the gates' own sentences and changed nothing, or passed and is in the ledger; else what came instead. */
  const outcomeInOrg = async (outcome: Outcome, sentences: readonly string[], attempt: Attempt): Promise<string> => {
    const { where, before, user, path } = attempt;
    const soql = `SELECT StageName FROM Opportunity WHERE ${where}`;
    const stages = (await reader.query<{ StageName: string }>(soql)).records;
    const history = (await historyOf(`Opportunity.${where}`)).slice(before);
    const [last] = history;
    if (outcome === 'saved') {
      const inLedger = history.length === 1 && last?.StageName === STAGE && last.CreatedById === gated.users[user].id;
      return stages[0]?.StageName === STAGE && inLedger
        ? 'passed'
        : `saved, but ${JSON.stringify({ stages, history })}`;
    }
    const unchanged = stages.every(({ StageName }) => StageName === 'Prospecting') && history.length === 0;
    return unchanged && isSaidBy(outcome, sentences, path) ? 'held' : JSON.stringify({ outcome, stages });
  };
  return {
    historyOf,
    async update(path, user) {
      const key = `update-${(made += 1)}`;
      const id = await gated.newDeal({ [KEY_FIELD]: key });
      const outcome = await path.write(writerOf(gated, user), { id, key, fields: { StageName: STAGE } });
      const where = `${KEY_FIELD} = '${key}'`;
      return outcomeInOrg(outcome, gated.sentences(HELD_BY), { where, before: 1, user, path });
    },
    async insert(path, user) {
      const key = `insert-${(made += 1)}`;
      const Name = `Beyond ${key}`;
      const fields = { Name, CloseDate: '2027-01-31', StageName: STAGE };
      const outcome = await path.write(writerOf(gated, user), { key, fields });
      const sentences = [withoutCode(gated.playbook.newRecordSentence)];
      return outcomeInOrg(outcome, sentences, { where: `Name = '${Name}'`, before: 0, user, path });
    },
  };
}

/** All sentences of the gates, or one of them from a client that shows no more. */
const isSaidBy = (outcome: readonly string[], sentences: readonly string[], { showsOneError }: WritePath): boolean =>
  showsOneError
    ? outcome.length === 1 && sentences.includes(outcome[0]!)
    : JSON.stringify(outcome) === JSON.stringify(sentences);
