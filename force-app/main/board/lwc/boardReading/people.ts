/** Whom the board names: the playbook's key `people`, as filters and for single deals. */
import { MANAGERS_ABOVE } from 'c/dealFigures';
import type { People } from 'c/dealFigures';
import type { GateRecord } from 'c/gateRules';
import type { Where } from './where.ts';

export type { People } from 'c/dealFigures';
export { peopleOf } from 'c/dealFigures';

/** From a user up: the manager, that one's manager and so on. */
const ABOVE = Array.from({ length: MANAGERS_ABOVE }, (_, steps) => `${'Manager.'.repeat(steps)}ManagerId`);
/** From a deal's owner up: the owner, the owner's manager, that one's manager and so on. */
export const CHAIN = ['OwnerId', ...ABOVE.map((path) => `Owner.${path}`)];
/** The same from the user of a decision up. */
export const DECIDER_CHAIN = ['Decided_By__c', ...ABOVE.map((path) => `Decided_By__r.${path}`)];

/** A filter for the deals whose owners the reader may see named: everybody, nobody, or the reader's own and those of people below. */
export function whereNamed(people: People, userId: string): Where {
  if (people === 'all') return {};
  if (people === 'off') return { Id: { eq: null } };
  return { or: CHAIN.map((path) => at(path, { eq: userId })) };
}

/** The same for a deal that was read, by the fields in `CHAIN`; with another chain, for the user at whom that one starts. */
export function isNamed(record: GateRecord, people: People, userId: string, chain: readonly string[] = CHAIN): boolean {
  return people === 'all' || (people === 'above' && chain.some((path) => record[path] === userId));
}

function at(path: string, operators: Where): Where {
  return path.split('.').reduceRight<Where>((inner, name) => ({ [name]: inner }), operators);
}
