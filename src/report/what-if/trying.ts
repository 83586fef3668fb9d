import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { markedSql, possibleEntries, type CompiledPlaybook } from '../../playbook/index.ts';
import { attemptsSql, type AttemptsOptions, type Moment } from '../gates/index.ts';

/** The org in the tables, the playbook that it would get, and when. */
export interface TrialOptions extends Moment {
  readonly org: string;
  readonly playbook: CompiledPlaybook;
  /** ISO date: only deals that were created on it or later. */
  readonly since?: string | undefined;
}

export interface Trying extends TrialOptions {
  readonly connection: DuckDBConnection;
  /** Of the table `Opportunity`. */
  readonly columns: readonly string[];
}

/** A text as DuckDB's literal. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const sqlFile = (name: string): Promise<string> => readFile(new URL(`./${name}.sql`, import.meta.url), 'utf8');

/** An override is of the playbook that it was asked for; a field that was not read is blank. */
const OVERRIDE = 'DF_Override_Token__c';

/** Makes the attempts of a trial and notes what they can lack. Resolves to the query of their decisions, with the columns of `more`. */
export async function makeAttempts(
  { connection, columns, now, today, zone }: Trying,
  playbook: CompiledPlaybook,
  { trial, ...of }: Required<Pick<AttemptsOptions, 'stage' | 'prior' | 'from' | 'more'>> & { readonly trial: number },
): Promise<string> {
  await connection.run(
    `INSERT INTO Entry SELECT ${trial}, e[1]::INTEGER, e[2], e[3] FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS e)`,
    { rows: JSON.stringify(possibleEntries(playbook).map(({ id, toEnter }, at) => [String(at + 1), toEnter, id])) },
  );
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW Attempt AS ${attemptsSql(playbook, { now, today, zone, columns: columns.filter((name) => name !== OVERRIDE), ...of })}`,
  );
  return markedSql(playbook, 'Attempt', ['StageName', ...Object.keys(of.more)]);
}

/** Keeps what the attempts of a trial lack, by their marks: few rows, however many deals there are. @param attempts SQL behind FROM */
export async function keepMissing(connection: DuckDBConnection, trial: number, attempts: string): Promise<void> {
  await connection.run(
    `INSERT INTO Missing SELECT ${trial}, kind.ToEnter, kind.Marks, a.*
     FROM (SELECT DISTINCT ToEnter, Marks FROM ${attempts}) AS kind
     JOIN Entry AS e ON e.Trial = ${trial} AND substr(kind.Marks, e.Place, 1) = '1'
     JOIN Asked AS a ON a.ToEnter = coalesce(e.ToEnter, kind.ToEnter) AND a.CriterionId = e.CriterionId`,
  );
}
