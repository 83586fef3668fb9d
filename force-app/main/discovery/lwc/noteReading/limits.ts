import type { Suggestion } from 'c/noteLoading';

/** For one question nobody looks through more; the surest are kept. */
const MOST_AT_ONCE = 3;
/** A call has more pains than answers to one question. */
const MOST_PAINS = 8;
const MOST_MAYBE = 20;

/** At most as many suggestions as a seller reads: those beyond the number for their concept become "maybe also", the rest of those is left out. */
export function limited(suggestions: readonly Suggestion[]): Suggestion[] {
  const counts = new Map<string, number>();
  const shown = new Map<Suggestion, Suggestion>();
  let maybes = 0;
  for (const one of suggestions.toSorted((a, b) => b.sureness - a.sureness)) {
    const key = `${one.kind} ${one.concept}`;
    const count = counts.get(key) ?? 0;
    const isMaybe = one.isMaybe || count >= (one.kind === 'pain' ? MOST_PAINS : MOST_AT_ONCE);
    if (isMaybe) maybes += 1;
    else counts.set(key, count + 1);
    if (!isMaybe || maybes <= MOST_MAYBE) shown.set(one, { ...one, isMaybe });
  }
  return suggestions.flatMap((one) => shown.get(one) ?? []);
}
