import { callOrg, freeze } from 'host/http';

interface Entry {
  readonly response: Promise<unknown>;
  /** Undefined until the response arrives. */
  data?: unknown;
  readAt?: number;
}

/** Object metadata changes seldom; the platform's cache keeps it for minutes too. */
const FRESH_MS = 300_000;

// One cache for the page, as Lightning Data Service has it.
const cache = new Map<string, Entry>();

/**
 * Reads object metadata at a path: at once from the cache while it is fresh, otherwise with one request for all readers. Errors are not
 * cached: the next reader sends a new request. Returns a function that ends the callbacks.
 */
export function readMetadata(
  path: string,
  onData: (data: unknown) => void,
  onError: (error: unknown) => void,
): () => void {
  const entry = cache.get(path);
  if (entry?.readAt !== undefined && Date.now() - entry.readAt < FRESH_MS) {
    onData(entry.data);
    return () => {};
  }
  let isActive = true;
  const isPending = entry !== undefined && entry.readAt === undefined;
  void (isPending ? entry.response : request(path)).then(
    (data) => isActive && onData(data),
    (error: unknown) => isActive && onError(error),
  );
  return () => {
    isActive = false;
  };
}

function request(path: string): Promise<unknown> {
  const entry: Entry = {
    response: callOrg('GET', path).then(
      (data) => {
        entry.readAt = Date.now();
        return (entry.data = freeze(data));
      },
      (error: unknown) => {
        cache.delete(path);
        throw error;
      },
    ),
  };
  cache.set(path, entry);
  return entry.response;
}
