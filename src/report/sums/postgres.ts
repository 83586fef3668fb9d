import { readFileSync } from 'node:fs';
import { SumsError } from './errors.ts';
import type { OrgSums, StoredSums } from './types.ts';

/** Of the tables in `schema.sql`. */
const VERSION = 1;
/** Milliseconds that a server may take to answer a connection. */
const PATIENCE = 10_000;
/** Any number: two processes that make the tables wait for each other by it. */
const LOCK = 7_160_421;

/** What is used of `pg`, an optional dependency that is loaded only where there is a database. */
interface Library {
  readonly Client: new (options: object) => Client;
}
interface Client {
  connect(): Promise<unknown>;
  query(
    sql: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(): Promise<void>;
}

/**
 * Writes the sums of orgs, in place of those of the same org and day: a second writing of the same report changes nothing.
 * @param url `postgres://user:password@host:port/database`
 * @throws SumsError where the database cannot be used
 */
export async function publishSums(url: string, orgs: readonly OrgSums[]): Promise<void> {
  await withDatabase(url, async (client) => {
    await makeTables(client);
    for (const org of orgs) await replace(client, org);
  });
}

/** Makes the tables where there are none. @throws SumsError where the database cannot be used */
export async function prepareSums(url: string): Promise<void> {
  await publishSums(url, []);
}

/**
 * The last sums of each org, added up.
 * @param day ISO date: the last ones up to that day. Default: the last ones
 * @throws SumsError where the database cannot be used
 */
export async function readSums(url: string, day?: string): Promise<StoredSums> {
  return withDatabase(url, async (client) => {
    if (!(await isMade(client)))
      throw new SumsError(`The database ${placeOf(url)} has no sums yet. \`diagnose report\` writes them.`);
    const last = `last AS (
      SELECT DISTINCT ON (org) * FROM diagnose_first.org_day WHERE day <= coalesce($1::date, 'infinity') ORDER BY org, day DESC
    )`;
    const orgs = await client.query(
      `WITH ${last} SELECT org, day::text, name, url, to_char(read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "readAt",
         currency, stages, questions FROM last ORDER BY name, org`,
      [day ?? null],
    );
    const rows = await client.query(
      `WITH ${last} SELECT s.figure, s.key, s.measure, sum(s.value)::text AS value
       FROM diagnose_first.sum_day AS s JOIN last USING (org, day) GROUP BY s.figure, s.key, s.measure ORDER BY s.figure, s.key, s.measure`,
      [day ?? null],
    );
    return { orgs: orgs.rows, rows: rows.rows } as unknown as StoredSums;
  });
}

async function replace(
  client: Client,
  { org, day, name, url, readAt, currency, stages, questions, rows }: OrgSums,
): Promise<void> {
  // The row of the day is locked first, so that two writers of the same day come one after the other.
  await client.query(
    `INSERT INTO diagnose_first.org_day VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (org, day) DO UPDATE SET name = excluded.name, url = excluded.url, read_at = excluded.read_at, currency = excluded.currency,
       stages = excluded.stages, questions = excluded.questions`,
    [org, day, name, url, readAt, currency, JSON.stringify(stages), JSON.stringify(questions)],
  );
  await client.query('DELETE FROM diagnose_first.sum_day WHERE org = $1 AND day = $2', [org, day]);
  await client.query(
    `INSERT INTO diagnose_first.sum_day
     SELECT $1, $2::date, r.figure, r.key, r.measure, r.value FROM jsonb_to_recordset($3::jsonb) AS r(figure text, key jsonb, measure text, value numeric)`,
    [org, day, JSON.stringify(rows)],
  );
}

async function isMade(client: Client): Promise<boolean> {
  // Not by to_regclass, which can miss a table that another session has made while this transaction waited.
  const found = await client.query(
    "SELECT count(*) > 0 AS made FROM pg_catalog.pg_tables WHERE schemaname = 'diagnose_first' AND tablename = 'version'",
  );
  if (found.rows[0]?.['made'] !== true) return false;
  const { rows } = await client.query('SELECT version FROM diagnose_first.version');
  const version = Number(rows[0]?.['version'] ?? 0);
  if (version !== VERSION)
    throw new SumsError(
      `The tables of the database have version ${version}, and this release writes version ${VERSION}. Use the release that made them, or another database.`,
    );
  return true;
}

async function makeTables(client: Client): Promise<void> {
  if (await isMade(client)) return;
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  if (await isMade(client)) return;
  await client.query(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
  await client.query('INSERT INTO diagnose_first.version VALUES ($1)', [VERSION]);
}

/** One transaction. */
async function withDatabase<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new SumsError(
      'DATABASE_URL is not the address of a PostgreSQL database. Expected one such as `postgres://user:password@host:5432/database`.',
    );
  const { Client } = await library();
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, application_name: 'diagnose' });
  // A connection that breaks between two queries is reported by the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN');
    const result = await use(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    throw error instanceof SumsError ? error : new SumsError(faultText(error, url));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function library(): Promise<Library> {
  try {
    return ((await import('pg')) as unknown as { readonly default: Library }).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new SumsError(
      'The package `pg` is not installed, without which no PostgreSQL can be used. Run `npm install pg`.',
    );
  }
}

/** `host:port/database`, of an address that can have a password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `\`${hostname || 'localhost'}:${port || '5432'}${pathname}\``;
}

const NO_SERVER = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

function faultText(error: unknown, url: string): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const place = placeOf(url);
  if (NO_SERVER.test(code) || /^timeout expired$|^Connection terminated/.test(message))
    return `No PostgreSQL answers at ${place}. Check that it runs and that DATABASE_URL names it.`;
  if (code === '28P01' || code === '28000')
    return `The PostgreSQL at ${place} refuses the user or the password of DATABASE_URL.`;
  if (code === '3D000')
    return `The PostgreSQL at ${place} has no database of that name. Create it, or change DATABASE_URL.`;
  if (code === '42501')
    return `The user of DATABASE_URL may not do this in ${place}: ${message}. It needs to create the schema \`diagnose_first\` once, and to write its tables.`;
  return `The PostgreSQL at ${place} refused: ${message}${code === '' ? '' : ` (${code})`}.`;
}
