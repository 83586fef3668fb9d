/** The state of the list as the query string of its address, so that it can be bookmarked, shared and gone back to. */

export const VIEWS = ['mine', 'month', 'closing', 'past', 'ready', 'question', 'new', 'open'] as const;
export type View = (typeof VIEWS)[number];

export const COLUMNS = ['name', 'account', 'stage', 'amount', 'close', 'owner', 'diagnosis', 'score'] as const;
export type Column = (typeof COLUMNS)[number];

/** What the list shows. Empty text: no restriction. */
export interface Place {
  readonly view: View;
  /** Id of a user. */
  readonly owner: string;
  /** Id of the manager whom the owners report to. */
  readonly team: string;
  /** Value of `DF_Diagnosis_Status__c`. */
  readonly diagnosis: string;
  readonly stage: string;
  readonly search: string;
  readonly sort: Column;
  readonly isDescending: boolean;
  /** Cursors at which this page and those before it begin, the last `KEPT` of them; empty on the first page. */
  readonly after: readonly string[];
  /** From 0. */
  readonly page: number;
}

/** Cursors kept in the address: further back *Previous* leads to the first page. */
const KEPT = 20;

type State = Readonly<Record<string, string | undefined>>;

/** The place of an address. Unknown values count as absent. */
export function placeOf(state: State): Place {
  const sort = state.c__sort ?? '';
  const after = (state.c__after ?? '').split('~').filter(Boolean);
  return {
    view: VIEWS.find((view) => view === state.c__view) ?? 'mine',
    owner: state.c__owner ?? '',
    team: state.c__team ?? '',
    diagnosis: state.c__diagnosis ?? '',
    stage: state.c__stage ?? '',
    search: state.c__search ?? '',
    sort: COLUMNS.find((column) => column === sort.replace(/^-/, '')) ?? 'close',
    isDescending: sort.startsWith('-'),
    after,
    page: after.length === 0 ? 0 : Math.max(after.length, Math.floor(Number(state.c__page)) || 0),
  };
}

/** The address of a place; what is as usual is left out. `placeOf` reads it. */
export function stateOf({ view, sort, isDescending, after, page, ...texts }: Place): Record<string, string> {
  const all: Record<string, string> = {
    c__view: view === 'mine' ? '' : view,
    c__owner: texts.owner,
    c__team: texts.team,
    c__diagnosis: texts.diagnosis,
    c__stage: texts.stage,
    c__search: texts.search,
    c__sort: sort === 'close' && !isDescending ? '' : `${isDescending ? '-' : ''}${sort}`,
    c__after: after.join('~'),
    c__page: page > 0 ? String(page) : '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The page that begins at the cursor. */
export function nextPage(place: Place, cursor: string): Place {
  return { ...place, after: [...place.after, cursor].slice(-KEPT), page: place.page + 1 };
}

/** The page before; the first one when the address does not know the cursor of that page any more. */
export function previousPage(place: Place): Place {
  const after = place.after.slice(0, -1);
  return { ...place, after, page: after.length === 0 ? 0 : place.page - 1 };
}

/** Whether a search or filter leaves deals of the view out. */
export function isFiltered({ owner, team, diagnosis, stage, search }: Place): boolean {
  return [owner, team, diagnosis, stage, search.trim()].some(Boolean);
}
