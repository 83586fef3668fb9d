import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Returns a function that prepares an SQL text on its first use and then reuses the statement. */
export function statementCache(database: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
}
