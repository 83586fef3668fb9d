import {
  heatOf,
  neverHeard,
  riskOf,
  type HeatRow,
  type Risk,
} from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { HeardRow, OwnerQuestions, QuestionLine, ReportData, RiskLine } from './types.ts';
import type { Warehouse } from './warehouse.ts';

/** Heard or more: `heatOf` counts no answer below it. */
const HEARD = 2;
/** In place of an owner: all together. */
const ALL = '';

/** The open deals of an owner on which something was noted; without, a deal shows nothing about what a seller asks. */
interface StartedGroup {
  readonly owner: string;
  readonly count: number;
  readonly amount: number;
}

/** Open deals by when they close and what is known of the pain. */
type ClosingGroup = Parameters<typeof riskOf>[0][number];

/** What the report shares with the board, by its functions. */
export interface SharedFigures {
  readonly questions: readonly QuestionLine[];
  readonly neverHeard: readonly OwnerQuestions[];
  readonly risk: readonly RiskLine[];
}

/** Which questions customers answered, over all and by owner, and the deals at risk. */
export async function sharedFigures({ ask }: Warehouse, data: ReportData): Promise<SharedFigures> {
  const started = await ask<StartedGroup>('started');
  const risk = riskOf(await ask<ClosingGroup>('closing'));
  const everybody = { owner: ALL, count: sum(started, 'count'), amount: sum(started, 'amount') };
  const [team] = mapOf(
    [everybody],
    data.heard.map((one) => ({ ...one, owner: ALL })),
    data.concepts,
  );
  return {
    questions: (team?.cells ?? []).map(({ concept, heard, share }) => ({
      concept,
      heard,
      deals: everybody.count,
      share: share ?? null,
    })),
    neverHeard: neverOf(mapOf(started, data.heard, data.concepts), data),
    risk: risk.flatMap(linesOf),
  };
}

function mapOf(owners: readonly StartedGroup[], heard: readonly HeardRow[], concepts: readonly string[]): HeatRow[] {
  return heatOf({ owners, concepts, answers: heard.map((one) => ({ ...one, amount: 0, level: HEARD })) });
}

/** Of those who may be named only. */
function neverOf(rows: readonly HeatRow[], { people }: ReportData): OwnerQuestions[] {
  const names = new Map(people.flatMap(({ id, name, named }) => (named ? [[id, name] as const] : [])));
  return neverHeard(rows).flatMap(({ owner, concepts }) => {
    const name = names.get(owner);
    return name === undefined ? [] : [{ owner: name, concepts }];
  });
}

function linesOf({ closes, byDiagnosis }: Risk): RiskLine[] {
  return byDiagnosis.map(({ diagnosis, count, amount }) => ({ closes, diagnosis, deals: count, amount }));
}

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
