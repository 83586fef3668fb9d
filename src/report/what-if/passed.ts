import { sqlColumns, type CompiledPlaybook } from '../../playbook/index.ts';
import { listPains } from '../gates/index.ts';
import { AT_THE_TIME } from './history.ts';
import { keepMissing, makeAttempts, sqlFile, text, type Trying } from './trying.ts';

/** A stage with gates, and the playbook with no others: what a deal that passed is asked there. The gates before it are tried by themselves. */
export interface PassedGate {
  readonly stage: string;
  /** Of the stage in the playbook, from 1. */
  readonly position: number;
  readonly playbook: CompiledPlaybook;
  /** Of its fields those that are computed as they were. */
  readonly rollUps: readonly string[];
}

export function passedGates({ playbook, columns }: Trying): readonly PassedGate[] {
  const stages = [...new Set(playbook.gates.map(({ toEnter }) => toEnter))];
  return stages
    .filter((stage) => playbook.stages.includes(stage))
    .map((stage) => {
      const only = { ...playbook, gates: playbook.gates.filter(({ toEnter }) => toEnter === stage) };
      const read = new Set(sqlColumns(only).map(([name]) => name));
      const rollUps = columns.filter((name) => name in AT_THE_TIME && read.has(name));
      return { stage, position: playbook.stages.indexOf(stage) + 1, playbook: only, rollUps };
    });
}

/** Finds the deals that passed the gates, and what had been noted when they did. */
export async function findEvidence({ connection, org, since }: Trying, gates: readonly PassedGate[]): Promise<void> {
  if (gates.length === 0) return;
  const each = (sql: (position: number) => string): string =>
    gates.map(({ position }) => `${sql(position)} AS At${position}`).join(', ');
  const values: Readonly<Record<string, string>> = {
    org: text(org),
    since: since === undefined ? 'NULL' : text(since),
    least: String(Math.min(...gates.map(({ position }) => position))),
    first: each((position) => `min(CASE WHEN s.Position >= ${position} THEN h.CreatedDate END)`),
    moments: each(
      (position) =>
        `coalesce(m.At${position}, CASE WHEN here.Position >= ${position} THEN coalesce(d.LastStageChangeDate, d.CreatedDate) END)`,
    ),
    rollUps: gates
      .flatMap(({ position, rollUps }) =>
        rollUps.map((name) => `, ${AT_THE_TIME[name]?.(`c.At${position}`)} AS ${name}_${position}`),
      )
      .join(''),
  };
  for (const name of ['crossing', 'evidence'])
    await connection.run((await sqlFile(name)).replaceAll(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all));
}

/** Deals that passed a gate, with what had been noted when they did. */
export async function tryPassed(trying: Trying, { stage, position, playbook, rollUps }: PassedGate): Promise<void> {
  const { connection, org, playbook: whole } = trying;
  const crossed = `(SELECT Deal, Id, At${position} AS At FROM Crossing WHERE At${position} IS NOT NULL)`;
  await listPains(connection, { org, playbooks: [playbook], atMoment: crossed });
  const then = rollUps.map((name) => `e.${name}_${position} AS ${name}`);
  const replaced = then.length === 0 ? '' : ` REPLACE (${then.join(', ')})`;
  const attempts = await makeAttempts(trying, playbook, {
    trial: position,
    stage: text(stage),
    prior: position > 1 ? text(whole.stages[position - 2] ?? '') : 'NULL::VARCHAR',
    from: `(SELECT d.*${replaced}, e.IsUntouched AS "$untouched"
      FROM Opportunity AS d JOIN ${crossed} AS c ON c.Deal = d.rowid JOIN Evidence AS e ON e.Deal = d.rowid) AS d`,
    more: { $untouched: 'd."$untouched"', $closed: 'd.IsClosed', $won: 'd.IsWon' },
  });
  await connection.run(
    `INSERT INTO Passed SELECT ${position}, StageName, marks, "$untouched", "$closed", "$won", count(*)
     FROM (${attempts}) WHERE outcome <> 'exempt' GROUP BY ALL`,
  );
  await keepMissing(connection, position, `Passed WHERE Trial = ${position}`);
}
