import fc from 'fast-check';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  decideAll,
  lasting,
  needs,
  nextStages,
  playbooksFor,
  stagesPastGates,
  type CompiledPlaybook,
  type GateRecord,
  type Unmet,
} from '../../src/playbook/index.ts';
import { judgePipeline } from '../../src/report/gates/index.ts';
import { openPipeline } from '../../src/report/read/index.ts';
import { childRecords } from '../conformance/support/children.ts';
import { attemptOf, rough, versions } from '../playbook/support/scenarios.ts';
import { testSeed } from '../seed.ts';
import { fillRecords } from './support/records.ts';
import type { Children } from '../../src/playbook/index.ts';

const NOW = '2025-02-02T20:00:00.000Z';
/** It is the third of February there already. */
const ZONE = 'Pacific/Auckland';
const TODAY = '2025-02-03';

interface Deal {
  readonly record: GateRecord;
  readonly children: Children;
}

/** What a deal lacks, as `about Playbook > stage > id`. */
const entry = (about: string, { playbook, toEnter, id }: Pick<Unmet, 'playbook' | 'toEnter' | 'id'>): string =>
  `${about} ${playbook} > ${toEnter} > ${id}`;

/** The same by the evaluator. */
function expected(playbooks: readonly CompiledPlaybook[], { record, children }: Deal) {
  const governing = playbooksFor(playbooks, record, NOW);
  const gates = governing.flatMap((playbook) => playbook.gates);
  const stage = String(record.StageName);
  const next = nextStages(governing, stage).find((ahead) => gates.some(({ toEnter }) => toEnter === ahead)) ?? null;
  const surroundings = { today: TODAY, zone: ZONE, children };
  const forNext = next === null ? [] : needs(governing, record, next, surroundings);
  const attempt = { ...surroundings, record, prior: { ...record, StageName: null }, permissions: [], now: NOW };
  const isPast = stagesPastGates(playbooks).includes(stage);
  const standing = isPast ? lasting(governing, decideAll(governing, attempt).unmet) : [];
  return {
    governing: governing.map(({ playbook, version }) => `${playbook}:${version}`),
    next,
    lacking: [
      ...forNext.filter(({ overridden }) => !overridden).map((one) => entry('next', one)),
      ...standing.map((one) => entry('standing', one)),
    ].sort(),
  };
}

/** The record as REST answers it: parents nested, moments in UTC. */
function asAnswered(record: GateRecord): Readonly<Record<string, unknown>> {
  const nested: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(record)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce((at, name) => (at[name] ??= {}) as Record<string, unknown>, nested);
    const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
    parent[last] = isMoment ? new Date(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString() : value;
  }
  return nested;
}

async function load(connection: DuckDBConnection, playbooks: readonly CompiledPlaybook[], deals: readonly Deal[]) {
  const pains = deals.flatMap(({ record, children }) =>
    childRecords(children).pains.map((pain) => ({ ...pain, Opportunity__c: record.Id })),
  );
  const rows = deals.map(({ record }) => asAnswered(record));
  await fillRecords(connection, { Opportunity: rows, DF_Pain_Point__c: pains }, playbooks);
}

/** By the compiled queries, in the order of the deals. */
async function lackingByQueries(playbooks: readonly CompiledPlaybook[], deals: readonly Deal[]) {
  const { connection, close } = await openPipeline();
  try {
    await load(connection, playbooks, deals);
    await judgePipeline(connection, { org: 'o', playbooks, now: NOW, today: TODAY, zone: ZONE });
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson() as string[][];
    const governing = await ask("SELECT Id, Playbook || ':' || Version FROM Governing ORDER BY Playbook");
    const next = new Map((await ask('SELECT Id, ToEnter FROM NextGate')) as [string, string][]);
    const lacking = await ask(
      "SELECT Id, About || ' ' || Playbook || ' > ' || ToEnter || ' > ' || CriterionId FROM Lacking",
    );
    const nameless = await ask(
      'SELECT DISTINCT l.CriterionId FROM Lacking AS l ANTI JOIN Criterion AS c USING (Org, Playbook, Version, ToEnter, CriterionId)',
    );
    expect(nameless).toEqual([]);
    const of = (rows: readonly string[][], id: string) => rows.filter((row) => row[0] === id).map((row) => row[1]);
    return deals.map(({ record }) => {
      const id = String(record.Id);
      return { governing: of(governing, id), next: next.get(id) ?? null, lacking: of(lacking, id).sort() };
    });
  } finally {
    close();
  }
}

const CASES = 60;

test('what deals lack is the same by the compiled queries as by the evaluator, for random playbooks and deals', async () => {
  const seen = { next: 0, standing: 0, exempt: 0, two: 0, pains: 0 };
  const seed = testSeed();
  await fc.assert(
    fc.asyncProperty(
      fc.array(versions, { minLength: 1, maxLength: 2 }),
      fc.array(rough, { minLength: CASES, maxLength: CASES }),
      async (sets, cases) => {
        const [first = [], second] = sets;
        const others = (second ?? []).map((one) => ({ ...one, playbook: 'other' }));
        const playbooks = [...first, ...others];
        const deals = cases.map((one, index): Deal => {
          const { record, children } = attemptOf(playbooks[index % playbooks.length]!, one);
          return { record: { ...record, Id: `006${index}`, IsClosed: false, IsWon: false }, children };
        });
        const found = await lackingByQueries(playbooks, deals);
        deals.forEach((deal, index) => {
          const wanted = expected(playbooks, deal);
          expect(found[index]).toEqual(wanted);
          seen.next += wanted.lacking.filter((one) => one.startsWith('next')).length;
          seen.standing += wanted.lacking.filter((one) => one.startsWith('standing')).length;
          seen.pains += deal.children.pains.length;
          if (wanted.governing.length === 0) seen.exempt += 1;
          if (wanted.governing.length === 2) seen.two += 1;
        });
      },
    ),
    { numRuns: 10, seed, endOnFailure: true },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 120_000);
