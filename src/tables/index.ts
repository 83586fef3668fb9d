/** Typed DuckDB tables of what bulk queries wrote. */
export { openTables } from './database.ts';
export { loadTable } from './load.ts';
