import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** A DuckDB database whose memory is bounded: what does not fit goes to files next to it. */
export interface TableDatabase {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Megabytes; with a table of 1,000,000 rows the process stays under 350. */
const MEMORY = 128;

/**
 * Opens a database file, or one in memory (`:memory:`). Rows of a table keep no order: ask for one where it matters.
 * @param megabytes limit of DuckDB's own memory
 */
export async function openTables(path: string, megabytes: number = MEMORY): Promise<TableDatabase> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: `${megabytes}MB`,
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
