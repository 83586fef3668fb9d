import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { jobEnded, jsonOf } from './keep-alive-client.ts';
import { answers, collectionBodies, csvOf, deals } from './rows.ts';
import type { IngestObject } from './rows.ts';
import { withServedOrg } from './served-org.ts';
import type { ServedOrg } from './served-org.ts';
import { makeTrafficOrg } from './traffic-org.ts';

/** How fast one kind of record came in by both ways. */
interface IngestFigure {
  readonly name: string;
  /** Records that each way saved. */
  readonly rows: number;
  readonly bulkPerSecond: number;
  readonly collectionsPerSecond: number;
  /** Collections' time by bulk's: over all rounds, and in the slowest and fastest round. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** The same of the server's processor time, which other work on the machine changes less. */
  readonly cpuRatio: number;
}

export interface IngestReport {
  readonly figures: readonly IngestFigure[];
  /** Rows that one way added, by table; both add the same. */
  readonly added: Readonly<Record<string, number>>;
  readonly bothAddTheSame: boolean;
}

type Way = 'collections' | 'bulk';

/** Tables that an ingest writes to: records, history, roll-ups' updates and events of changes. */
const TABLES = ['Opportunity', 'OpportunityHistory', 'DF_Answer__c', '~change', '~event'];
const ROUNDS = 4;
const ACCOUNTS = 80;

/**
 * Ingests `rows` records by collections, 200 in a request, and as many by Bulk API 2.0, into the same org over HTTP: a third of them deals,
 * two thirds answers to these. The gates are deployed and deals have change events, so nothing of a save is left out. The ways
 * alternate (A B, B A …). A way's time begins with its first request and ends when the client has all results.
 */
export async function ingestFigures(folder: string, rows: number): Promise<IngestReport> {
  const dataDir = join(folder, 'ingest');
  await makeTrafficOrg(dataDir, ACCOUNTS * 25);
  const dealsOfRound = Math.max(1, Math.round(rows / 3 / ROUNDS));
  return withServedOrg(dataDir, async (org) => {
    const seen: Measured[] = [];
    const added: Record<Way, Record<string, number>> = { collections: {}, bulk: {} };
    await ingestOnce(org, 'collections', 'Warm', 400);
    await ingestOnce(org, 'bulk', 'Warmer', 400);
    for (let round = 0; round < ROUNDS; round += 1) {
      const ways: readonly Way[] = round % 2 === 0 ? ['collections', 'bulk'] : ['bulk', 'collections'];
      for (const way of ways) {
        const before = countsOf(dataDir);
        const costs = await ingestOnce(org, way, `Deal of ${way} ${round}`, dealsOfRound);
        const after = countsOf(dataDir);
        for (const table of TABLES) added[way][table] = (added[way][table] ?? 0) + after[table]! - before[table]!;
        seen.push(...costs.map((cost) => ({ ...cost, way, round })));
      }
    }
    const same = TABLES.every((table) => added.bulk[table] === added.collections[table]);
    return { figures: figuresOf(seen, dealsOfRound), added: added.bulk, bothAddTheSame: same };
  });
}

interface Measured extends Cost {
  readonly way: Way;
  readonly round: number;
}

function figuresOf(seen: readonly Measured[], dealsOfRound: number): IngestFigure[] {
  const figure = (name: string, rowsOfRound: number, object?: string): IngestFigure => {
    const costs = (way: Way, of: 'milliseconds' | 'cpuMillis'): number[] =>
      Array.from({ length: ROUNDS }, (_, round) =>
        sum(
          seen
            .filter((one) => one.way === way && one.round === round && (object === undefined || one.object === object))
            .map((one) => one[of]),
        ),
      );
    const [bulk, collections] = [costs('bulk', 'milliseconds'), costs('collections', 'milliseconds')];
    const ratios = collections.map((time, round) => time / bulk[round]!);
    const rows = rowsOfRound * ROUNDS;
    return {
      name,
      rows,
      bulkPerSecond: (rows * 1000) / sum(bulk),
      collectionsPerSecond: (rows * 1000) / sum(collections),
      ratio: sum(collections) / sum(bulk),
      low: Math.min(...ratios),
      high: Math.max(...ratios),
      cpuRatio: sum(costs('collections', 'cpuMillis')) / sum(costs('bulk', 'cpuMillis')),
    };
  };
  return [
    figure('deals and answers', dealsOfRound * 3),
    figure('deals: rules, history, change events', dealsOfRound, 'Opportunity'),
    figure('answers: rules, roll-ups, the saves of their deals', dealsOfRound * 2, 'DF_Answer__c'),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function countsOf(dataDir: string): Record<string, number> {
  const database = new DatabaseSync(join(dataDir, 'org.sqlite'), { readOnly: true });
  const counts = TABLES.map((table): [string, number] => [
    table,
    Number(database.prepare(`SELECT count(*) AS n FROM "${table}"`).get()?.['n']),
  ]);
  database.close();
  return Object.fromEntries(counts);
}

async function ingestOnce(org: ServedOrg, way: Way, name: string, count: number): Promise<Cost[]> {
  const ingest = way === 'bulk' ? byBulk : byCollections;
  const costs: Cost[] = [];
  const save = async (records: IngestObject): Promise<string[]> => {
    const before = await org.used();
    const { milliseconds, ids } = await ingest(org, records);
    const cpuMillis = 1000 * ((await org.used()).cpuSeconds - before.cpuSeconds);
    costs.push({ object: records.object, milliseconds, cpuMillis });
    const saved = ids();
    if (saved.length !== records.rows.length) throw new Error(`${way} saved ${saved.length} ${records.object}`);
    return saved;
  };
  await save(answers(await save(deals(count, name, await accountIds(org)))));
  return costs;
}

interface Cost {
  readonly object: string;
  readonly milliseconds: number;
  /** Processor time of the server. */
  readonly cpuMillis: number;
}

interface Ingested {
  readonly milliseconds: number;
  /** The new ids, read after the clock stopped. Throws for a record that was refused. */
  readonly ids: () => string[];
}

async function byCollections({ client, token }: ServedOrg, records: IngestObject): Promise<Ingested> {
  const bodies = collectionBodies(records);
  const texts: string[] = [];
  const started = performance.now();
  for (const body of bodies) {
    const call = { method: 'POST', path: 'composite/sobjects', token: token(), body };
    texts.push((await client.send(call)).text);
  }
  const milliseconds = performance.now() - started;
  return { milliseconds, ids: () => texts.flatMap((text) => (JSON.parse(text) as Saved[]).map(idOf)) };
}

interface Saved {
  readonly success: boolean;
  readonly id?: string;
}

function idOf(saved: Saved): string {
  if (!saved.success || saved.id === undefined) throw new Error(`A record was refused: ${JSON.stringify(saved)}`);
  return saved.id;
}

async function byBulk({ client, token }: ServedOrg, records: IngestObject): Promise<Ingested> {
  const csv = csvOf(records);
  const auth = { token: token() };
  const started = performance.now();
  const body = JSON.stringify({ object: records.object, operation: 'insert', lineEnding: 'LF' });
  const { id } = await jsonOf(client, { ...auth, method: 'POST', path: 'jobs/ingest', body });
  const path = `jobs/ingest/${String(id)}`;
  await client.send({ ...auth, method: 'PUT', path: `${path}/batches`, body: csv, type: 'text/csv' });
  await jsonOf(client, { ...auth, method: 'PATCH', path, body: '{"state":"UploadComplete"}' });
  await jobEnded(client, token(), path);
  const success = await client.send({ ...auth, method: 'GET', path: `${path}/successfulResults` });
  const failed = await client.send({ ...auth, method: 'GET', path: `${path}/failedResults` });
  const milliseconds = performance.now() - started;
  return {
    milliseconds,
    ids: () => {
      const refused = failed.text.split('\n')[1] ?? '';
      if (refused !== '') throw new Error(`A record was refused: ${refused}`);
      return success.text.split('\n').flatMap((line) => /^"(\w{18})",/.exec(line)?.[1] ?? []);
    },
  };
}

async function accountIds({ client, token }: ServedOrg): Promise<string[]> {
  const q = encodeURIComponent(`SELECT Id FROM Account ORDER BY Id LIMIT ${ACCOUNTS}`);
  const { records } = await jsonOf(client, { method: 'GET', path: `query?q=${q}`, token: token() });
  return (records as { Id: string }[]).map(({ Id }) => Id);
}
