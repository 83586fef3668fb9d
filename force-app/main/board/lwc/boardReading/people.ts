/** Whom the board names: the playbook's key `people`, as filters and for single deals. */
import { MANAGERS_ABOVE } from 'c/dealFigures';
import type { People } from 'c/dealFigures';
import type { GateRecord } from 'c/gateRules';
import type { Where } from './where.ts';

export type { People } from 'c/dealFigures';
export { peopleOf } from 'c/dealFigures';

/** From a deal's owner up: the owner, the owner's manager, that one's manager and so on. */
export const CHAIN = [
  'OwnerId',
  ...Array.from({ length: MANAGERS_ABOVE }, (_, steps) => `Owner.${'Manager.'.repeat(steps)}ManagerId`),
];

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
