import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, RestErrors } from '../evasions/gated-org.ts';
import { csvOf, errorsOf, errorsOfCell } from '../conformance/write-paths/bulk-paths.ts';
import { KEY_FIELD, messagesOf } from '../conformance/write-paths/outcomes.ts';
import type { WritePath, Writer } from '../conformance/write-paths/outcomes.ts';
import type { Workplace } from './salesforceCli.ts';
import { runSfdmu } from './sfdmu.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Rows of the write-path matrix: commands of the real CLI, and its plugin sfdmu. */
interface CliPaths {
  readonly updates: readonly WritePath[];
  readonly inserts: readonly WritePath[];
}

export function cliPaths(cli: Workplace): CliPaths {
  const upsert = sfdmu(cli, 'sfdmu: upsert', { settings: {}, showsOneError: true });
  const upsertInBulk = sfdmu(cli, 'sfdmu: upsert over the Bulk API', {
    settings: { bulkThreshold: 0, pollingIntervalMs: 100 },
  });
  const updateRecord: WritePath = {
    name: 'sf data update record',
    write: (by, { id = '', fields }) =>
      record(cli, by, ['data', 'update', 'record', '-s', 'Opportunity', '-i', id, '-v', valuesOf(fields)]),
  };
  const createRecord: WritePath = {
    name: 'sf data create record',
    write: (by, { fields }) =>
      record(cli, by, ['data', 'create', 'record', '-s', 'Opportunity', '-v', valuesOf(fields)]),
  };
  const updateBulk: WritePath = {
    name: 'sf data update bulk',
    write: (by, { id: Id, fields }) => bulk(cli, by, { Id, ...fields }),
  };
  return { updates: [updateRecord, updateBulk, upsert, upsertInBulk], inserts: [createRecord, upsert] };
}

/** An access token in the place of an alias needs no login. */
const as = ({ url, accessToken }: Writer): [readonly string[], Readonly<Record<string, string>>] => [
  ['-o', accessToken],
  { SF_ORG_INSTANCE_URL: url },
];

const valuesOf = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}='${String(value)}'`)
    .join(' ');

/** One record: the errors are in `data`, or one alone is the message. */
async function record({ sf }: Workplace, by: Writer, args: readonly string[]): Promise<Outcome> {
  const [target, env] = as(by);
  const { code, json } = await sf([...args, ...target], env);
  if (code === 0) return 'saved';
  const { data, message = '' } = json;
  return messagesOf(Array.isArray(data) ? (data as RestErrors) : [{ errorCode: '', message }]);
}

/** A bulk job of one row, and the CLI's file of failed records. */
async function bulk({ project, sf }: Workplace, by: Writer, fields: Fields): Promise<Outcome> {
  const [target, env] = as(by);
  const file = join(project, `bulk-${String(fields['Id'])}.csv`);
  writeFileSync(file, csvOf(fields));
  const ran = await sf(['data', 'update', 'bulk', '-s', 'Opportunity', '-f', file, '-w', '5', ...target], env);
  if (ran.code === 0) return 'saved';
  const { jobId } = (ran.json.data ?? {}) as { jobId?: string };
  if (jobId === undefined) return [ran.json.message ?? 'failed'];
  const results = await sf(['data', 'bulk', 'results', '--job-id', jobId, ...target], env);
  const { failedFilePath } = results.json.result as { failedFilePath: string };
  return errorsOf(readFileSync(join(project, failedFilePath), 'utf8'));
}

/** A cell of the only row of a table. */
function cellOf(table: string, column: string): string {
  const [names = [], values = []] = table.trim().split(/\r?\n/).map(cellsOf);
  return values[names.indexOf(column)] ?? '';
}

const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );

interface Manner {
  readonly settings: Fields;
  readonly showsOneError?: true;
}

const sfdmu = (cli: Workplace, name: string, { settings, ...manner }: Manner): WritePath => ({
  name,
  ...manner,
  async write({ url, accessToken }, { key, fields }) {
    const row = { ...fields, [KEY_FIELD]: key };
    const query = `SELECT Id, ${Object.keys(row).join(', ')} FROM Opportunity`;
    const object = { operation: 'Upsert', externalId: KEY_FIELD, query };
    const { failure, tables } = await runSfdmu(cli, { url, accessToken, object, csv: csvOf(row), settings });
    const [table = ''] = Object.values(tables);
    if (failure !== undefined || table === '') return [failure ?? 'nothing was written'];
    const errors = cellOf(table, 'Errors');
    return errors === '' ? 'saved' : errorsOfCell(errors);
  },
});
