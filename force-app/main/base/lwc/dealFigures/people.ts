/** Whom figures name, by the playbook's key `people`. `above`: readers themselves and who reports to them. It hides; only sharing protects. */
export type People = 'off' | 'above' | 'all';

/** How many managers above a deal's owner count: with the owner's own field it is as many steps as a filter of the API allows. */
export const MANAGERS_ABOVE = 4;

/** The strictest value of all live playbooks, since figures are over deals of all of them. */
export function peopleOf(playbooks: readonly { readonly people?: 'off' | 'all' }[]): People {
  if (playbooks.some(({ people }) => people === 'off')) return 'off';
  return playbooks.length > 0 && playbooks.every(({ people }) => people === 'all') ? 'all' : 'above';
}
