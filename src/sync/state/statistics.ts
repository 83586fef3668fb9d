import type { DatabaseSync } from 'node:sqlite';

/** Rows that a table is taken to have, those with the first column of an index alike, and those with all of its columns alike but the last. */
const ROWS = 1_000_000;
const OF_ONE_ORG = 100_000;
const OF_ONE_VALUE = 10;

/** Whether SQLite's planner knows our tables. */
export function hasStatistics(database: DatabaseSync): boolean {
  return database.prepare("select 1 from sqlite_schema where name = 'sqlite_stat1'").get() !== undefined;
}

/**
 * Gives SQLite's planner fixed figures on our tables, in place of those that `analyze` would count. Without any it takes an org to have ten rows in a table, and
 * reads all of them rather than the index of the org's deals: a whole sync read all texts for each deal with a flag. Each key begins with the org, or has
 * one column.
 */
export function keepStatistics(database: DatabaseSync): void {
  // Makes the table, and counts only the one with few rows.
  database.exec('analyze migration; delete from sqlite_stat1');
  database.exec(`insert into sqlite_stat1
    with keyed as (
      select m.name as tbl, case when l.origin = 'pk' and m.sql like '%without rowid' then m.name else l.name end as idx, count(*) as columns
      from sqlite_schema m join pragma_index_list(m.name) l join pragma_index_info(l.name) c
      where m.type = 'table' group by 1, 2)
    select tbl, idx, ${ROWS} || case columns when 1 then ' 1'
      else ' ${OF_ONE_ORG}' || replace(hex(zeroblob(columns - 2)), '00', ' ${OF_ONE_VALUE}') || case when idx = tbl then ' 1' else ' ${OF_ONE_VALUE}' end end
    from keyed`);
}
