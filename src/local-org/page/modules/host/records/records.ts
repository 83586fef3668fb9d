import { API, callOrg, freeze } from 'host/http';
import { hasFields, pickFields } from 'host/recordFields';
import type { RecordData } from 'host/recordFields';

/** A wire that watches some fields of one record. */
export interface Watcher {
  readonly recordId: string;
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly onData: (data: RecordData) => void;
  readonly onError: (error: unknown) => void;
}

interface Entry {
  readonly watchers: Set<Watcher>;
  /** Watchers whose request is not sent yet; one request at the end of this tick serves all of them. */
  readonly waiting: Set<Watcher>;
  nextRequest?: Promise<void> | undefined;
  /** The last response, with the names of the fields that were requested. */
  cached?: { readonly data: RecordData; readonly names: ReadonlySet<string>; readonly readAt: number } | undefined;
}

/** How long a record is served from the cache, as on the platform. */
const FRESH_MS = 30_000;

// One cache for the page, as Lightning Data Service has it.
const entries = new Map<string, Entry>();

/** Starts watching: emits the fields from the cache while they are fresh, otherwise those that the org returns. Returns the unsubscribe function. */
export function watch(watcher: Watcher): () => void {
  const entry = entryOf(watcher.recordId);
  entry.watchers.add(watcher);
  const { cached } = entry;
  const names = namesOf(watcher);
  if (cached && Date.now() - cached.readAt < FRESH_MS && names.every((name) => cached.names.has(name.toLowerCase())))
    watcher.onData(freeze(pickFields(cached.data, names)));
  else void request(entry, [watcher]);
  return () => {
    entry.watchers.delete(watcher);
    entry.waiting.delete(watcher);
  };
}

/** Reads the records again, each with one request, and notifies their watchers. */
export async function refreshRecords(recordIds: readonly string[]): Promise<void> {
  const ids = new Set(recordIds.map(shortId));
  await Promise.all(
    [...ids].map((id) => {
      const entry = entryOf(id);
      entry.cached = undefined;
      return entry.watchers.size > 0 ? request(entry, [...entry.watchers]) : undefined;
    }),
  );
}

/** Gives the response of a save to the record's watchers; one request serves those that watch fields that it lacks. */
export async function publishSaved(data: RecordData): Promise<void> {
  const entry = entryOf(data.id);
  entry.cached = undefined;
  const unserved = [...entry.watchers].filter((watcher) => {
    const names = namesOf(watcher);
    if (!hasFields(data, names)) return true;
    watcher.onData(freeze(pickFields(data, names)));
    return false;
  });
  if (unserved.length > 0) await request(entry, unserved);
}

function request(entry: Entry, watchers: readonly Watcher[]): Promise<void> {
  for (const watcher of watchers) entry.waiting.add(watcher);
  entry.nextRequest ??= Promise.resolve().then(async () => {
    const together = [...entry.waiting];
    entry.waiting.clear();
    entry.nextRequest = undefined;
    await read(entry, together);
  });
  return entry.nextRequest;
}

/** One request for all watchers. When the org refuses it, one for each: a field that one wire may not read is no error of the others. */
async function read(entry: Entry, together: readonly Watcher[]): Promise<void> {
  const [first, ...others] = together;
  if (!first) return;
  try {
    const data = freeze((await callOrg('GET', urlOf(first.recordId, together))) as RecordData);
    const names = new Set(together.flatMap(namesOf).map((name) => name.toLowerCase()));
    entry.cached = { data, names, readAt: Date.now() };
    for (const watcher of together) {
      if (entry.watchers.has(watcher)) watcher.onData(freeze(pickFields(data, namesOf(watcher))));
    }
  } catch (error) {
    if (others.length > 0 && [400, 403].includes((error as { status?: number }).status ?? 0))
      await Promise.all(together.map((one) => read(entry, [one])));
    else for (const watcher of together) if (entry.watchers.has(watcher)) watcher.onError(error);
  }
}

function urlOf(recordId: string, watchers: readonly Watcher[]): string {
  const query = new URLSearchParams();
  const fields = unique(watchers.flatMap((watcher) => watcher.fields));
  const required = new Set(fields);
  const optional = unique(watchers.flatMap((watcher) => watcher.optionalFields)).filter((name) => !required.has(name));
  if (fields.length > 0) query.set('fields', fields.join(','));
  if (optional.length > 0) query.set('optionalFields', optional.join(','));
  return `${API}/ui-api/records/${recordId}?${query.toString()}`;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

const namesOf = ({ fields, optionalFields }: Watcher): string[] => [...fields, ...optionalFields];

function entryOf(recordId: string): Entry {
  const key = shortId(recordId);
  const entry = entries.get(key) ?? { watchers: new Set(), waiting: new Set() };
  entries.set(key, entry);
  return entry;
}

/** 15 characters, so that both forms of an id are the same record. */
function shortId(id: string): string {
  return id.slice(0, 15);
}
