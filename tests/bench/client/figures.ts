import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from '../measure.ts';

/** A contest of bulk clients; times in seconds, medians of the rounds. */
export interface ClientFigure {
  readonly name: string;
  readonly seconds: number;
  readonly otherSeconds: number;
  /** How many times as long the second takes; the median of the rounds with its quartiles. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly aim?: string;
  readonly met?: boolean;
  /** Largest resident memory of each side, megabytes. */
  readonly megabytes: number;
  readonly otherMegabytes: number;
}

export interface ClientReport {
  readonly records: number;
  readonly saved: number;
  readonly figures: readonly ClientFigure[];
  /** Most megabytes of the process that made the table, and whether that is few enough. */
  readonly memory: { readonly megabytes: number; readonly aim: string; readonly met: boolean };
  /** The real CLI, where it is installed: seconds of `sf data export bulk -r json`, and of a command that only starts. */
  readonly cli?: { readonly seconds: number; readonly start: number };
}

interface Took {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly rows: number;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SF = join(FOLDER, '../../clients/node_modules/@salesforce/cli/bin/run.js');
const MEMORY = 350;

/** A server with its completed job, in a process of its own. */
async function withServer<T>(records: number, pages: number, use: (url: string) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, ['--no-warnings', join(FOLDER, 'server.ts'), String(records), String(pages)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await use(await addressOf(server));
  } finally {
    server.kill();
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    server.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}`)));
  });
}

/** One contestant once, in a new folder and process. */
function run(what: string, url: string, records: number): Took {
  const folder = mkdtempSync(join(tmpdir(), 'bench-client-'));
  try {
    const worker = join(FOLDER, 'worker.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', worker, what, url, String(records), folder],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${what} failed: ${stderr}`);
    const took = JSON.parse(stdout) as Took;
    if (took.rows !== records) throw new Error(`${what} had ${took.rows} rows instead of ${records}`);
    return took;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ClientSizes {
  readonly records: number;
  readonly saved: number;
  readonly rounds: number;
  /** Also the Salesforce CLI, if it is installed in tests/clients. */
  readonly cli?: boolean;
}

/** Measures all contests; their sides alternate, so that what else the machine does meets all alike. */
export function clientFigures({ records, saved, rounds, cli = false }: ClientSizes): Promise<ClientReport> {
  return withServer(records, 4, (paged) =>
    withServer(records, 1, async (whole) => {
      const took: Record<string, Took[]> = {};
      const note = (what: string, url: string, count: number): void =>
        void (took[what] ??= []).push(run(what, url, count));
      for (let round = 0; round < rounds; round += 1) {
        note('table', paged, records);
        note('floor', whole, records);
        note('jsforce-read', whole, records);
        // The server answers with the number of the job's records, whatever was uploaded.
        await withServer(saved, 1, async (target) => {
          note('save', target, saved);
          note('jsforce-save', target, saved);
        });
      }
      const most = Math.max(...(took['table'] ?? []).map(({ megabytes }) => megabytes));
      return {
        records,
        saved,
        figures: [
          figure('undici to a file, then CREATE TABLE of DuckDB', [took['table'], took['floor']], { atLeast: 1 / 1.5 }),
          figure('jsforce bulk2, records one after another', [took['table'], took['jsforce-read']], { atLeast: 4 }),
          figure('upload of objects: jsforce bulk2', [took['save'], took['jsforce-save']], { atLeast: 8 }),
        ],
        memory: { megabytes: most, aim: `at most ${MEMORY} MB`, met: most <= MEMORY },
        ...(cli && existsSync(SF) ? { cli: cliSeconds(whole) } : {}),
      };
    }),
  );
}

function figure(
  name: string,
  [ours = [], other = []]: readonly (readonly Took[] | undefined)[],
  { atLeast }: { readonly atLeast: number },
): ClientFigure {
  const ratios = ours.map((one, round) => (other[round]?.milliseconds ?? Number.NaN) / one.milliseconds);
  const seconds = (side: readonly Took[]): number =>
    quantile(
      side.map((one) => one.milliseconds / 1000),
      0.5,
    );
  const most = (side: readonly Took[]): number => Math.max(...side.map((one) => one.megabytes));
  const ratio = quantile(ratios, 0.5);
  return {
    name,
    seconds: seconds(ours),
    otherSeconds: seconds(other),
    ...{ ratio, low: quantile(ratios, 0.25), high: quantile(ratios, 0.75) },
    aim: `at least ${atLeast < 1 ? atLeast.toFixed(2) : atLeast}×`,
    met: ratio >= atLeast,
    megabytes: most(ours),
    otherMegabytes: most(other),
  };
}

/** `sf data export bulk -r json` against the server, and `sf org display`, which is little more than the start. */
function cliSeconds(url: string): { readonly seconds: number; readonly start: number } {
  const home = mkdtempSync(join(tmpdir(), 'bench-sf-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    SF_ORG_INSTANCE_URL: url,
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
  };
  const timed = (args: readonly string[]): number => {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [SF, ...args, '-o', '00D000000000001!T', '--json'], {
      env,
      cwd: home,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(`sf ${args.join(' ')}: ${stdout} ${stderr}`);
    return (performance.now() - started) / 1000;
  };
  try {
    const start = timed(['data', 'query', '-q', 'SELECT Id FROM Opportunity LIMIT 1']);
    const query = 'SELECT Id, Name, StageName, Amount, CloseDate, CreatedDate, IsWon FROM Opportunity';
    const output = join(home, 'out.json');
    return {
      seconds: timed(['data', 'export', 'bulk', '-q', query, '-r', 'json', '-w', '10', '--output-file', output]),
      start,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
