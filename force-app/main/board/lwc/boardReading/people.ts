/** Which people the board names: the playbook's key `people`. It hides names; only sharing protects records. */
import type { CompiledPlaybook, GateRecord } from 'c/gateRules';
import type { Where } from './where.ts';

/** `above`: the reader's own and those of people below; the key's `own manager`. */
export type People = 'off' | 'above' | 'all';

/** From a deal's owner up: the owner, the owner's manager, that one's manager and so on; five steps are what a filter of the API allows. */
export const CHAIN = ['OwnerId', ...[0, 1, 2, 3].map((steps) => `Owner.${'Manager.'.repeat(steps)}ManagerId`)];

/** The strictest value of all live playbooks, since the board counts deals of all of them. */
export function peopleOf(playbooks: readonly Pick<CompiledPlaybook, 'people'>[]): People {
  if (playbooks.some(({ people }) => people === 'off')) return 'off';
  return playbooks.length > 0 && playbooks.every(({ people }) => people === 'all') ? 'all' : 'above';
}

/** A filter for the deals whose owners the reader may see named: everybody, nobody, or the reader's own and those of people below. */
export function whereNamed(people: People, userId: string): Where {
  if (people === 'all') return {};
  if (people === 'off') return { Id: { eq: null } };
  return { or: CHAIN.map((path) => at(path, { eq: userId })) };
}

/** The same for a deal that was read, by the fields in `CHAIN`. */
export function isNamed(record: GateRecord, people: People, userId: string): boolean {
  return people === 'all' || (people === 'above' && CHAIN.some((path) => record[path] === userId));
}

function at(path: string, operators: Where): Where {
  return path.split('.').reduceRight<Where>((inner, name) => ({ [name]: inner }), operators);
}
