import { decide, NO_CHILDREN, type Attempt } from '../../src/playbook/index.ts';
import { smallPlaybook } from '../playbook/support/texts.ts';
import { decideInDuckDb, withDuckDb } from './support/duckdb.ts';
import { expectedRefusals, ruleEngine } from './support/rules.ts';

const FROM = '2024-03-01T08:30:00Z';
const UNTIL = '2025-01-01T00:00:00Z';
const playbook = { ...smallPlaybook({ from: FROM }), until: UNTIL };

/** The moment as the API answers it in another zone: `2024-03-01T20:30:00.000+1200`. */
function written(moment: number, hours: number): string {
  const local = new Date(moment + hours * 3_600_000).toISOString().slice(0, 19);
  return `${local}.000${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}00`;
}

function attemptOf(CreatedDate: string | null): Attempt {
  const record = { Id: '006', StageName: 'Second', CreatedDate };
  return { record, prior: { ...record, StageName: 'First' }, permissions: [], now: FROM, children: NO_CHILDREN };
}

test('a deal belongs to a version by the second of its creation, in every zone, on every path', async () => {
  const moments = [FROM, UNTIL].flatMap((moment) =>
    [-400, -366, -2, -1, 0, 1, 2, 366, 400].flatMap((days) =>
      [-43_200, -1, 0, 1, 43_200].map((seconds) => Date.parse(moment) + days * 86_400_000 + seconds * 1000),
    ),
  );
  const dates = moments.flatMap((moment) => [
    ...[-12, -8, 0, 5, 14].map((hours) => written(moment, hours)),
    new Date(moment).toISOString(),
  ]);
  const attempts = [...dates, null].map(attemptOf);
  const verdicts = attempts.map((attempt) => decide(playbook, attempt));
  const sql = await withDuckDb((connection) => decideInDuckDb(connection, playbook, attempts));
  expect(sql.map(({ outcome }) => outcome)).toEqual(verdicts.map(({ outcome }) => outcome));
  const refusals = ruleEngine([playbook]);
  expect(attempts.map(refusals)).toEqual(attempts.map((attempt) => expectedRefusals([playbook], attempt)));
  const inForce = dates.filter((date) => Date.parse(date) >= Date.parse(FROM) && Date.parse(date) < Date.parse(UNTIL));
  expect(inForce.length).toBeGreaterThan(100);
  expect(dates.length - inForce.length).toBeGreaterThan(100);
  expect(verdicts.filter(({ outcome }) => outcome === 'blocked')).toHaveLength(inForce.length);
});
