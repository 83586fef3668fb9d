import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { CONCEPTS, decisionsSql, slotOf, type CompiledPlaybook } from '../../playbook/index.ts';
import { attemptsSql, listPains, type AttemptsOptions, type Moment } from '../gates/index.ts';
import { askedOf } from './criteria.ts';
import { criterionEffects, gateEffect, openTotals, stoppedDeals } from './effects.ts';
import { AT_THE_TIME } from './history.ts';
import type { GateEffect, WhatIf } from './types.ts';

/** The org in the tables, the playbook that it would get, and when. */
export interface TrialOptions extends Moment {
  readonly org: string;
  readonly playbook: CompiledPlaybook;
  /** ISO date: only deals that were created on it or later. */
  readonly since?: string | undefined;
}

export interface WhatIfOptions extends TrialOptions {
  /** Ids of the users whom the result may name. */
  readonly named: ReadonlySet<string>;
}

interface Trying extends TrialOptions {
  readonly connection: DuckDBConnection;
  readonly columns: readonly string[];
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const sqlFile = (name: string): Promise<string> => readFile(new URL(`./${name}.sql`, import.meta.url), 'utf8');

/** The playbook as if it governed every deal in its scope, however old. */
function always({ until: _until, otherVersions: _others, ...playbook }: CompiledPlaybook): CompiledPlaybook {
  return { ...playbook, from: '2000-01-01T00:00:00Z' };
}

/**
 * What a playbook would do to the deals of a pipeline: open deals at their next stage, and deals that passed its gates, with what had been noted by then. No user
 * may bypass and no override counts. Reads only.
 * @param connection with the tables of `readPipeline`, which read the fields of the playbook
 */
export async function whatIf(connection: DuckDBConnection, options: WhatIfOptions): Promise<WhatIf> {
  const trying = await openDealsTried(connection, options);
  const stages = [...new Set(trying.playbook.gates.map(({ toEnter }) => toEnter))];
  const gates: GateEffect[] = [];
  for (const stage of stages.filter((one) => trying.playbook.stages.includes(one))) {
    await tryPassed(trying, stage);
    gates.push(await gateEffect(connection, stage));
  }
  const { playbook: code, version, title } = options.playbook;
  const open = { ...(await openTotals(connection)), ...(await stoppedDeals(connection, options.named)) };
  return { playbook: { code, version, title }, open, gates, criteria: await criterionEffects(connection) };
}

/**
 * The open deals that a playbook would refuse their next stage, as `whatIf` finds them: their ids.
 * @param connection as of `whatIf`
 */
export async function refusedNext(connection: DuckDBConnection, options: TrialOptions): Promise<ReadonlySet<string>> {
  await openDealsTried(connection, options);
  const rows = await connection.runAndReadAll(
    "SELECT Id FROM Tried WHERE About = 'next' AND Outcome = 'blocked' ORDER BY Id",
  );
  return new Set(rows.getRowsJson().map(([id]) => String(id)));
}

/** Fills the tables of `tables.sql` with the playbook and its decisions about open deals. */
async function openDealsTried(connection: DuckDBConnection, options: TrialOptions): Promise<Trying> {
  const known = await connection.runAndReadAll(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'Opportunity' AND table_schema = 'main'",
  );
  const columns = known.getRowsJson().map(([name]) => String(name));
  const trying: Trying = { ...options, playbook: always(options.playbook), connection, columns };
  await connection.run(await sqlFile('tables'));
  await fill(trying);
  await tryNext(trying);
  return trying;
}

async function fill({ connection, playbook }: Trying): Promise<void> {
  const steps = playbook.stages.map((stage, at) => [stage, String(at + 1), playbook.stages[at + 1] ?? null]);
  const slots = CONCEPTS.map((concept) => {
    const { field, power } = slotOf(concept);
    return [concept, field, String(10 ** power)];
  });
  await connection.run(
    `INSERT INTO Step SELECT s[1], s[2]::INTEGER, s[3] FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS s)`,
    { rows: JSON.stringify(steps) },
  );
  await connection.run(
    `INSERT INTO Slot SELECT s[1], s[2], s[3]::DOUBLE FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS s)`,
    { rows: JSON.stringify(slots) },
  );
  const asked = askedOf(playbook).map(({ toEnter, id, mode, code, sentence, short, isKnown }, place) =>
    [toEnter, id, mode, code, sentence, short, isKnown, place].map((cell) => (cell === null ? null : String(cell))),
  );
  await connection.run(
    `INSERT INTO Asked SELECT c[1], c[2], c[3], c[4], c[5], c[6], c[7]::BOOLEAN, c[8]::INTEGER FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS c)`,
    { rows: JSON.stringify(asked) },
  );
}

/** Open deals at their next stage, with what is known today. */
async function tryNext(trying: Trying): Promise<void> {
  const { connection, org, playbook, since } = trying;
  await listPains(connection, { org, playbooks: [playbook] });
  const young = since === undefined ? '' : ` AND d.CreatedDate >= DATE ${text(since)}`;
  await attempt(trying, 'next', {
    stage: 's.NextStage',
    prior: 'd.StageName',
    from: `Opportunity AS d JOIN Step AS s ON s.Stage = d.StageName
      WHERE d.Org = ${text(org)} AND NOT d.IsClosed AND s.NextStage IS NOT NULL${young}`,
  });
}

/** Deals that passed a gate, with what had been noted when they did. */
async function tryPassed(trying: Trying, stage: string): Promise<void> {
  const { connection, org, playbook, columns, since = null } = trying;
  const position = playbook.stages.indexOf(stage) + 1;
  await connection.run(await sqlFile('crossing'), { org, position, since });
  await connection.run(await sqlFile('evidence'), { org });
  await listPains(connection, { org, playbooks: [playbook], atMoment: 'Crossing' });
  const then = columns.filter((name) => name in AT_THE_TIME).map((name) => `e.${AT_THE_TIME[name]} AS ${name}`);
  // Overrides belong to the playbook that they were asked for.
  if (columns.includes('DF_Override_Token__c')) then.push('0 AS DF_Override_Token__c');
  const replaced = then.length === 0 ? '' : ` REPLACE (${then.join(', ')})`;
  await attempt(trying, 'passed', {
    stage: text(stage),
    prior: position > 1 ? text(playbook.stages[position - 2] ?? '') : 'NULL::VARCHAR',
    from: `(SELECT d.*${replaced} FROM Looked AS d JOIN Evidence AS e ON e.Id = d.Id WHERE d.Org = ${text(org)}) AS d`,
  });
}

/** Decides attempts by the compiled query, and keeps outcomes and what is missing. */
async function attempt(
  { connection, playbook, columns, now, today, zone }: Trying,
  about: 'next' | 'passed',
  of: Pick<AttemptsOptions, 'stage' | 'prior' | 'from'>,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW Attempt AS ${attemptsSql(playbook, { now, today, zone, columns, ...of })}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE Verdict AS SELECT v.*, a.StageName AS ToEnter FROM (${decisionsSql(playbook, 'Attempt')}) AS v JOIN Attempt AS a USING (Id)`,
  );
  await connection.run(`INSERT INTO Tried SELECT Id, '${about}', ToEnter, outcome FROM Verdict`);
  // A deal that passed a gate is asked there what that gate asks; the gates before it have attempts of their own.
  await connection.run(
    `INSERT INTO Missed SELECT Id, '${about}', one.toEnter, one.id
     FROM (SELECT Id, ToEnter, unnest(unmet) AS one FROM Verdict)
     WHERE NOT one.overridden AND ('${about}' = 'next' OR one.toEnter = ToEnter)`,
  );
}
