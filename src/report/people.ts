import { MANAGERS_ABOVE, type People } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';

/** A user as the report names one. */
interface User {
  readonly id: string;
  readonly managerId: string | null;
}

/**
 * The ids of the users whom the report names to its reader, as the board does: everybody, nobody, or the reader and all users with the reader among
 * the managers above.
 */
export function namedTo(readerId: string, people: People, users: readonly User[]): ReadonlySet<string> {
  if (people === 'off') return new Set();
  if (people === 'all') return new Set(users.map(({ id }) => id));
  const managers = new Map(users.map(({ id, managerId }) => [id, managerId]));
  const isBelow = (id: string): boolean => {
    let above: string | null | undefined = id;
    for (let steps = 0; steps <= MANAGERS_ABOVE && above; steps += 1) {
      if (above === readerId) return true;
      above = managers.get(above);
    }
    return false;
  };
  return new Set(users.filter(({ id }) => isBelow(id)).map(({ id }) => id));
}
