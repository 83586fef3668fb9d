/** Data of the discovery board: its query, rows, filters, pipeline counts and hints about deals that need help. */
export type { BoardData, BoardDeal, BoardRequest } from './deals.ts';
export { dealsOf, pageOf, requestsOf } from './deals.ts';
export type { Filters } from './filters.ts';
export { choicesOf, fitting, keptFilters, keepFilters, NO_FILTERS } from './filters.ts';
export type { Hint, SellerDeals } from './help.ts';
export { hintsOf, sellersOf } from './help.ts';
export type { Status } from './pipeline.ts';
export { amountOf, cellsOf, statusesOf } from './pipeline.ts';
export { boardQuery } from './query.ts';
