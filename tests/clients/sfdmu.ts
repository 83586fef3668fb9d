import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workplace } from './salesforceCli.ts';

/** Where sfdmu writes to, and what. */
interface Load {
  readonly url: string;
  readonly accessToken: string;
  /** One entry of `objects` in its export.json. */
  readonly object: Readonly<Record<string, unknown>> & { readonly query: string };
  /** The text of the CSV file with the records. */
  readonly csv: string;
  /** Other settings of export.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What it reports: its message where it failed as a whole, and its own tables of what it wrote, each with a column `Errors` at the end. */
interface Loaded {
  readonly failure?: string;
  /** Texts by name, such as `Opportunity_update_target.csv`. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Loads a CSV file with `sf sfdmu run`, in a folder of its own below the project. */
export async function runSfdmu({ project, sf }: Workplace, load: Load): Promise<Loaded> {
  const folder = mkdtempSync(join(project, 'sfdmu-'));
  const { url, accessToken, object, csv, settings } = load;
  const orgs = [{ name: 'local', instanceUrl: url, accessToken }];
  writeFileSync(
    join(folder, 'export.json'),
    JSON.stringify({ apiVersion: '66.0', ...settings, orgs, objects: [object] }),
  );
  const name = / FROM (\w+)/.exec(object.query)?.[1] ?? '';
  writeFileSync(join(folder, `${name}.csv`), csv);
  const source = ['--sourceusername', 'csvfile', '--targetusername', 'local', '--path', folder];
  const { json } = await sf(['sfdmu', 'run', ...source, '--noprompt', '--quiet']);
  const target = join(folder, 'target');
  mkdirSync(target, { recursive: true });
  return {
    ...(json.status === 0 ? {} : { failure: json.message ?? 'failed' }),
    tables: Object.fromEntries(readdirSync(target).map((file) => [file, readFileSync(join(target, file), 'utf8')])),
  };
}
