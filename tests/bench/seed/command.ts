import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { LocalOrgStartError } from '../../../src/local-org/index.ts';
import { prepareDataDir } from '../../../src/local-org/server/data-dir.ts';
import { lockDataDir } from '../../../src/local-org/server/lock.ts';
import { deployApp } from './app.ts';
import { fillOrg } from './fill.ts';

const USAGE = `Usage: npm run seed:big -- [--data FOLDER] [--deals N] [--seed N] [--today YYYY-MM-DD] [--every-deal]

Makes a local org with many deals, accounts, contacts, answers and pains: always the same for the same numbers.
  --data FOLDER   a folder that holds no org yet (default: .diagnose/big)
  --deals N       how many opportunities, 1 to 5,000,000 (default: 1000000)
  --seed N        another seed, other deals (default: 1)
  --today DAY     the day that the dates lie around (default: 2026-01-01, so that two runs are equal)
  --every-deal    each deal has two answers and a pain, of texts that no other one has but for one in a thousand (default: one deal in ten has some)
Then: npm start -- --data FOLDER`;

interface Options {
  readonly data: string;
  readonly deals: number;
  readonly seed: number;
  readonly today: string;
  readonly everyDeal: boolean;
}

/** What the command writes to; `terminal`: progress may be overwritten in place. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (text: string) => void;
  readonly terminal: boolean;
}

/** `npm run seed:big`. @returns the exit code: 0 done, 1 the org refused, 2 the arguments or the folder cannot be used */
export async function seedCommand(args: readonly string[], io: Output): Promise<number> {
  if (args.includes('--help')) {
    io.out(USAGE);
    return 0;
  }
  const options = optionsOf(args);
  if (typeof options === 'string') {
    io.err(`${options}\n\n${USAGE}\n`);
    return 2;
  }
  try {
    await seed(options, io);
    return 0;
  } catch (error) {
    if (io.terminal) io.err('\n');
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof LocalOrgStartError ? 2 : 1;
  }
}

async function seed(options: Options, io: Output): Promise<void> {
  prepareDataDir(options.data);
  const unlock = lockDataDir(options.data);
  try {
    const started = performance.now();
    // The org's clock stands still at noon of the day, so that every time stamp is the same in two runs.
    const org = openOrg({ dataDir: options.data, clock: () => new Date(`${options.today}T12:00:00Z`) });
    try {
      await deployApp(org);
      const counts = fillOrg(org, {
        ...options,
        onProgress: (done) => {
          if (io.terminal) io.err(`\r${done.toLocaleString('en')} of ${options.deals.toLocaleString('en')} deals`);
        },
      });
      org.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      const seconds = (performance.now() - started) / 1000;
      if (io.terminal) io.err('\n');
      for (const [object, count] of Object.entries(counts)) io.out(`${object}: ${count.toLocaleString('en')}`);
      const megabytes = statSync(join(options.data, 'org.sqlite')).size / 1e6;
      io.out(`${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB in ${options.data}`);
    } finally {
      org.close();
    }
  } finally {
    unlock();
  }
}

const DEFAULTS = { data: '.diagnose/big', deals: '1000000', seed: '1', today: '2026-01-01' };

/** The options, or what is wrong with them. */
function optionsOf(args: readonly string[]): Options | string {
  let values: Partial<Record<string, string | boolean>>;
  try {
    const option = { type: 'string' } as const;
    const names = {
      data: option,
      deals: option,
      seed: option,
      today: option,
      'every-deal': { type: 'boolean' } as const,
    };
    values = parseArgs({ args: [...args], options: names, strict: true }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { data, deals, seed, today } = { ...DEFAULTS, ...values } as typeof DEFAULTS;
  const folder = resolve(data);
  const day = Date.parse(`${today}T00:00:00Z`);
  if (!/^\d{1,7}$/.test(deals) || Number(deals) < 1 || Number(deals) > 5_000_000)
    return `--deals \`${deals}\` is not a number from 1 to 5000000.`;
  if (!/^\d{1,9}$/.test(seed)) return `--seed \`${seed}\` is not a whole number.`;
  if (!/^\d{4}-\d\d-\d\d$/.test(today) || Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== today)
    return `--today \`${today}\` is not a day like 2026-01-31.`;
  if (existsSync(join(folder, 'org.sqlite')))
    return `\`${folder}\` holds an org already. Name another folder, or delete this one if nothing in it is needed.`;
  return { data: folder, deals: Number(deals), seed: Number(seed), today, everyDeal: values['every-deal'] === true };
}
