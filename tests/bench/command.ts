import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openOrg } from '../../src/local-org/org/open.ts';
import { exportFigures } from './bulk/export.ts';
import { ingestFigures } from './bulk/ingest.ts';
import { mixedFigures } from './bulk/mixed.ts';
import type { TrafficReport } from './bulk/report.ts';
import { makeBenchOrg } from './benchOrg.ts';
import type { BenchOrg } from './benchOrg.ts';
import type { ClientReport } from './client/figures.ts';
import { formulaPairs } from './formulas.ts';
import { measure } from './measure.ts';
import type { GateReport } from './gates/figures.ts';
import type { Measured, MeasureOptions, Pair } from './measure.ts';
import type { MemoryStep } from './memory.ts';
import type { PanelReport } from './panels/report.ts';
import { readPairs } from './reads.ts';
import { lines, markdown, thisMachine } from './report.ts';
import type { BenchReport } from './report.ts';
import { savePairs } from './saves.ts';
import type { TextReport } from './texts/figures.ts';
import { deployApp } from './seed/app.ts';
import type { Output } from './seed/command.ts';
import { fillOrg } from './seed/fill.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEALS = 100_000;
const BIG = 1_000_000;
const GATES = 'gates';
const PANELS = 'panels';
const TEXTS = 'texts';
const INGEST = 'ingest';
const EXPORT = 'export';
const MIXED = 'mixed';
const CLIENT = 'client';
/** Parts that are no pairs of the local org and SQLite. */
const PARTS: readonly string[] = [GATES, PANELS, TEXTS, INGEST, EXPORT, MIXED, CLIENT];
const INGESTED = 200_000;
const EXPORTED = 1_000_000;
const CLIENTS = { count: 50, seconds: 60 };
const TEXT_ROUNDS = 9;
const CLIENT_ROUNDS = 5;
const OPTIONS: MeasureOptions = { rounds: 21, roundMillis: 15 };

const USAGE = `Usage: npm run bench -- [--write] [--big] [--data FOLDER] [--only TEXT or PARTS]

Measures the local org beside the bare SQLite statements that do the same work, and the gates beside other ways to judge the same
records; the Bulk API next to collections. Takes about ten minutes.
  --write         also writes docs/bench/<date>-<commit>.md and .json
  --big           also measures memory with 1,000,000 deals (made first, in a temporary folder: some minutes)
  --data FOLDER   an org that \`npm run seed:big\` made, for --big instead of making one; one deal is added to it
  --only TEXT     only the lines whose name holds the text, or only these parts, with commas between them:
                  \`gates\`: only how fast gates are judged;
                  \`panels\`: only what the panels weigh and how fast they are (after \`npm run build\`);
                  \`texts\`: only how fast texts are checked, beside \`compromise\`;
                  \`ingest\`: only 200,000 records by Bulk API and by collections;
                  \`export\`: only 1,000,000 records by Bulk query and the server's memory;
                  \`mixed\`: only 50 clients of all APIs for 60 s;
                  \`client\`: only bulk queries and uploads of ours, next to DuckDB, jsforce and the Salesforce CLI`;

/** All pairs of an org, in the order of the report. */
export function allPairs(bench: BenchOrg): Pair[] {
  return [...readPairs(bench), ...formulaPairs(bench), ...savePairs(bench)];
}

/** `npm run bench`. @returns the exit code: 0 measured (whatever the figures), 2 wrong arguments */
export async function benchCommand(args: readonly string[], io: Output): Promise<number> {
  const { values } = parsed(args) ?? {};
  if (values === undefined || values.help === true) {
    (values === undefined ? io.err : io.out)(`${USAGE}\n`);
    return values === undefined ? 2 : 0;
  }
  const report = await run(io, values);
  for (const line of lines(report)) io.out(line);
  if (values.write === true) io.out(`Written to ${write(report)}`);
  return 0;
}

function parsed(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    const options = { write: flag, big: flag, help: flag, data: text, only: text };
    return parseArgs({ args: [...args], options, strict: true });
  } catch {
    return undefined;
  }
}

async function run(
  io: Output,
  asked: { readonly big?: boolean; readonly data?: string; readonly only?: string },
): Promise<BenchReport> {
  const machine = thisMachine();
  const memory: { deals: number; steps: readonly MemoryStep[] }[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const say = (text: string): void => (io.terminal ? io.err(`\r\x1b[K${text}`) : undefined);
  try {
    const parts = asked.only?.split(',');
    const wants = (part: string): boolean => parts?.includes(part) !== false;
    const gates = wants(GATES) ? gatesOf(say) : undefined;
    const panels = wants(PANELS) ? panelsOf(say) : undefined;
    const texts = wants(TEXTS) ? textsOf(say) : undefined;
    const client = wants(CLIENT) ? clientOf(say) : undefined;
    const traffic = await trafficOf(folder, wants, say);
    const isOther = parts?.every((part) => PARTS.includes(part)) === true;
    const results = isOther ? [] : await pairsOf(folder, asked.only ?? '', say);
    if (asked.only === undefined) memory.push({ deals: DEALS, steps: memoryOf(folder) });
    if (asked.big === true) {
      say(`${BIG} deals …`);
      memory.push({ deals: BIG, steps: memoryOf(asked.data ?? (await bigOrg(folder))) });
    }
    say('');
    const date = new Date().toISOString().slice(0, 10);
    return {
      date,
      commit: commit(),
      machine,
      deals: DEALS,
      results,
      memory,
      ...(gates ? { gates } : {}),
      ...(panels ? { panels } : {}),
      ...(texts ? { texts } : {}),
      ...(client ? { client } : {}),
      ...(Object.keys(traffic).length > 0 ? { traffic } : {}),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pairsOf(folder: string, only: string, say: (text: string) => void): Promise<readonly Measured[]> {
  say(`making ${DEALS} deals …`);
  const bench = await makeBenchOrg(folder, DEALS);
  const pairs = allPairs(bench).filter((pair) => pair.name.includes(only));
  const results = pairs.map((pair) => {
    say(pair.name);
    return measure(pair, OPTIONS);
  });
  bench.org.close();
  return results;
}

async function trafficOf(
  folder: string,
  wants: (part: string) => boolean,
  say: (text: string) => void,
): Promise<TrafficReport> {
  const part = async <T>(name: string, shown: string, work: () => Promise<T>): Promise<T | undefined> => {
    if (!wants(name)) return undefined;
    say(shown);
    return work();
  };
  const ingest = await part(INGEST, 'ingest …', () => ingestFigures(folder, INGESTED));
  const exported = await part(EXPORT, 'export …', () => exportFigures(folder, EXPORTED));
  const mixed = await part(MIXED, 'many clients …', () => mixedFigures(folder, CLIENTS.count, CLIENTS.seconds));
  return { ...(ingest && { ingest }), ...(exported && { export: exported }), ...(mixed && { mixed }) };
}

async function bigOrg(folder: string): Promise<string> {
  const dataDir = join(folder, 'big');
  const org = openOrg({ dataDir });
  await deployApp(org);
  fillOrg(org, { deals: BIG, seed: 1, today: '2026-01-01' });
  org.close();
  return dataDir;
}

function memoryOf(dataDir: string): MemoryStep[] {
  return alone('memory.ts', dataDir) as MemoryStep[];
}

function gatesOf(say: (text: string) => void): GateReport {
  say(`judging ${BIG} attempts …`);
  return alone('gates.ts', String(BIG)) as GateReport;
}

function panelsOf(say: (text: string) => void): PanelReport {
  say('the panels in Chromium …');
  return alone('panels.ts', '') as PanelReport;
}

function textsOf(say: (text: string) => void): TextReport {
  say('checking texts …');
  return alone('texts.ts', String(TEXT_ROUNDS)) as TextReport;
}

function clientOf(say: (text: string) => void): ClientReport {
  say('a million records in bulk …');
  return alone('client.ts', String(CLIENT_ROUNDS)) as ClientReport;
}

/** What a script of this folder measures, in a process of its own, so that nothing of the bench is counted. */
function alone(script: string, argument: string): unknown {
  const file = join(ROOT, 'tests/bench', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file, argument], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} could not be measured with ${argument}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Short hash of the tree that is measured; outside a repository there is none. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}

function write(report: BenchReport): string {
  const folder = join(ROOT, 'docs/bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${report.date}-${report.commit}`);
  writeFileSync(`${path}.md`, markdown(report));
  writeFileSync(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`);
  return `${path}.md`;
}
