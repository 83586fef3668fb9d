import { callOrg, freeze } from 'host/http';

interface Known {
  readonly asked: Promise<unknown>;
  /** Undefined as long as it is under way. */
  data?: unknown;
  readAt?: number;
}

/** What the org says of itself changes seldom: the platform's own cache keeps it for minutes, too. */
const FRESH_MS = 300_000;

// The page's cache, as Lightning Data Service has one a page.
const known = new Map<string, Known>();

/**
 * Reads what the org says of its objects at a path, once for all who ask; tells at once what is known and fresh. An error is not kept:
 * who asks next asks the org. Returns what ends it: nothing is told afterwards.
 */
export function read(path: string, onData: (data: unknown) => void, onError: (error: unknown) => void): () => void {
  const found = known.get(path);
  if (found?.readAt !== undefined && Date.now() - found.readAt < FRESH_MS) {
    onData(found.data);
    return () => {};
  }
  let isWanted = true;
  const isUnderWay = found !== undefined && found.readAt === undefined;
  void (isUnderWay ? found.asked : ask(path)).then(
    (data) => isWanted && onData(data),
    (error: unknown) => isWanted && onError(error),
  );
  return () => {
    isWanted = false;
  };
}

function ask(path: string): Promise<unknown> {
  const entry: Known = {
    asked: callOrg('GET', path).then(
      (data) => {
        entry.readAt = Date.now();
        return (entry.data = freeze(data));
      },
      (error: unknown) => {
        known.delete(path);
        throw error;
      },
    ),
  };
  known.set(path, entry);
  return entry.asked;
}
