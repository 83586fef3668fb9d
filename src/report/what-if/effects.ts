import type { DuckDBConnection } from '@duckdb/node-api';
import type { GateMode } from '../../playbook/index.ts';
import type { Asked, CriterionEffect, GateEffect, Outcomes, StoppedCount, StoppedDeal, WhatIf } from './types.ts';

/** Counts rows of `Passed` by what became of the deals. @param where SQL, true for those that count */
const outcomes = (where: string): string => `{
    'deals': count(*) FILTER (WHERE ${where})::INTEGER,
    'won': count(*) FILTER (WHERE ${where} AND IsWon)::INTEGER,
    'lost': count(*) FILTER (WHERE ${where} AND IsClosed AND NOT IsWon)::INTEGER,
    'open': count(*) FILTER (WHERE ${where} AND NOT IsClosed)::INTEGER
  }`;

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
     FROM Tried WHERE About = 'next'`,
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
    SELECT t.Id, t.ToEnter, max(m.Strictness) AS Strictness FROM Tried AS t JOIN Missing AS m ON m.About = 'next' AND m.Id = t.Id
    WHERE t.About = 'next' AND t.Outcome <> 'exempt' GROUP BY ALL`);
  const counted = await rowsOf<Omit<StoppedCount, 'mode'> & { strictness: number }>(
    connection,
    `SELECT s.Strictness AS strictness, d.CurrencyIsoCode AS currency, count(*)::INTEGER AS deals, sum(d.Amount)::DOUBLE AS amount
     FROM Stopped AS s JOIN Looked AS d ON d.Id = s.Id GROUP BY ALL ORDER BY strictness DESC, currency`,
  );
  const rows = await rowsOf<
    Omit<StoppedDeal, 'mode' | 'missing'> & { ownerId: string; strictness: number; missing: Asked[] }
  >(
    connection,
    `WITH first AS (
       SELECT s.Id AS id, d.Name AS name, d.OwnerId AS "ownerId", u.Name AS owner, d.StageName AS stage, s.ToEnter AS "toEnter", d.Amount::DOUBLE AS amount,
         d.CurrencyIsoCode AS currency, s.Strictness AS strictness
       FROM Stopped AS s
       JOIN Looked AS d ON d.Id = s.Id
       LEFT JOIN "User" AS u ON u.Org = d.Org AND u.Id = d.OwnerId
       ORDER BY strictness DESC, amount DESC NULLS LAST, name, id LIMIT ${LISTED}
     )
     SELECT first.*,
       list({'toEnter': m.ToEnter, 'mode': m.Mode, 'code': m.Code, 'sentence': m.Sentence, 'short': m.Short} ORDER BY m.Position) AS missing
     FROM first JOIN Missing AS m ON m.About = 'next' AND m.Id = first.id
     GROUP BY ALL ORDER BY strictness DESC, amount DESC NULLS LAST, name, id`,
  );
  const modeOf = (strictness: number): GateMode => MODES[strictness - 1] ?? 'observe';
  return {
    stoppedBy: counted.map(({ strictness, ...count }) => ({ mode: modeOf(strictness), ...count })),
    stopped: rows.map(({ strictness, ownerId, owner, ...row }) => ({
      ...row,
      owner: named.has(ownerId) ? owner : null,
      mode: modeOf(strictness),
    })),
  };
}

/** The gates to a stage together, over the deals that passed it. */
export async function gateEffect(connection: DuckDBConnection, stage: string): Promise<GateEffect> {
  const [row] = await rowsOf<Omit<GateEffect, 'mode' | 'toEnter'>>(
    connection,
    `SELECT ${outcomes('true')} AS passed, ${outcomes('IsLacking AND NOT IsUntouched')} AS lacking, ${outcomes('IsUntouched')} AS untouched
     FROM Passed WHERE ToEnter = $stage`,
    { stage },
  );
  const [asked] = await rowsOf<{ strictness: number | null }>(
    connection,
    `SELECT max(CASE Mode WHEN 'enforce' THEN 3 WHEN 'warn' THEN 2 ELSE 1 END) AS strictness FROM Asked WHERE ToEnter = $stage AND CriterionId NOT IN ('steps', 'unknown-stage')`,
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
    `WITH ahead AS (SELECT ToEnter, CriterionId, count(*)::INTEGER AS open FROM Missing WHERE About = 'next' GROUP BY ALL),
     before AS (
       SELECT m.ToEnter, m.CriterionId, ${outcomes('true')} AS passed
       FROM Missing AS m JOIN Passed AS p ON p.Id = m.Id AND p.ToEnter = m.ToEnter
       WHERE m.About = 'passed' AND NOT p.IsUntouched GROUP BY ALL
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
