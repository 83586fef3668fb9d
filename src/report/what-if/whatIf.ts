import type { DuckDBConnection } from '@duckdb/node-api';
import { CONCEPTS, slotOf, type CompiledPlaybook } from '../../playbook/index.ts';
import { listPains } from '../gates/index.ts';
import { askedOf } from './criteria.ts';
import { criterionEffects, gateEffect, openTotals, stoppedDeals } from './effects.ts';
import { findEvidence, passedGates, tryPassed } from './passed.ts';
import { keepMissing, makeAttempts, sqlFile, text, type TrialOptions, type Trying } from './trying.ts';
import type { GateEffect, WhatIf } from './types.ts';

export interface WhatIfOptions extends TrialOptions {
  /** Ids of the users whom the result may name. */
  readonly named: ReadonlySet<string>;
}

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
  const passed = passedGates(trying);
  await findEvidence(trying, passed);
  const gates: GateEffect[] = [];
  for (const gate of passed) {
    await tryPassed(trying, gate);
    gates.push(await gateEffect(connection, gate.stage));
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
    "SELECT d.Id FROM Tried AS t JOIN Opportunity AS d ON d.rowid = t.Deal WHERE t.Outcome = 'blocked' ORDER BY d.Id",
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
    `INSERT INTO Asked SELECT c[1], c[2], c[3], c[4], c[5], c[6], c[7]::BOOLEAN, c[8]::INTEGER, CASE c[3] WHEN 'enforce' THEN 3 WHEN 'warn' THEN 2 ELSE 1 END
     FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS c)`,
    { rows: JSON.stringify(asked) },
  );
}

/** Open deals at their next stage, with what is known today. */
async function tryNext(trying: Trying): Promise<void> {
  const { connection, org, playbook, since } = trying;
  await listPains(connection, { org, playbooks: [playbook] });
  const young = since === undefined ? '' : ` AND d.CreatedDate >= DATE ${text(since)}`;
  const attempts = await makeAttempts(trying, playbook, {
    trial: 0,
    stage: 's.NextStage',
    prior: 'd.StageName',
    from: `Opportunity AS d JOIN Step AS s ON s.Stage = d.StageName
      WHERE d.Org = ${text(org)} AND NOT d.IsClosed AND s.NextStage IS NOT NULL${young}`,
    more: { $deal: 'd.rowid', $amount: 'd.Amount', $currency: 'd.CurrencyIsoCode' },
  });
  await connection.run(
    `INSERT INTO Tried SELECT "$deal", StageName, outcome, marks, "$amount", "$currency" FROM (${attempts})`,
  );
  await keepMissing(connection, 0, 'Tried');
}
