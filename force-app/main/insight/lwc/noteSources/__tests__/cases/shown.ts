import { readSource, type Known } from '../../noteSources.ts';

export const NOBODY: Known = { contacts: [], users: [], companies: [], products: [] };

/** A text in one format, with the turns that a careful reader sees in it. */
export interface Case {
  readonly name: string;
  readonly format: string;
  readonly text: string;
  readonly known?: Partial<Known>;
  readonly turns: readonly string[];
}

/** Each turn on a line: side, speaker, label, place of the first sentence, sentences. */
export function shown(text: string, known: Partial<Known> = {}): { readonly format: string; readonly turns: string[] } {
  const source = readSource(text, { ...NOBODY, ...known });
  const turns = source.turns.map(({ side, speaker, label, sentences }) => {
    const [first] = sentences;
    const seconds = first?.place.seconds ?? null;
    const place = `${first?.place.line ?? 0}${seconds === null ? '' : `@${seconds}`}`;
    const head = `${side} ${speaker ?? '-'}${label === null ? '' : ` [${label}]`} ${place}`;
    return `${head}: ${sentences.map((one) => one.text).join(' | ')}`;
  });
  return { format: source.format, turns };
}
