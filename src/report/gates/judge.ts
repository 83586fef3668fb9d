import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { decisionsSql, nextStages, stagesPastGates, type CompiledPlaybook } from '../../playbook/index.ts';
import { literal as text } from '../read/index.ts';
import { attemptsSql, type AttemptsOptions, type Moment } from './attempts.ts';
import { criteriaOf } from './criteria.ts';
import { listPains } from './pain-list.ts';

/** The org in the tables, its live playbooks, and the moment of the judgement. */
export interface JudgeOptions extends Moment {
  readonly org: string;
  readonly playbooks: readonly CompiledPlaybook[];
}

/** A deal that was won longer ago is no longer asked what it stands without; as `diagnose check --standing`. */
const RECENT_DAYS = 90;

const key = ({ playbook, version }: CompiledPlaybook): string => `${playbook}:${version}`;

interface Judging extends JudgeOptions {
  readonly connection: DuckDBConnection;
  readonly columns: readonly string[];
}

/**
 * Judges the deals of an org in the database, by the compiled queries of its playbooks, and fills the tables of `judged.sql`: what open deals
 * lack for their next gate, and what deals past a gate stand without. The same as `judgeDeal` and `standingOf` find for a user who may read all
 * and has no custom permission. What such a user may not read counts as blank.
 * @param connection with the tables of `readPipeline`
 */
export async function judgePipeline(connection: DuckDBConnection, options: JudgeOptions): Promise<void> {
  await connection.run(await sqlText('judged'));
  const reader = await connection.runAndReadAll(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'Opportunity'",
  );
  const columns = reader.getRowsJson().map(([name]) => String(name));
  const judging: Judging = { ...options, connection, columns };
  await keepCriteria(judging);
  await keepQuestions(judging);
  await listPains(connection, options);
  await findGoverning(judging);
  await findNextGates(judging);
  await decide(judging, 'next', {
    stage: 'n.ToEnter',
    prior: 'd.StageName',
    from: `NextGate AS n JOIN Opportunity AS d ON d.Org = n.Org AND d.Id = n.Id`,
  });
  const past = stagesPastGates(options.playbooks).map(text).join(', ');
  if (past === '') return;
  await decide(judging, 'standing', {
    stage: 'd.StageName',
    prior: 'NULL::VARCHAR',
    from: `Opportunity AS d`,
    where: `${looked(judging)} AND d.StageName IN (${past})`,
  });
}

function sqlText(name: 'judged' | 'entries'): Promise<string> {
  return readFile(new URL(`./${name}.sql`, import.meta.url), 'utf8');
}

async function keepCriteria({ connection, org, playbooks }: Judging): Promise<void> {
  await connection.run(
    `INSERT INTO Criterion SELECT $org, c[1], c[2]::INTEGER, c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10]::BOOLEAN, c[11]::INTEGER
     FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS c)`,
    {
      org,
      rows: JSON.stringify(
        criteriaOf(playbooks).map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
      ),
    },
  );
}

async function keepQuestions({ connection, org, playbooks }: Judging): Promise<void> {
  const rows = playbooks.flatMap(({ playbook, version, questions }) =>
    questions.map(({ concept }) => [playbook, String(version), concept]),
  );
  await connection.run(
    `INSERT INTO Question SELECT DISTINCT $org, q[1], q[2]::INTEGER, q[3] FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS q)`,
    { org, rows: JSON.stringify(rows) },
  );
}

/** Deals whose standing is looked at: open ones, and those won of late. */
const looked = ({ today }: Judging): string =>
  `(NOT d.IsClosed OR (d.IsWon AND d.CloseDate >= DATE ${text(today)} - ${RECENT_DAYS}))`;

/** Which versions govern each deal: those that do not exempt a save that changes nothing. Of several of one playbook, the pinned one, then the latest. */
async function findGoverning(judging: Judging): Promise<void> {
  const { connection, org, playbooks } = judging;
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE Candidate (Id VARCHAR, Playbook VARCHAR, Version INTEGER, Since TIMESTAMP)',
  );
  for (const playbook of playbooks) {
    const from = `Opportunity AS d WHERE d.Org = ${text(org)}`;
    await makeAttempts(judging, playbook, { stage: 'd.StageName', prior: 'd.StageName', from });
    await connection.run(
      `INSERT INTO Candidate SELECT Id, $code, $version, $since::TIMESTAMP FROM (${decisionsSql(playbook, 'Attempt')}) WHERE outcome <> 'exempt'`,
      { code: playbook.playbook, version: playbook.version, since: playbook.from },
    );
  }
  await connection.run(
    `INSERT INTO Governing SELECT $org, c.Id, c.Playbook, c.Version
     FROM Candidate AS c JOIN Opportunity AS d ON d.Org = $org AND d.Id = c.Id
     QUALIFY row_number() OVER (
       PARTITION BY c.Id, c.Playbook
       ORDER BY coalesce(d.DF_Playbook_Pin__c = c.Playbook || ':' || c.Version, false) DESC, c.Since DESC, c.Version DESC
     ) = 1`,
    { org },
  );
}

/** The next gate depends on the deal's playbooks and stage only, of which there are few: each pair is decided once, by the evaluator's own functions. */
async function findNextGates({ connection, org, playbooks }: Judging): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE Governed AS
     SELECT g.Id, d.StageName, string_agg(g.Playbook || ':' || g.Version, ' ' ORDER BY g.Playbook) AS Keys
     FROM Governing AS g JOIN Opportunity AS d ON d.Org = g.Org AND d.Id = g.Id
     WHERE g.Org = $org AND NOT d.IsClosed GROUP BY ALL`,
    { org },
  );
  const pairs = await connection.runAndReadAll('SELECT DISTINCT Keys, StageName FROM Governed');
  const byKey = new Map(playbooks.map((playbook) => [key(playbook), playbook]));
  const found = (pairs.getRowsJson() as [string, string | null][]).flatMap(([keys, stage]) => {
    const governing = keys.split(' ').flatMap((one) => byKey.get(one) ?? []);
    const gates = governing.flatMap((playbook) => playbook.gates);
    const next = nextStages(governing, String(stage)).find((ahead) => gates.some(({ toEnter }) => toEnter === ahead));
    return next === undefined ? [] : [[keys, stage, next]];
  });
  await connection.run(
    `INSERT INTO NextGate SELECT $org, g.Id, n[3] FROM Governed AS g
     JOIN (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS n) ON n[1] = g.Keys AND n[2] IS NOT DISTINCT FROM g.StageName`,
    { org, rows: JSON.stringify(found) },
  );
}

interface Attempts extends Pick<AttemptsOptions, 'stage' | 'prior' | 'from'> {
  readonly where?: string;
}

/** Decides the attempts by each playbook that governs them, and keeps what counts of the verdicts. */
async function decide(
  judging: Judging,
  about: 'next' | 'standing',
  { from, where, ...stages }: Attempts,
): Promise<void> {
  const { connection, org, playbooks } = judging;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE Verdict (Id VARCHAR, Playbook VARCHAR, Version INTEGER, outcome VARCHAR,
       unmet STRUCT(id VARCHAR, "toEnter" VARCHAR, overridden BOOLEAN)[])`,
  );
  for (const playbook of playbooks) {
    const governing = `JOIN Governing AS g ON g.Org = d.Org AND g.Id = d.Id AND g.Playbook = ${text(playbook.playbook)} AND g.Version = ${playbook.version}`;
    const conditions = [`d.Org = ${text(org)}`, ...(where === undefined ? [] : [where])].join(' AND ');
    await makeAttempts(judging, playbook, { ...stages, from: `${from} ${governing} WHERE ${conditions}` });
    await connection.run(
      `INSERT INTO Verdict SELECT Id, $code, $version, outcome, unmet FROM (${decisionsSql(playbook, 'Attempt')}) WHERE len(unmet) > 0`,
      { code: playbook.playbook, version: playbook.version },
    );
  }
  await connection.run(await sqlText('entries'), { org, about });
}

/** The attempts as the view that the compiled query reads. */
async function makeAttempts(
  judging: Judging,
  playbook: CompiledPlaybook,
  of: Pick<AttemptsOptions, 'stage' | 'prior' | 'from'>,
): Promise<void> {
  await judging.connection.run(
    `CREATE OR REPLACE TEMP VIEW Attempt AS ${attemptsSql(playbook, { ...judging, ...of })}`,
  );
}
