import type { DemoRecord, DemoStep, DemoValue } from './types.ts';

/** The calls of an org that the loader needs; the caller implements the transport. */
export interface DemoTarget {
  /** Creates up to `batchSize` records; resolves to one result for each, in order. A refused record has errors and no id. */
  readonly createMany: (
    object: string,
    records: readonly Readonly<Record<string, string | number | boolean>>[],
  ) => Promise<readonly CreateResult[]>;
  /** Id of the one record of `object` whose `field` is `value`; undefined when there is none. */
  readonly findId: (object: string, field: string, value: string | boolean) => Promise<string | undefined>;
}

export interface CreateResult {
  readonly id?: string | undefined;
  readonly errors: readonly { readonly message: string }[];
}

export interface LoadOptions {
  /** Called after each batch. `total` counts all records of all steps. */
  readonly onProgress?: (progress: { readonly object: string; readonly done: number; readonly total: number }) => void;
  /** Records per call; default 200, the limit of REST collections. */
  readonly batchSize?: number;
}

export interface LoadResult {
  /** Created records by object. */
  readonly created: Readonly<Record<string, number>>;
  /** Records that the org refused, with its messages. */
  readonly failures: readonly { readonly key: string; readonly object: string; readonly messages: readonly string[] }[];
  /** Fields left out because the record that they refer to was refused. */
  readonly unresolved: readonly { readonly key: string; readonly field: string; readonly ref: string }[];
  /** Ids by record key. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Creates the records of the steps in order. A refused record is reported and does not stop the load; loading twice creates all
 * records twice.
 * @throws Error when the org lacks a record that every org has; errors of the target pass through and end the load
 */
export async function loadDemo(
  steps: readonly DemoStep[],
  target: DemoTarget,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const batchSize = options.batchSize ?? 200;
  const total = steps.reduce((sum, step) => sum + step.records.length, 0);
  const ids = new Map<string, string>();
  const found = new Map<string, string>();
  const created: Record<string, number> = {};
  const failures: LoadResult['failures'][number][] = [];
  const unresolved: LoadResult['unresolved'][number][] = [];
  let done = 0;

  const resolve = async (record: DemoRecord, field: string, value: DemoValue) => {
    if (typeof value !== 'object') return value;
    if ('find' in value) return findOnce(value.find, target, found);
    const id = ids.get(value.ref);
    if (id === undefined) unresolved.push({ key: record.key, field, ref: value.ref });
    return id === undefined ? undefined : `${id}${value.suffix ?? ''}`;
  };

  for (const { object, records } of steps) {
    for (let from = 0; from < records.length; from += batchSize) {
      const batch = records.slice(from, from + batchSize);
      const bodies: Record<string, string | number | boolean>[] = [];
      for (const record of batch) {
        const body: Record<string, string | number | boolean> = {};
        for (const [field, value] of Object.entries(record.fields)) {
          const resolved = await resolve(record, field, value);
          if (resolved !== undefined) body[field] = resolved;
        }
        bodies.push(body);
      }
      const results = await target.createMany(object, bodies);
      batch.forEach((record, index) => {
        const { id, errors } = results[index] ?? { errors: [{ message: 'The org gave no answer for this record.' }] };
        if (id === undefined) {
          failures.push({ key: record.key, object, messages: errors.map((error) => error.message) });
        } else {
          ids.set(record.key, id);
          created[object] = (created[object] ?? 0) + 1;
        }
      });
      done += batch.length;
      options.onProgress?.({ object, done, total });
    }
  }
  return { created, failures, unresolved, ids };
}

async function findOnce(
  { object, field, value }: { readonly object: string; readonly field: string; readonly value: string | boolean },
  target: DemoTarget,
  found: Map<string, string>,
): Promise<string> {
  const key = JSON.stringify([object, field, value]);
  const id = found.get(key) ?? (await target.findId(object, field, value));
  if (id === undefined) {
    throw new Error(
      `The org has no \`${object}\` whose \`${field}\` is \`${String(value)}\`. The demo data needs it; start with a fresh org.`,
    );
  }
  found.set(key, id);
  return id;
}
