/** Typed DuckDB tables of what bulk queries wrote. */
export { openTables } from './database.ts';
export type { TableDatabase } from './database.ts';
export { duckType, fillTable, loadTable } from './load.ts';
export type { FilledColumn } from './load.ts';
