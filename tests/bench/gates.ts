// `node tests/bench/gates.ts [records]`: how fast gates are judged, as ratios within one run. Five gates, one enforced set of criteria
// each; every record tries to go from the first stage to a random later one, so that up to five gates are crossed at once.
import { DuckDBInstance } from '@duckdb/node-api';
import { Engine, type RuleProperties } from 'json-rules-engine';
import {
  compilePlaybook,
  compilePredicate,
  decide,
  decisionsSql,
  gatesSql,
  parsePlaybook,
  sqlColumns,
  type Attempt,
  type CompiledPlaybook,
  type GateRecord,
} from '../../src/playbook/index.ts';

const STAGES = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Won'];
const PLAYBOOK = `
playbook: bench
version: 1
from: 2020-01-01T00:00:00Z
title: Five gates
currency: EUR
stages: [${STAGES.join(', ')}]
questions:
  - { concept: problem, ask: What is wrong?, why: It hurts. }
gates:
  - toEnter: Second
    mode: enforce
    require: [{ answered: { problem: Heard } }]
  - toEnter: Third
    mode: enforce
    require: [{ pains: { atLeast: 1, evidence: Quoted } }, { filled: NextStep }]
  - toEnter: Fourth
    mode: enforce
    require: [{ impact: { atLeast: 1000, evidence: Quoted } }, { picked: { Type: [Upgrade, New] } }]
  - toEnter: Fifth
    mode: enforce
    require: [{ any: [{ pains: { atLeast: 2, evidence: Confirmed } }, { impact: { atLeast: 50000, evidence: Confirmed } }], because: It has to be worth it. }]
  - toEnter: Won
    mode: enforce
    require: [{ filled: DF_Desired_Outcome__c }, { number: { field: TotalOpportunityQuantity, atLeast: 1 } }]
`;

/** mulberry32: the same records on every run. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function attempts(count: number): Attempt[] {
  const random = stream(1);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const record: GateRecord = {
      Id: String(index),
      StageName: pick(STAGES.slice(1)),
      CreatedDate: '2024-05-05T10:00:00.000+0000',
      DF_Playbook_Pin__c: null,
      DF_Answers_A__c: pick([null, 10, 20, 30, 40]),
      DF_Pains_Quoted__c: pick([null, 0, 1, 2]),
      DF_Pains_Confirmed__c: pick([null, 0, 1, 2]),
      DF_Impact_Quoted__c: pick([null, 500, 2000, 90_000]),
      DF_Impact_Confirmed__c: pick([null, 0, 90_000]),
      NextStep: pick([null, 'Call']),
      Type: pick([null, 'Upgrade', 'Other']),
      DF_Desired_Outcome__c: pick([null, 'Typed once']),
      TotalOpportunityQuantity: pick([null, 0, 3]),
    };
    return { record, prior: { ...record, StageName: 'First' }, permissions: [], now: '2026-11-21T09:30:00Z' };
  });
}

/** The same gates as a person would write them for this one case, outcome only. */
function byHand({ record: r }: Attempt): 'blocked' | 'allowed' {
  const to = STAGES.indexOf(r.StageName as string);
  const number = (value: GateRecord[string]) => (value as number | null) ?? 0;
  if (to >= 1 && number(r.DF_Answers_A__c) % 100 < 20) return 'blocked';
  if (to >= 2 && (number(r.DF_Pains_Quoted__c) < 1 || !r.NextStep)) return 'blocked';
  if (to >= 3 && (number(r.DF_Impact_Quoted__c) < 1000 || (r.Type !== 'Upgrade' && r.Type !== 'New'))) return 'blocked';
  if (to >= 4 && number(r.DF_Pains_Confirmed__c) < 2 && number(r.DF_Impact_Confirmed__c) < 50_000) return 'blocked';
  if (to >= 5 && (!r.DF_Desired_Outcome__c || number(r.TotalOpportunityQuantity) < 1)) return 'blocked';
  return 'allowed';
}

/** Which of the seven conditions are missed, by hand. */
function listByHand({ record: r }: Attempt): string[] {
  const to = STAGES.indexOf(r.StageName as string);
  const number = (value: GateRecord[string]) => (value as number | null) ?? 0;
  const missing: string[] = [];
  if (to >= 1 && number(r.DF_Answers_A__c) % 100 < 20) missing.push('problem');
  if (to >= 2 && number(r.DF_Pains_Quoted__c) < 1) missing.push('pains');
  if (to >= 2 && !r.NextStep) missing.push('NextStep');
  if (to >= 3 && number(r.DF_Impact_Quoted__c) < 1000) missing.push('impact');
  if (to >= 3 && r.Type !== 'Upgrade' && r.Type !== 'New') missing.push('Type');
  if (to >= 4 && number(r.DF_Pains_Confirmed__c) < 2 && number(r.DF_Impact_Confirmed__c) < 50_000) missing.push('any');
  if (to >= 5 && !r.DF_Desired_Outcome__c) missing.push('DF_Desired_Outcome__c');
  if (to >= 5 && number(r.TotalOpportunityQuantity) < 1) missing.push('TotalOpportunityQuantity');
  return missing;
}

/** The same gates for json-rules-engine: one rule a gate, which fires when something is missing. */
function rulesEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const missing: readonly (readonly [number, RuleProperties['conditions']])[] = [
    [1, { any: [{ fact: 'problem', operator: 'lessThan', value: 2 }] }],
    [
      2,
      {
        any: [
          { fact: 'painsQuoted', operator: 'lessThan', value: 1 },
          { fact: 'nextStep', operator: 'equal', value: '' },
        ],
      },
    ],
    [
      3,
      {
        any: [
          { fact: 'impactQuoted', operator: 'lessThan', value: 1000 },
          { fact: 'type', operator: 'notIn', value: ['Upgrade', 'New'] },
        ],
      },
    ],
    [
      4,
      {
        all: [
          { fact: 'painsConfirmed', operator: 'lessThan', value: 2 },
          { fact: 'impactConfirmed', operator: 'lessThan', value: 50_000 },
        ],
      },
    ],
    [
      5,
      {
        any: [
          { fact: 'outcome', operator: 'equal', value: '' },
          { fact: 'quantity', operator: 'lessThan', value: 1 },
        ],
      },
    ],
  ];
  for (const [order, conditions] of missing) {
    const all = [{ fact: 'to', operator: 'greaterThanInclusive', value: order }, conditions];
    engine.addRule({ conditions: { all } as RuleProperties['conditions'], event: { type: 'blocked' } });
  }
  return engine;
}

function factsOf({ record: r }: Attempt): Record<string, unknown> {
  return {
    to: STAGES.indexOf(r.StageName as string),
    problem: Math.floor((Number(r.DF_Answers_A__c ?? 0) % 100) / 10),
    painsQuoted: r.DF_Pains_Quoted__c ?? 0,
    painsConfirmed: r.DF_Pains_Confirmed__c ?? 0,
    impactQuoted: r.DF_Impact_Quoted__c ?? 0,
    impactConfirmed: r.DF_Impact_Confirmed__c ?? 0,
    nextStep: r.NextStep ?? '',
    type: r.Type ?? '',
    outcome: r.DF_Desired_Outcome__c ?? '',
    quantity: r.TotalOpportunityQuantity ?? 0,
  };
}

/** The best of some runs, in seconds: what is measured is the work, not what else the machine does. */
function best(runs: number, work: () => void): number {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least / 1000;
}

async function inDuckDb(playbook: CompiledPlaybook, all: readonly Attempt[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = sqlColumns(playbook, 'attempts');
  await connection.run(`CREATE TABLE attempts (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`);
  const special: Record<string, string | boolean> = {
    CreatedDate: '2024-05-05 10:00:00',
    $prior: 'First',
    $new: false,
    $now: '2026-11-21 09:30:00',
    $bypass: false,
  };
  for (let start = 0; start < all.length; start += 50_000) {
    const rows = all
      .slice(start, start + 50_000)
      .map(({ record }) => Object.fromEntries(columns.map(([name]) => [name, special[name] ?? record[name] ?? null])));
    const shape = JSON.stringify([Object.fromEntries(columns)]);
    await connection.run(
      `INSERT INTO attempts SELECT record.* FROM (SELECT unnest(from_json($rows, '${shape}')) AS record)`,
      { rows: JSON.stringify(rows) },
    );
  }
  const timed = async (name: string, query: string) => {
    const times: number[] = [];
    let answer = '';
    for (let run = 0; run < 5; run += 1) {
      const start = performance.now();
      const rows = (await connection.runAndReadAll(query)).getRowsJson();
      times.push(performance.now() - start);
      answer = JSON.stringify(rows);
    }
    console.log(`${name}: ${(Math.min(...times) / 1000).toFixed(3)} s ${answer.slice(0, 120)}`);
  };
  await timed(
    'SQL, outcome of each attempt',
    `SELECT outcome, count(*) FROM (${decisionsSql(playbook, 'attempts')}) GROUP BY 1 ORDER BY 1`,
  );
  await timed(
    'SQL, with the list of what is missing',
    `SELECT sum(len(unmet)) FROM (${decisionsSql(playbook, 'attempts')})`,
  );
  await connection.run(`UPDATE attempts SET "StageName" = 'First'`);
  await timed(
    'SQL, every gate of every deal, with lists',
    `SELECT "toEnter", count(*) FILTER (len(unmet) > 0) FROM (${gatesSql(playbook, 'attempts')}) GROUP BY 1 ORDER BY 1`,
  );
  connection.closeSync();
  instance.closeSync();
}

const count = Number(process.argv[2] ?? 1_000_000);
const playbook = compilePlaybook(parsePlaybook(PLAYBOOK, 'bench.yaml'));
const all = attempts(count);
const predicate = compilePredicate(playbook);
let sink = 0;
const rate = (seconds: number, records = count) => `${(records / seconds / 1e6).toFixed(2)} million a second`;

for (const attempt of all.slice(0, 20_000)) {
  const { outcome, unmet } = decide(playbook, attempt);
  if (
    predicate.outcome(attempt) !== outcome ||
    byHand(attempt) !== outcome ||
    listByHand(attempt).length !== unmet.length
  )
    throw new Error('The contestants do not judge alike.');
}
const hand = best(5, () => all.forEach((attempt) => (sink += byHand(attempt).length)));
const outcome = best(5, () => all.forEach((attempt) => (sink += predicate.outcome(attempt).length)));
const handList = best(5, () => all.forEach((attempt) => (sink += listByHand(attempt).length)));
const verdict = best(5, () => all.forEach((attempt) => (sink += predicate.verdict(attempt).unmet.length)));
const some = all.slice(0, 100_000);
const evaluator = best(3, () => some.forEach((attempt) => (sink += decide(playbook, attempt).unmet.length)));
const engine = rulesEngine();
const few = all.slice(0, 2_000);
let peer = Infinity;
for (let run = 0; run < 3; run += 1) {
  const start = performance.now();
  for (const attempt of few) {
    const { events } = await engine.run(factsOf(attempt));
    if ((events.length > 0 ? 'blocked' : 'allowed') !== byHand(attempt))
      throw new Error('The peer does not judge alike.');
  }
  peer = Math.min(peer, (performance.now() - start) / 1000);
}
const peerEach = peer / few.length;
console.log(`${count} records (checksum ${sink % 1000})`);
console.log(`by hand, outcome: ${rate(hand)}`);
console.log(`predicate, outcome: ${rate(outcome)}, ${(outcome / hand).toFixed(1)} times by hand`);
console.log(`by hand, list: ${rate(handList)}`);
console.log(`predicate, list: ${rate(verdict)}, ${(verdict / handList).toFixed(1)} times by hand`);
console.log(
  `evaluator: ${rate(evaluator, some.length)}, predicate's list ${(evaluator / some.length / (verdict / count)).toFixed(1)} times as fast`,
);
console.log(
  `json-rules-engine: ${(1 / peerEach).toFixed(0)} a second; predicate's outcome ${Math.round(peerEach / (outcome / count))} times as fast`,
);
await inDuckDb(playbook, all);
