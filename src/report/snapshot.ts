import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { figuresOf } from './figures.ts';
import type { ReadOrg } from './pipeline.ts';
import { literal, quoted } from './read/index.ts';
import type { DayFigures } from './types.ts';

/** Of the files of a snapshot. Another one is not read. */
const FORMAT = 1;

/** A snapshot that is not there, or cannot be read: one sentence for people. */
export class SnapshotError extends Error {
  /** Whether there is none, rather than one that cannot be read. */
  readonly isMissing: boolean;
  constructor(message: string, { isMissing = false, cause }: { isMissing?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isMissing = isMissing;
  }
}

/** The pipeline of an org on one day, in `DAY.json` next to the folder that it names, which has a Parquet file for each table. */
export interface Snapshot {
  readonly format: typeof FORMAT;
  /** ISO date, in the zone of the user who read it. */
  readonly day: string;
  /** ISO date-time of the reading. */
  readonly at: string;
  /** The value of `Org` in its tables, and the address of the org. */
  readonly org: string;
  readonly url: string;
  /** Name of the folder with the tables. */
  readonly folder: string;
  readonly figures: DayFigures;
}

/** What a report needs of a snapshot besides its tables. */
export type SnapshotContext = Pick<ReadOrg, 'reader' | 'playbooks' | 'reviews'>;

/** The tables that the report is computed from: each is a file of a snapshot. */
export const STORED = [
  ...(['Organization', 'Unread', 'CurrencyType', 'OpportunityStage', 'User', 'Opportunity'] as const),
  ...([
    'OpportunityHistory',
    'DF_Answer__c',
    'DF_Pain_Point__c',
    'DF_Gate_Override__c',
    'EmailMessage',
    'Task',
  ] as const),
] as const;

/** What else a snapshot has: the ids of the deals with which later reports compare theirs, by file. */
const COMPARED = {
  'AtRisk.parquet': 'SELECT org, id FROM at_risk',
  'PastGate.parquet': 'SELECT org, id FROM past_gate',
} as const;
export type ComparedFile = keyof typeof COMPARED;

/** Days of which each snapshot is kept; of older ones the first of each week. */
const KEPT_DAYS = 90;

const DAY_FILE = /^(\d{4}-\d\d-\d\d)\.json$/;
const DAY_FOLDER = /^\d{4}-\d\d-\d\d-\w+$/;

/**
 * Writes the snapshot of an org in a judged pipeline with its views, in place of one of the same day: the tables into a new folder, then the
 * file that names it, then the former folder is deleted. A writing that breaks off leaves the former one as it was. Old ones are thinned out. One
 * process at a time may write into the folder.
 * @param folder of this org and user
 */
export async function writeSnapshot(connection: DuckDBConnection, org: ReadOrg, folder: string): Promise<Snapshot> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { key, url, at, day } = org;
  const all = await figuresOf(connection).ask<DayFigures & { readonly org: string }>('day');
  const { org: _key, ...figures } = all.find((one) => one.org === key)!;
  const written = await mkdtemp(join(folder, `${day}-`));
  const file = join(folder, `${day}.json`);
  const draft = `${written}.json`;
  try {
    for (const table of STORED)
      await copy(connection, `FROM ${quoted(table)} WHERE Org = ${literal(key)}`, join(written, `${table}.parquet`));
    for (const [file, ids] of Object.entries(COMPARED))
      await copy(connection, `SELECT id FROM (${ids}) WHERE org = ${literal(key)}`, join(written, file));
    await writeFile(join(written, 'context.json'), JSON.stringify(contextOf(org)));
    const snapshot: Snapshot = { format: FORMAT, day, at, org: key, url, folder: basename(written), figures };
    await writeFile(draft, JSON.stringify(snapshot));
    await rename(draft, file);
    await tidy(folder, day);
    return snapshot;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    await rm(written, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

function copy(connection: DuckDBConnection, query: string, path: string): Promise<unknown> {
  return connection.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

/** The texts in question stay in the org, and so does what quotes them: of the reason only its kind is kept. */
function contextOf({ reader, playbooks, reviews }: ReadOrg): SnapshotContext {
  const wordless = reviews.map((one) => ({ ...one, words: '', reason: one.kind ?? '' }));
  return { reader, playbooks, reviews: wordless };
}

/** Deletes old snapshots, and folders that no snapshot names. @param today ISO date */
async function tidy(folder: string, today: string): Promise<void> {
  const days = (await snapshotDays(folder)).filter((day) => day <= today);
  const oldest = new Date(Date.parse(today) - (KEPT_DAYS - 1) * DAY).toISOString().slice(0, 10);
  const weeks = new Set<number>();
  for (const day of days.filter((one) => one < oldest)) {
    const isFirst = !weeks.has(weekOf(day));
    weeks.add(weekOf(day));
    if (!isFirst) await rm(join(folder, `${day}.json`), { force: true });
  }
  const named = new Set((await snapshotsIn(folder)).map((one) => one.folder));
  for (const name of await readdir(folder))
    if (DAY_FOLDER.test(name) && !named.has(name)) await rm(join(folder, name), { recursive: true, force: true });
}

const DAY = 86_400_000;
/** The number of the week, from Monday. */
const weekOf = (day: string): number => Math.floor((Date.parse(day) / DAY + 3) / 7);

/** The days that have a snapshot, oldest first. */
async function snapshotDays(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => DAY_FILE.exec(name)?.[1] ?? []).sort();
}

/** The snapshots in the folder, oldest first. One that cannot be read, or of another format, is no snapshot here. */
export async function snapshotsIn(folder: string): Promise<readonly Snapshot[]> {
  const found = await Promise.all((await snapshotDays(folder)).map((day) => readDay(folder, day)));
  return found.flatMap((one) => (one?.format === FORMAT ? [one] : []));
}

async function readDay(folder: string, day: string): Promise<Snapshot | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, `${day}.json`), 'utf8')) as Snapshot;
  } catch {
    return undefined;
  }
}

/** The snapshot of the day, by default the last one. @throws SnapshotError where there is none, or it cannot be read */
export async function snapshotOf(folder: string, day?: string): Promise<Snapshot> {
  const days = await snapshotDays(folder);
  const last = days.at(-1);
  if (last === undefined)
    throw new SnapshotError('There is no snapshot of this org yet. `diagnose snapshot` writes one.', {
      isMissing: true,
    });
  const wanted = day ?? last;
  if (!days.includes(wanted))
    throw new SnapshotError(
      `There is no snapshot of ${wanted}. There ${days.length === 1 ? `is one of ${last}` : `are ${days.length}, from ${days[0]} to ${last}`}.`,
      { isMissing: true },
    );
  const found = await readDay(folder, wanted);
  if (found === undefined || typeof found.format !== 'number')
    throw damaged(wanted, `\`${wanted}.json\` is no JSON of a snapshot`);
  if (found.format === FORMAT) return found;
  throw new SnapshotError(
    `The snapshot of ${wanted} has the format ${String(found.format)}, and this release reads ${FORMAT}. Use the release that wrote it.`,
  );
}

/** The last day of which each folder has a snapshot. @throws SnapshotError where there is none */
export async function lastCommonDay(folders: readonly string[]): Promise<string | undefined> {
  const all = await Promise.all(folders.map(snapshotDays));
  const day = all[0]?.filter((one) => all.every((days) => days.includes(one))).at(-1);
  if (day === undefined && all.every((days) => days.length > 0))
    throw new SnapshotError('There is no day with a snapshot of each of these orgs.', { isMissing: true });
  return day;
}

/** The error of a snapshot whose files are not what was written. */
export function damaged(day: string, reason: string, cause?: unknown): SnapshotError {
  const [line = ''] = reason.split('\n');
  return new SnapshotError(`The snapshot of ${day} cannot be read: ${line.replace(/\.?$/, '.')} Choose another day.`, {
    cause,
  });
}
