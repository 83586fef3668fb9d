import { API, callOrg, freeze } from 'host/http';

export interface RecordData {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
}

/** Somebody who watches one record with some fields. */
export interface Watcher {
  readonly recordId: string;
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly onData: (data: RecordData) => void;
  readonly onError: (error: unknown) => void;
}

interface Entry {
  readonly data: RecordData;
  readonly readAt: number;
}

/** How long a record that was read is good without asking again, as on the platform. */
const FRESH_MS = 30_000;

// The page's cache, as Lightning Data Service has one a page.
const watchers = new Set<Watcher>();
const cache = new Map<string, Entry>();
const pending = new Map<string, Promise<RecordData>>();

/** Begins to watch; returns what ends it. Emits what is cached and fresh, else what the org answers. */
export function watch(watcher: Watcher): () => void {
  watchers.add(watcher);
  const entry = cache.get(urlOf(watcher));
  if (entry && Date.now() - entry.readAt < FRESH_MS) watcher.onData(entry.data);
  else void read(watcher);
  return () => watchers.delete(watcher);
}

/** Reads the records anew and tells everybody who watches them. */
export async function reread(recordIds: readonly string[]): Promise<void> {
  const ids = new Set(recordIds.map(short));
  for (const url of [...cache.keys()]) if (ids.has(short(recordOf(url)))) cache.delete(url);
  const concerned = [...watchers].filter(({ recordId }) => ids.has(short(recordId)));
  await Promise.all(concerned.map(read));
}

async function read(watcher: Watcher): Promise<void> {
  const url = urlOf(watcher);
  try {
    const request = pending.get(url) ?? callOrg('GET', url).then((answer) => freeze(answer as RecordData));
    pending.set(url, request);
    const data = await request.finally(() => pending.delete(url));
    cache.set(url, { data, readAt: Date.now() });
    if (watchers.has(watcher)) watcher.onData(data);
  } catch (error) {
    if (watchers.has(watcher)) watcher.onError(error);
  }
}

function urlOf({ recordId, fields, optionalFields }: Watcher): string {
  const query = new URLSearchParams();
  if (fields.length > 0) query.set('fields', [...fields].sort().join(','));
  if (optionalFields.length > 0) query.set('optionalFields', [...optionalFields].sort().join(','));
  return `${API}/ui-api/records/${recordId}?${query.toString()}`;
}

function recordOf(url: string): string {
  return url.slice(`${API}/ui-api/records/`.length).split('?')[0] ?? '';
}

/** 15 characters: the two forms of an id are the same record. */
function short(id: string): string {
  return id.slice(0, 15);
}
