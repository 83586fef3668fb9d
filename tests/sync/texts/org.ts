import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEmbedded, syncOrg, syncReviews, type SyncOptions, type SyncResult } from '../../../src/sync/index.ts';
import type { OrgConnection } from '../../../src/salesforce/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../../org-with-clock.ts';
import type { UserName } from '../../with-started-org.ts';

/** A local org whose texts are synced with a state, and its clock, which goes on with every save. */
export interface SyncedOrg {
  readonly org: OrgWithClock;
  /** Folder of the state. */
  readonly folder: string;
  /** Lets time pass. */
  pass(milliseconds: number): void;
  create(object: string, fields: object, user?: UserName): Promise<string>;
  update(object: string, id: string, fields: object, user?: UserName): Promise<number>;
  remove(object: string, id: string, user?: UserName): Promise<number>;
  /** Creates a deal in the first stage. */
  newDeal(fields?: object): Promise<string>;
  /** Creates an answer of a deal as its seller. */
  newAnswer(deal: string, concept: string, text: string, fields?: object): Promise<string>;
  /** One sync by its state. @param wrap changes the connection that it has @param now its clock, by default the org's */
  sync(options?: SyncOptions, wrap?: (org: OrgConnection) => OrgConnection, now?: () => Date): Promise<SyncResult>;
  /** Changes that a decision over all records would still make: none after a sync. */
  left(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param lockWaitMs how long the org's saves wait for a locked record; default 2,000 */
export async function openSyncedOrg(lockWaitMs: number = 2_000): Promise<SyncedOrg> {
  const org = await startOrgWithClock('2026-11-21', { lockWaitMs });
  const folder = mkdtempSync(join(tmpdir(), 'sync-state-'));
  const pass = (milliseconds: number) => org.setMoment(new Date(org.now().getTime() + milliseconds).toISOString());
  const saved = async (method: string, path: string, body: object | undefined, user: UserName) => {
    pass(1_000);
    return org.rest<{ id: string }>(method, path, body, user);
  };
  const create: SyncedOrg['create'] = async (object, fields, user = 'seller') => {
    const { status, body } = await saved('POST', `sobjects/${object}`, fields, user);
    if (status !== 201) throw new Error(`${object}: ${JSON.stringify(body)}`);
    return body.id;
  };
  let deals = 0;
  return {
    org,
    folder,
    pass,
    create,
    newDeal: (fields = {}) => {
      deals += 1;
      const deal = { Name: `Synced ${deals}`, StageName: 'Prospecting', CloseDate: '2027-03-31' };
      return create('Opportunity', { ...deal, ...fields });
    },
    newAnswer: (deal, concept, text, fields = {}) =>
      create('DF_Answer__c', {
        Opportunity__c: deal,
        Concept__c: concept,
        Key__c: `${deal}:${concept}`,
        Answer__c: text,
        Evidence__c: 'Heard',
        ...fields,
      }),
    update: async (object, id, fields, user = 'seller') =>
      (await saved('PATCH', `sobjects/${object}/${id}`, fields, user)).status,
    remove: async (object, id, user = 'admin') =>
      (await saved('DELETE', `sobjects/${object}/${id}`, undefined, user)).status,
    sync: async (options = {}, wrap = undefined, now = () => org.now()) => {
      // A test that wraps the connection moves the clock by itself.
      if (wrap === undefined) pass(5_000);
      const { signal } = new AbortController();
      return runEmbedded(
        (wrap ?? ((own) => own))(org.connect('integration')),
        'sync',
        { folder, signal, now },
        (context) => syncOrg(context, options),
      );
    },
    left: async () => {
      const { written } = await syncReviews(org.connect('integration'), { dryRun: true });
      return written.map(({ id, effect, reason }) => `${id} ${effect} ${reason ?? ''}`);
    },
    close: async () => {
      await org.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Counts the requests that this process sends while something runs.
 * @param before runs before each is sent, and may answer it instead of the org
 */
export async function counted<T>(
  work: () => Promise<T>,
  before: (url: string, body: string) => Promise<Response | void> = async () => undefined,
): Promise<{ readonly result: T; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = String(input);
    calls.push(`${init?.method ?? 'GET'} ${new URL(url).pathname}`);
    const answer = await before(url, typeof init?.body === 'string' ? init.body : '');
    return answer ?? real(input, init);
  };
  try {
    return { result: await work(), calls };
  } finally {
    globalThis.fetch = real;
  }
}
