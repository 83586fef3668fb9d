import {
  heatOf,
  neverHeard,
  riskOf,
  type HeatRow,
  type Risk,
} from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import type { Figures } from './figures.ts';
import type { HeardRow, HeatLine, OwnerQuestions, QuestionLine, RiskLine } from './types.ts';

/** Heard or more: `heatOf` counts no answer below it. */
const HEARD = 2;
/** In place of an owner: all together. */
const ALL = '';

/** The open deals of an owner on which something was noted; without, a deal shows nothing about what a seller asks. */
interface StartedGroup {
  readonly owner: string;
  /** Null where the owner is not named. */
  readonly name: string | null;
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
  readonly heat: readonly HeatLine[];
}

/** Which questions customers answered, over all and by owner, and the deals at risk. */
export async function sharedFigures({ ask }: Figures, playbooks: readonly CompiledPlaybook[]): Promise<SharedFigures> {
  const concepts = [...new Set(playbooks.flatMap(({ questions }) => questions.map(({ concept }) => concept)))];
  const heard = await ask<HeardRow>('heard');
  const started = await ask<StartedGroup>('started');
  const risk = riskOf(await ask<ClosingGroup>('closing'));
  const everybody = { owner: ALL, name: null, count: sum(started, 'count'), amount: sum(started, 'amount') };
  const all = heard.map((one) => ({ ...one, owner: ALL }));
  const [team] = mapOf([everybody], all, concepts);
  const rows = mapOf(started, heard, concepts);
  return {
    questions: (team?.cells ?? []).map(({ concept, heard: count, share }) => ({
      concept,
      heard: count,
      deals: everybody.count,
      share: share ?? null,
    })),
    neverHeard: neverOf(rows, started),
    heat: namedRows(rows, started),
    risk: risk.flatMap(linesOf),
  };
}

function mapOf(owners: readonly StartedGroup[], heard: readonly HeardRow[], concepts: readonly string[]): HeatRow[] {
  return heatOf({ owners, concepts, answers: heard.map((one) => ({ ...one, amount: 0, level: HEARD })) });
}

/** Of those who may be named only. */
function neverOf(rows: readonly HeatRow[], owners: readonly StartedGroup[]): OwnerQuestions[] {
  const names = new Map(owners.map(({ owner, name }) => [owner, name]));
  return neverHeard(rows).flatMap(({ owner, concepts }) => {
    const name = names.get(owner) ?? null;
    return name === null ? [] : [{ owner: name, concepts }];
  });
}

/** The rows of those who may be named. */
function namedRows(rows: readonly HeatRow[], owners: readonly StartedGroup[]): HeatLine[] {
  const names = new Map(owners.map(({ owner, name }) => [owner, name]));
  return rows.flatMap(({ owner, count, amount, cells }) => {
    const name = names.get(owner) ?? null;
    if (name === null) return [];
    return [
      { owner: name, deals: count, amount, cells: cells.map((cell) => ({ ...cell, share: cell.share ?? null })) },
    ];
  });
}

function linesOf({ closes, byDiagnosis }: Risk): RiskLine[] {
  return byDiagnosis.map(({ diagnosis, count, amount }) => ({ closes, diagnosis, deals: count, amount }));
}

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
