import type { Policy, PolicyAttempt } from './attempts.ts';

/** Ids of what is missing, as the policy calls it, sorted. What the policy has no name for is shown as it is. */
export function named({ names }: Policy, ids: readonly string[]): readonly string[] {
  const all = ids.map((id) => (id === 'new-record' ? 'a saved deal' : (names[id] ?? id)));
  // A new deal that has to be saved first is asked for nothing else that is compared.
  return all.includes('a saved deal') ? ['a saved deal'] : [...new Set(all)].sort();
}

export function expected({ verdict, missing }: PolicyAttempt) {
  return { verdict, missing: [...missing].sort() };
}
