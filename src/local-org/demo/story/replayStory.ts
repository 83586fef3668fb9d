import type { StoryEvent, StoryValue } from './types.ts';
import { momentOf } from './dealContext.ts';

interface StorySave {
  readonly operation: 'insert' | 'update';
  readonly object: string;
  readonly id?: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** What the replay needs of the org; the caller implements it. */
export interface StoryTarget {
  /** Saves as a user at a moment of the past; one result for each request. */
  readonly saveAt: (
    userId: string,
    moment: string,
    saves: readonly StorySave[],
  ) => readonly { readonly id?: string; readonly errors: readonly { readonly message: string }[] }[];
  /** Id of the one record of `Object WHERE condition`; undefined when there is none. */
  readonly findId: (query: string) => string | undefined | Promise<string | undefined>;
}

/**
 * Saves the events in order, each with its user and at its day, those of one user, object and day together. The org's own rules and
 * history of the day hold.
 * @param users ids of the users who are there already, by key
 * @returns ids by key of record
 * @throws Error for the first refused save: the story is ours, so a refusal is a mistake in it
 */
export async function replayStory(
  events: readonly StoryEvent[],
  target: StoryTarget,
  { users, today }: { readonly users: Readonly<Record<string, string>>; readonly today: number },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(Object.entries(users).map(([key, id]) => [`User:${key}`, id]));
  const found = new Map<string, string>();
  const resolve = async (value: StoryValue): Promise<string | number | boolean | null> => {
    if (typeof value !== 'object' || value === null) return value;
    if ('ref' in value) return known(ids.get(value.ref), value.ref) + (value.suffix ?? '');
    const id = found.get(value.find) ?? known(await target.findId(value.find), value.find);
    found.set(value.find, id);
    return id;
  };
  for (const group of groupsOf(events)) {
    const [{ as, day, object }] = group as [StoryEvent];
    const saves: StorySave[] = [];
    for (const { key, update, fields } of group) {
      const entries: [string, string | number | boolean | null][] = [];
      for (const [name, value] of Object.entries(fields)) entries.push([name, await resolve(value)]);
      const values = Object.fromEntries(entries);
      saves.push(
        update
          ? { operation: 'update', object, id: known(ids.get(key), key), fields: values }
          : { operation: 'insert', object, fields: values },
      );
    }
    const results = target.saveAt(known(ids.get(`User:${as}`), as), momentOf(today, day), saves);
    group.forEach(({ key }, index) => {
      const { id, errors } = results[index] ?? { errors: [] };
      if (id === undefined || errors.length > 0) {
        throw new Error(
          `The org refused \`${key}\` of the demo story: ${errors.map(({ message }) => message).join(' ')}`,
        );
      }
      ids.set(key, id);
    });
  }
  return ids;
}

/** Neighbours that one save can hold: the same day, user, object and kind, no record twice. */
function groupsOf(events: readonly StoryEvent[]): StoryEvent[][] {
  const groups: StoryEvent[][] = [];
  const sorted = [...events].sort(
    (a, b) => a.day - b.day || a.rank - b.rank || compare(a.as, b.as) || compare(a.object, b.object),
  );
  for (const event of sorted) {
    const group = groups.at(-1);
    const last = group?.[0];
    const fits =
      last?.day === event.day &&
      last.rank === event.rank &&
      last.as === event.as &&
      last.object === event.object &&
      last.update === event.update &&
      !group!.some(({ key }) => key === event.key) &&
      group!.length < 200;
    if (fits) group!.push(event);
    else groups.push([event]);
  }
  return groups;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo story refers to \`${name}\`, which the org does not have.`);
  return value;
}
