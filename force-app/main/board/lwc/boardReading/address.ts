/** The state of the board as the query string of its address, so that it can be bookmarked, shared and gone back to. */
import { teamIn } from './filters.ts';
import type { Filters } from './filters.ts';
import { STATUSES } from './pipeline.ts';
import type { Status } from './pipeline.ts';

/** The cell whose deals are listed, and how many of them. */
export interface OpenCell {
  readonly status: Status;
  readonly stage: string;
  readonly rows: number;
}

/** The cell of the heat map whose deals are listed, and how many of them. An empty `owner` stands for all sellers. */
export interface HeatPlace {
  readonly owner: string;
  readonly concept: string;
  readonly rows: number;
}

/** What the board shows; at most one of `cell` and `heat` is open. `sheet`: id of the seller whose sheet is shown instead. */
export interface BoardPlace {
  readonly filters: Filters;
  readonly cell?: OpenCell;
  readonly heat?: HeatPlace;
  readonly sheet?: string;
}

type State = Readonly<Record<string, string | undefined>>;

/** Deals by which a list grows. */
export const CELL_ROWS = 25;
/** The largest page that the API returns. */
const MAX_ROWS = 2000;
/** In the address, the seller of a cell for all sellers. */
const EVERYBODY = 'all';

/** The place of an address. Unknown values count as absent. */
export function placeOf(state: State): BoardPlace {
  const filters = {
    owner: state.c__owner ?? '',
    team: state.c__team ?? '',
    stage: state.c__stage ?? '',
    close: ['past', '30', '90'].find((close) => close === state.c__close) ?? '',
    playbook: state.c__playbook ?? '',
  };
  const sheet = state.c__sheet ? { sheet: state.c__sheet } : {};
  const steps = Math.ceil((Number(state.c__rows) || CELL_ROWS) / CELL_ROWS);
  const rows = Math.min(MAX_ROWS, Math.max(CELL_ROWS, steps * CELL_ROWS));
  const status = STATUSES.find((one) => one === state.c__diagnosis);
  if (status && state.c__in) return { filters, ...sheet, cell: { status, stage: state.c__in, rows } };
  const { c__seller: seller, c__question: concept } = state;
  if (!seller || !concept) return { filters, ...sheet };
  return { filters, ...sheet, heat: { owner: seller === EVERYBODY ? '' : seller, concept, rows } };
}

/** The address of a place; what is as usual is left out. `placeOf` reads it. */
export function stateOf({ filters, cell, heat, sheet }: BoardPlace): Record<string, string> {
  const rows = (cell ?? heat)?.rows ?? CELL_ROWS;
  const all: Record<string, string> = {
    c__owner: filters.owner,
    c__team: filters.team,
    c__stage: filters.stage,
    c__close: filters.close,
    c__playbook: filters.playbook,
    c__diagnosis: cell?.status ?? '',
    c__in: cell?.stage ?? '',
    c__seller: heat ? heat.owner || EVERYBODY : '',
    c__question: heat?.concept ?? '',
    c__rows: rows > CELL_ROWS ? String(rows) : '',
    c__sheet: sheet ?? '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Whether an address has nothing of what to show, as that of a tab. */
export function isBare(place: BoardPlace): boolean {
  return Object.keys(stateOf(place)).length === 0;
}

/** The address of the list of deals with all that close within 30 days or are overdue, the largest amounts first. */
export function closingState(filters: Filters): Record<string, string> {
  return listState('closing', filters);
}

/** The address of the list with all open deals of a seller, the largest amounts first. `owner`: id of the user. */
export function sellerState(filters: Filters, owner: string): Record<string, string> {
  return listState('open', { ...filters, owner, team: '' });
}

function listState(view: string, filters: Filters): Record<string, string> {
  const { owner, stage } = filters;
  const fitting = { c__owner: owner, c__team: teamIn(filters), c__stage: stage };
  const state = { c__view: view, c__sort: '-amount', ...fitting };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''));
}
