import { API, callOrg, freeze } from 'host/http';
import { hasAll, picked } from 'host/picked';
import type { RecordData } from 'host/picked';

export type { RecordData } from 'host/picked';

/** Somebody who watches one record with some fields. */
export interface Watcher {
  readonly recordId: string;
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
  readonly onData: (data: RecordData) => void;
  readonly onError: (error: unknown) => void;
}

interface Entry {
  readonly watchers: Set<Watcher>;
  /** Those whose answer is not under way yet: they are asked for together at the end of this tick. */
  readonly waiting: Set<Watcher>;
  asking?: Promise<void> | undefined;
  /** What was answered last, with the fields that were asked for. */
  known?: { readonly data: RecordData; readonly names: ReadonlySet<string>; readonly readAt: number } | undefined;
}

/** How long a record that was read is good without asking again, as on the platform. */
const FRESH_MS = 30_000;

// The page's cache, as Lightning Data Service has one a page.
const entries = new Map<string, Entry>();

/** Begins to watch; returns what ends it. Emits what is cached and fresh, else what the org answers. */
export function watch(watcher: Watcher): () => void {
  const entry = entryOf(watcher.recordId);
  entry.watchers.add(watcher);
  const { known } = entry;
  const names = namesOf(watcher);
  if (known && Date.now() - known.readAt < FRESH_MS && names.every((name) => known.names.has(name.toLowerCase())))
    watcher.onData(freeze(picked(known.data, names)));
  else void ask(entry, [watcher]);
  return () => {
    entry.watchers.delete(watcher);
    entry.waiting.delete(watcher);
  };
}

/** Reads the records anew, each once for all who watch it, and tells them. */
export async function reread(recordIds: readonly string[]): Promise<void> {
  const ids = new Set(recordIds.map(short));
  await Promise.all(
    [...ids].map((id) => {
      const entry = entryOf(id);
      entry.known = undefined;
      return entry.watchers.size > 0 ? ask(entry, [...entry.watchers]) : undefined;
    }),
  );
}

/** Tells whoever watches the record what a save answered; asks again only for those who watch more than it answers. */
export async function take(data: RecordData): Promise<void> {
  const entry = entryOf(data.id);
  entry.known = undefined;
  const unserved = [...entry.watchers].filter((watcher) => {
    const names = namesOf(watcher);
    if (!hasAll(data, names)) return true;
    watcher.onData(freeze(picked(data, names)));
    return false;
  });
  if (unserved.length > 0) await ask(entry, unserved);
}

function ask(entry: Entry, watchers: readonly Watcher[]): Promise<void> {
  for (const watcher of watchers) entry.waiting.add(watcher);
  entry.asking ??= Promise.resolve().then(async () => {
    const together = [...entry.waiting];
    entry.waiting.clear();
    entry.asking = undefined;
    await read(entry, together);
  });
  return entry.asking;
}

/** One request for all; when it is refused, each by itself, since one wire's field must not be another's error. */
async function read(entry: Entry, together: readonly Watcher[]): Promise<void> {
  const [first, ...others] = together;
  if (!first) return;
  try {
    const data = freeze((await callOrg('GET', urlOf(first.recordId, together))) as RecordData);
    const names = new Set(together.flatMap(namesOf).map((name) => name.toLowerCase()));
    entry.known = { data, names, readAt: Date.now() };
    for (const watcher of together) {
      if (entry.watchers.has(watcher)) watcher.onData(freeze(picked(data, namesOf(watcher))));
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
  const asked = new Set(fields);
  const optional = unique(watchers.flatMap((watcher) => watcher.optionalFields)).filter((name) => !asked.has(name));
  if (fields.length > 0) query.set('fields', fields.join(','));
  if (optional.length > 0) query.set('optionalFields', optional.join(','));
  return `${API}/ui-api/records/${recordId}?${query.toString()}`;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

const namesOf = ({ fields, optionalFields }: Watcher): string[] => [...fields, ...optionalFields];

function entryOf(recordId: string): Entry {
  // 15 characters: the two forms of an id are the same record.
  const key = short(recordId);
  const entry = entries.get(key) ?? { watchers: new Set(), waiting: new Set() };
  entries.set(key, entry);
  return entry;
}

function short(id: string): string {
  return id.slice(0, 15);
}
