import type { DuckDBConnection } from '@duckdb/node-api';
import type { GateMode } from '../../playbook/index.ts';
import type { CriterionEffect, GateEffect, Outcomes, StoppedCount, StoppedDeal, WhatIf } from './types.ts';

/** Adds up rows of `Passed` by what became of the deals. @param where SQL, true for those that count */
const outcomes = (where: string): string => {
  const sum = (outcome: string): string => `coalesce(sum(Deals) FILTER (WHERE ${where}${outcome}), 0)::INTEGER`;
  return `{
    'deals': ${sum('')},
    'won': ${sum(' AND IsWon')},
    'lost': ${sum(' AND IsClosed AND NOT IsWon')},
    'open': ${sum(' AND NOT IsClosed')}
  }`;
};

async function rowsOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, string> = {},
): Promise<Row[]> {
  return (await connection.runAndReadAll(sql, values)).getRowObjectsJson() as unknown as Row[];
}

const MODES: readonly GateMode[] = ['observe', 'warn', 'enforce'];

/** How many open deals were tried at their next stage. */
export async function openTotals(connection: DuckDBConnection): Promise<Pick<WhatIf['open'], 'deals' | 'outOfScope'>> {
  const [row] = await rowsOf<Pick<WhatIf['open'], 'deals' | 'outOfScope'>>(
    connection,
    `SELECT count(*) FILTER (WHERE Outcome <> 'exempt')::INTEGER AS deals, count(*) FILTER (WHERE Outcome = 'exempt')::INTEGER AS "outOfScope"
     FROM Tried`,
  );
  return row ?? { deals: 0, outOfScope: 0 };
}

/** Deals that are listed with what they lack: all that a person reads, and what fits into memory. */
const LISTED = 10_000;

/** The open deals that lack something for their next stage: all of them by mode and currency, and the first ones, enforced gates first, then by amount. */
export async function stoppedDeals(
  connection: DuckDBConnection,
  named: ReadonlySet<string>,
): Promise<Pick<WhatIf['open'], 'stopped' | 'stoppedBy'>> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE Stopped AS
    SELECT AttemptedStage AS ToEnter, Marks, max(Strictness) AS Strictness FROM Missing WHERE Trial = 0 GROUP BY ALL`);
  const counted = await rowsOf<Omit<StoppedCount, 'mode'> & { strictness: number }>(
    connection,
    `SELECT s.Strictness AS strictness, t.Currency AS currency, count(*)::INTEGER AS deals, sum(t.Amount)::DOUBLE AS amount
     FROM Tried AS t JOIN Stopped AS s USING (ToEnter, Marks) GROUP BY ALL ORDER BY strictness DESC, currency`,
  );
  const kinds = await rowsOf<Pick<StoppedDeal, 'toEnter' | 'missing'> & { marks: string }>(
    connection,
    `SELECT AttemptedStage AS "toEnter", Marks AS marks,
       list({'toEnter': ToEnter, 'mode': Mode, 'code': Code, 'sentence': Sentence, 'short': Short} ORDER BY Position) AS missing
     FROM Missing WHERE Trial = 0 GROUP BY ALL`,
  );
  const missingOf = new Map(kinds.map(({ toEnter, marks, missing }) => [`${marks} ${toEnter}`, missing]));
  // The names are read of those only that are listed, and of those that have the amount of the last one.
  const rows = await rowsOf<
    Omit<StoppedDeal, 'mode' | 'missing'> & { ownerId: string; strictness: number; marks: string }
  >(
    connection,
    `WITH first AS (
       SELECT t.*, s.Strictness FROM Tried AS t JOIN Stopped AS s USING (ToEnter, Marks)
       QUALIFY rank() OVER (ORDER BY s.Strictness DESC, t.Amount::DOUBLE DESC NULLS LAST) <= ${LISTED}
     )
     SELECT d.Id AS id, d.Name AS name, d.OwnerId AS "ownerId", u.Name AS owner, d.StageName AS stage, t.ToEnter AS "toEnter", t.Amount::DOUBLE AS amount,
       t.Currency AS currency, t.Strictness AS strictness, t.Marks AS marks
     FROM first AS t
     JOIN Opportunity AS d ON d.rowid = t.Deal
     LEFT JOIN "User" AS u ON u.Org = d.Org AND u.Id = d.OwnerId
     ORDER BY strictness DESC, amount DESC NULLS LAST, name, id LIMIT ${LISTED}`,
  );
  const modeOf = (strictness: number): GateMode => MODES[strictness - 1] ?? 'observe';
  return {
    stoppedBy: counted.map(({ strictness, ...count }) => ({ mode: modeOf(strictness), ...count })),
    stopped: rows.map(({ strictness, ownerId, owner, marks, ...row }) => ({
      ...row,
      missing: missingOf.get(`${marks} ${row.toEnter}`) ?? [],
      owner: named.has(ownerId) ? owner : null,
      mode: modeOf(strictness),
    })),
  };
}

/** The kinds of attempts of deals that passed a gate, with whether they lacked something that can be decided. */
const PASSED = `(
  SELECT p.*, EXISTS (FROM Missing AS m WHERE m.Trial = p.Trial AND m.Marks = p.Marks AND m.IsKnown) AS IsLacking FROM Passed AS p
)`;

/** The gates to a stage together, over the deals that passed it. */
export async function gateEffect(connection: DuckDBConnection, stage: string): Promise<GateEffect> {
  const [row] = await rowsOf<Omit<GateEffect, 'mode' | 'toEnter'>>(
    connection,
    `SELECT ${outcomes('true')} AS passed, ${outcomes('IsLacking AND NOT IsUntouched')} AS lacking, ${outcomes('IsUntouched')} AS untouched
     FROM ${PASSED} WHERE ToEnter = $stage`,
    { stage },
  );
  const [asked] = await rowsOf<{ strictness: number | null }>(
    connection,
    "SELECT max(Strictness) AS strictness FROM Asked WHERE ToEnter = $stage AND CriterionId NOT IN ('steps', 'unknown-stage')",
    { stage },
  );
  const none: Outcomes = { deals: 0, won: 0, lost: 0, open: 0 };
  const counted = row ?? { passed: none, lacking: none, untouched: none };
  return { toEnter: stage, mode: MODES[(asked?.strictness ?? 1) - 1] ?? 'observe', ...counted };
}

/** Each criterion with the deals that lack it, in the order of the gates. */
export async function criterionEffects(connection: DuckDBConnection): Promise<readonly CriterionEffect[]> {
  const rows = await rowsOf<Omit<CriterionEffect, 'passed'> & { isKnown: boolean; passed: Outcomes }>(
    connection,
    `WITH ahead AS (
       SELECT m.ToEnter, m.CriterionId, count(*)::INTEGER AS open
       FROM Tried AS t JOIN Missing AS m ON m.Trial = 0 AND m.AttemptedStage = t.ToEnter AND m.Marks = t.Marks GROUP BY ALL
     ),
     before AS (
       SELECT m.ToEnter, m.CriterionId, ${outcomes('true')} AS passed
       FROM Passed AS p JOIN Missing AS m ON m.Trial = p.Trial AND m.Marks = p.Marks
       WHERE NOT p.IsUntouched GROUP BY ALL
     )
     SELECT a.ToEnter AS "toEnter", a.Mode AS mode, a.Code AS code, a.Sentence AS sentence, a.Short AS short, a.IsKnown AS "isKnown",
       coalesce(ahead.open, 0) AS open, coalesce(before.passed, {'deals': 0, 'won': 0, 'lost': 0, 'open': 0}) AS passed
     FROM Asked AS a
     LEFT JOIN ahead USING (ToEnter, CriterionId)
     LEFT JOIN before USING (ToEnter, CriterionId)
     WHERE a.CriterionId NOT IN ('steps', 'unknown-stage') ORDER BY a.Position`,
  );
  return rows.map(({ isKnown, passed, ...row }) => ({ ...row, passed: isKnown ? passed : null }));
}
