import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { WaitingReview } from '../../../src/deal/index.ts';
import type { CompiledPlaybook } from '../../../src/playbook/index.ts';
import { computeReport } from '../../../src/report/compute.ts';
import { sqlText } from '../../../src/report/figures.ts';
import type { Report } from '../../../src/report/index.ts';
import type { Earlier } from '../../../src/report/trend.ts';
import { openPipeline } from '../../../src/report/read/index.ts';
import { root } from '../../with-started-org.ts';

/** One opportunity. Blank is null. */
export interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly stage: string;
  readonly amount: number | null;
  readonly closeDate: string | null;
  readonly ownerId: string;
  readonly closed: boolean;
  readonly won: boolean;
  readonly example: boolean;
  readonly score: number;
  readonly diagnosis: string;
  /** How many flagged texts wait for a review. */
  readonly inQuestion: number;
  readonly nextGate: string | null;
}

/** One criterion that a deal lacks. */
export interface GapRow {
  readonly dealId: string;
  readonly toEnter: string;
  readonly playbook: string;
  readonly sentence: string;
  readonly code: string | null;
  /** For its next gate, or, `standing`, for one that it is past. */
  readonly about?: 'next' | 'standing';
}

/** A pipeline as a test writes it down. */
export interface Written {
  readonly deals: readonly DealRow[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly managerId: string | null;
    /** The reader of the report may see the name. */
    readonly named: boolean;
  }[];
  readonly gaps: readonly GapRow[];
  readonly stages: readonly string[];
  readonly reviews: readonly WaitingReview[];
  readonly quotes: { readonly fromSource: number; readonly typedByHand: number };
  readonly naming: 'off' | 'above' | 'all';
  /** ISO date. */
  readonly today: string;
  /** The questions of the playbook; none: there is no playbook. */
  readonly concepts: readonly string[];
  /** Answers that customers gave on so many deals of an owner. */
  readonly heard: readonly { readonly owner: string; readonly concept: string; readonly count: number }[];
}

/** No earlier day is known. */
const NOTHING: Earlier = { days: [], previous: undefined };

/** The report over a pipeline that is written into the tables. */
export async function reportOver(
  written: Written,
  { earlier = NOTHING, ...head }: { readonly now: string; readonly org: string; readonly earlier?: Earlier },
): Promise<Report> {
  const { connection, close } = await openPipeline();
  try {
    await write(connection, written);
    const { reviews, today } = written;
    return await computeReport(connection, { ...head, playbooks: playbooksOf(written), reviews, today, earlier });
  } finally {
    close();
  }
}

function playbooksOf({ naming, concepts }: Written): CompiledPlaybook[] {
  const people = naming === 'above' ? {} : { people: naming };
  const questions = concepts.map((concept) => ({ concept, ask: `${concept}?`, why: 'It matters.', weight: 1 }));
  return [{ playbook: 'mine', version: 1, gates: [], stages: [], questions, ...people } as unknown as CompiledPlaybook];
}

async function write(connection: DuckDBConnection, written: Written): Promise<void> {
  const { deals, people, gaps, stages, today, quotes } = written;
  const fill = async (table: string, rows: readonly object[]): Promise<void> => {
    if (rows.length === 0) return;
    await connection.run(
      `INSERT INTO ${table} BY NAME SELECT 'o' AS Org, row.* FROM (SELECT unnest(from_json($rows, '${shapeOf(rows)}')) AS row)`,
      { rows: JSON.stringify(rows) },
    );
  };
  await connection.run(readFileSync(join(root, 'src/report/gates/judged.sql'), 'utf8'));
  await connection.run(sqlText('views'));
  await fill('Organization', [{ Url: 'https://example.test', Today: today, Currency: 'EUR' }]);
  await fill(
    'OpportunityStage',
    stages.map((ApiName, SortOrder) => ({ ApiName, SortOrder })),
  );
  await fill(
    '"User"',
    people.map(({ id: Id, name: Name, managerId: ManagerId }) => ({ Id, Name, ManagerId })),
  );
  await fill(
    'Named',
    people.filter(({ named }) => named).map(({ id: Id }) => ({ Id })),
  );
  await fill(
    'Opportunity',
    deals.map((deal) => ({
      ...{ Id: deal.id, Name: deal.name, 'Account.Name': deal.account, StageName: deal.stage, OwnerId: deal.ownerId },
      ...{ Amount: deal.amount === null ? null : String(deal.amount), CloseDate: deal.closeDate },
      ...{ IsClosed: deal.closed, IsWon: deal.won, DF_Example__c: deal.example },
      ...{ DF_Discovery_Score__c: deal.score, DF_Diagnosis_Status__c: deal.diagnosis },
    })),
  );
  await fill(
    'NextGate',
    deals.flatMap(({ id: Id, nextGate: ToEnter }) => (ToEnter === null ? [] : [{ Id, ToEnter }])),
  );
  const criteria = [...new Map(gaps.map((gap) => [`${gap.playbook} ${gap.toEnter} ${gap.sentence}`, gap])).values()];
  const ofGap = ({ playbook, toEnter, sentence }: GapRow) => ({
    ...{ Playbook: playbook, Version: 1, ToEnter: toEnter, CriterionId: sentence },
  });
  await fill(
    'Criterion',
    criteria.map((gap) => ({ ...ofGap(gap), Sentence: gap.sentence, Code: gap.code })),
  );
  await fill(
    'Lacking',
    gaps.map((gap) => ({ ...ofGap(gap), Id: gap.dealId, About: gap.about ?? 'next' })),
  );
  await fill('DF_Answer__c', answersOf(written, quotes));
}

/** Answers that customers gave, quotes, and texts that wait for a review. */
function answersOf({ deals, heard }: Written, quotes: Written['quotes']): readonly object[] {
  const open = deals.filter(({ closed }) => !closed);
  const answer = (Opportunity__c: string | undefined, Concept__c: string | null, level: number) => ({
    ...{ Opportunity__c, Concept__c, Evidence_Level__c: level },
    ...{ Source_Hash__c: null as string | null, Review_Flag__c: false, Review_Verdict__c: null, Review_Kind__c: null },
  });
  const given = heard.flatMap(({ owner, concept, count }) =>
    open
      .filter(({ ownerId }) => ownerId === owner)
      .slice(0, count)
      .map(({ id }) => answer(id, concept, 2)),
  );
  const flagged = deals.flatMap(({ id, inQuestion }) =>
    Array.from({ length: inQuestion }, () => ({ ...answer(id, null, 0), Review_Flag__c: true })),
  );
  const quoted = Array.from(
    { length: open.length === 0 ? 0 : quotes.fromSource + quotes.typedByHand },
    (_none, index) => ({
      ...answer(open[0]?.id, null, 3),
      Source_Hash__c: index < quotes.fromSource ? 'hash' : null,
    }),
  );
  return [...given, ...flagged, ...quoted];
}

/** The shape of the rows for `from_json`: the type of a column is that of its first value. */
function shapeOf(rows: readonly object[]): string {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const value = rows.map((row) => (row as Readonly<Record<string, unknown>>)[name]).find((one) => one !== null);
    return [name, typeof value === 'number' ? 'DOUBLE' : typeof value === 'boolean' ? 'BOOLEAN' : 'VARCHAR'];
  });
  return JSON.stringify([Object.fromEntries(columns)]);
}

/** The page without the texts of its queries and its script. */
export function shownIn(page: string): string {
  return page.replace(/<pre>[\s\S]*?<\/pre>|<script>[\s\S]*?<\/script>/g, '');
}
