/** The state of the board as the query string of its address, so that it can be bookmarked, shared and gone back to. */
import type { Filters } from './filters.ts';
import { STATUSES } from './pipeline.ts';
import type { Status } from './pipeline.ts';

/** The cell whose deals are listed, and how many of them. */
export interface OpenCell {
  readonly status: Status;
  readonly stage: string;
  readonly rows: number;
}

/** What the board shows; `cell` is absent while no list is open. */
export interface BoardPlace {
  readonly filters: Filters;
  readonly cell?: OpenCell;
}

type State = Readonly<Record<string, string | undefined>>;

/** Deals by which a list grows. */
export const CELL_ROWS = 25;
/** The largest page that the API returns. */
const MAX_ROWS = 2000;

/** The place of an address. Unknown values count as absent. */
export function placeOf(state: State): BoardPlace {
  const filters = {
    owner: state.c__owner ?? '',
    team: state.c__team ?? '',
    stage: state.c__stage ?? '',
    close: ['past', '30', '90'].find((close) => close === state.c__close) ?? '',
    playbook: state.c__playbook ?? '',
  };
  const status = STATUSES.find((one) => one === state.c__diagnosis);
  const stage = state.c__in ?? '';
  if (!status || !stage) return { filters };
  const rows = Math.ceil((Number(state.c__rows) || CELL_ROWS) / CELL_ROWS) * CELL_ROWS;
  return { filters, cell: { status, stage, rows: Math.min(MAX_ROWS, Math.max(CELL_ROWS, rows)) } };
}

/** The address of a place; what is as usual is left out. `placeOf` reads it. */
export function stateOf({ filters, cell }: BoardPlace): Record<string, string> {
  const all: Record<string, string> = {
    c__owner: filters.owner,
    c__team: filters.team,
    c__stage: filters.stage,
    c__close: filters.close,
    c__playbook: filters.playbook,
    c__diagnosis: cell?.status ?? '',
    c__in: cell?.stage ?? '',
    c__rows: cell && cell.rows > CELL_ROWS ? String(cell.rows) : '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
