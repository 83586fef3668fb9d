import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from './read/index.ts';
import { snapshotsIn, type ComparedFile, type Snapshot } from './snapshot.ts';
import type { DayFigures, EarlierDay, TrendDay } from './types.ts';

/** Days of a trend: as many as each have a snapshot. */
const DAYS = 90;
const DAY = 86_400_000;
/** What a report compares itself with is the day nearest to one so many days ago. */
const WEEK = 7;

/** The figures of days that all orgs have a snapshot of, added up. */
interface KnownDay {
  readonly day: string;
  readonly figures: DayFigures;
  /** The folders with the tables, one for each org. */
  readonly folders: readonly string[];
}

/** The earlier days of a report. */
export interface Earlier {
  readonly days: readonly KnownDay[];
  readonly previous: EarlierDay | undefined;
}

/** The days before today with a snapshot of each org, and the one with which the report compares itself. @param today ISO date */
export async function earlierDays(
  connection: DuckDBConnection,
  folders: readonly string[],
  today: string,
): Promise<Earlier> {
  const all = await Promise.all(folders.map(async (folder) => ({ folder, found: await snapshotsIn(folder) })));
  const first = all[0]?.found ?? [];
  const days = first.flatMap(({ day }) => {
    const age = ageOf(day, today);
    const found = all.flatMap(({ folder, found: some }) => {
      const one = some.find((other) => other.day === day);
      return one === undefined ? [] : [{ folder, one }];
    });
    return age > 0 && age < DAYS && found.length === all.length ? [sumOf(day, found)] : [];
  });
  return { days, previous: await previousOf(connection, days, today) };
}

const ageOf = (day: string, today: string): number => (Date.parse(today) - Date.parse(day)) / DAY;

function sumOf(day: string, found: readonly { readonly folder: string; readonly one: Snapshot }[]): KnownDay {
  return {
    day,
    figures: addUp(found.map(({ one }) => one.figures)),
    folders: found.map(({ folder, one }) => join(folder, one.folder)),
  };
}

/** The figures of several orgs together. Amounts are added in cents. */
export function addUp(all: readonly DayFigures[]): DayFigures {
  const sum = (key: keyof DayFigures): number =>
    Math.round(all.reduce((total, one) => total + one[key] * 100, 0)) / 100;
  return {
    ...{ openDeals: sum('openDeals'), openAmount: sum('openAmount'), scores: sum('scores') },
    ...{ notStarted: sum('notStarted'), confirmed: sum('confirmed'), inQuestion: sum('inQuestion') },
    ...{ atRisk: sum('atRisk'), riskAmount: sum('riskAmount'), pastGate: sum('pastGate') },
  };
}

/** The known day nearest to a week ago, of two the earlier one. A day whose file cannot be read is not compared with. */
async function previousOf(
  connection: DuckDBConnection,
  days: readonly KnownDay[],
  today: string,
): Promise<EarlierDay | undefined> {
  const distance = ({ day }: KnownDay): number => Math.abs(ageOf(day, today) - WEEK);
  for (const known of [...days].sort((a, b) => distance(a) - distance(b) || a.day.localeCompare(b.day))) {
    try {
      const [atRisk, pastGate] = [
        await idsIn(connection, known, 'AtRisk.parquet'),
        await idsIn(connection, known, 'PastGate.parquet'),
      ];
      return { day: known.day, atRisk, pastGate, inQuestion: known.figures.inQuestion };
    } catch {
      continue;
    }
  }
  return undefined;
}

async function idsIn(
  connection: DuckDBConnection,
  { folders }: KnownDay,
  file: ComparedFile,
): Promise<readonly string[]> {
  const list = folders.map((folder) => literal(join(folder, file))).join(', ');
  const reader = await connection.runAndReadAll(`SELECT id FROM read_parquet([${list}])`);
  return reader.getRowsJson().map(([id]) => String(id));
}

/** One line for each day from the first known one to today. A day without a snapshot has nulls: it is a gap, not a zero. */
export function trendOf(known: Earlier['days'], today: string, now: DayFigures): TrendDay[] {
  const figures = new Map([...known.map((one) => [one.day, one.figures] as const), [today, now]]);
  const first = known.map(({ day }) => day).sort()[0] ?? today;
  return Array.from({ length: ageOf(first, today) + 1 }, (_none, at) => {
    const day = new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10);
    return lineOf(day, figures.get(day));
  });
}

function lineOf(day: string, figures: DayFigures | undefined): TrendDay {
  if (figures === undefined)
    return {
      ...{ day, openDeals: null, openAmount: null, averageScore: null, notStarted: null, confirmed: null },
      ...{ inQuestion: null, atRisk: null, riskAmount: null, pastGate: null },
    };
  const { scores, ...rest } = figures;
  return { day, averageScore: rest.openDeals === 0 ? null : Math.round((scores / rest.openDeals) * 10) / 10, ...rest };
}
