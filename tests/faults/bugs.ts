import type { JobContext } from '../../src/sync/index.ts';

/** Puts a bug into what a run of a job is given. */
export type Bug = (context: JobContext) => JobContext;

type Records = readonly Readonly<Record<string, unknown>>[];
/** What upserts records by a key: `upsert(records, 'Key__c')` of jsforce. */
type Upsert = (records: Records, key: string) => Promise<unknown>;
type Work = Parameters<JobContext['org']['call']>[0];

/** A context whose upserts go through `change`. */
function withUpserts(context: JobContext, change: (upsert: Upsert) => Upsert): JobContext {
  const { org } = context;
  const call = ((work: Work) =>
    org.call((client) => {
      const sobject = (name: string) => {
        const real = client.sobject(name) as unknown as { upsert: Upsert };
        return { upsert: change((records, key) => real.upsert(records, key)) };
      };
      // Reads go to the real client; of what it sends to objects, only upserts are looked at.
      const isWrite = /\.upsert\(/.test(String(work));
      return work(isWrite ? (Object.assign(Object.create(client), { sobject }) as typeof client) : client);
    })) as JobContext['org']['call'];
  return { ...context, org: { ...org, call } };
}

/** Keeps the position first and writes then: what is not written by the end of a run is lost. */
export const keepsBeforeItWrites: Bug = (context) => {
  const waiting: (() => Promise<unknown>)[] = [];
  const changed = withUpserts(context, (upsert) => async (records, key) => {
    waiting.push(() => upsert(records, key));
    return records.map(() => ({ success: true, id: '', errors: [] }));
  });
  const write = async (): Promise<void> => {
    for (const one of waiting.splice(0)) await changed.org.call(one);
  };
  return {
    ...changed,
    store: {
      ...context.store,
      keep: async (...kept) => {
        await context.store.keep(...kept);
        await write();
      },
    },
  };
};

/** Writes with another key each time: what is written again is a record more. */
export function writesWithOtherKeys(): Bug {
  let number = 0;
  return (context) =>
    withUpserts(context, (upsert) => (records, key) => {
      number += 1;
      return upsert(
        records.map((record) => ({ ...record, [key]: `${String(record[key])}:${number}` })),
        key,
      );
    });
}

type Effects = NonNullable<Parameters<JobContext['store']['keep']>[2]>;

/** Keeps other effects in the state than those of the job. */
const withEffects =
  (change: (effects: Effects) => Effects): Bug =>
  (context) => ({
    ...context,
    store: {
      ...context.store,
      keep: (key, value, effects = []) => context.store.keep(key, value, change(effects)),
    },
  });

/** Does not try again what the org refused. */
export const forgetsRefused = withEffects((effects) => effects.filter(({ sql }) => !sql.includes('refused_write')));

/** Lets a sync forget what the org refused: it is due no more. */
export const forgetsRefusedReviews = withEffects((effects) =>
  effects.map((one) =>
    one.sql.startsWith('update review_due set reason')
      ? { sql: 'delete from review_due where org = $1 and id = $2', params: one.params.slice(0, 2) }
      : one,
  ),
);

/** Keeps that records are reviewed and then writes them: what is not written by the end of a run is lost. */
export const keepsBeforeItReviews: Bug = (context) => {
  const { org, orgId, store } = context;
  const settled = { sql: 'delete from review_due where org = $1', params: [orgId] };
  const request =
    (client: object, real: (sent: { body: string }) => Promise<unknown>) => async (sent: { body: string }) => {
      const key = `${orgId}/sync`;
      if (sent.body.includes('"method":"PATCH"')) await store.keep(key, (await store.position(key))!, [settled]);
      return real.call(client, sent);
    };
  const call = ((work: Work) =>
    org.call((client) =>
      // What sends a composite call has no other use of the client.
      /\/composite/.test(String(work))
        ? work(
            Object.assign(Object.create(client), {
              request: request(client, client.request as never),
            }) as typeof client,
          )
        : work(client),
    )) as JobContext['org']['call'];
  return { ...context, org: { ...org, call } };
};

/** Finds no task in the org, so that one whose answer was lost is created again. */
export const looksForNoTask: Bug = (context) => ({
  ...context,
  org: {
    ...context.org,
    queryAll: async (soql) => (soql.includes(' FROM Task ') ? [] : context.org.queryAll(soql)),
  },
});

/** Finds no deal that was set back before, so that each is set back again. */
export const forgetsWhatWasSetBack: Bug = (context) => ({
  ...context,
  org: {
    ...context.org,
    query: async (soql) => (soql.includes('Reverted_At__c != null') ? [] : context.org.query(soql)),
  },
});
