import { evidenceOf, isAsking, type Evidence } from './evidence.ts';
import type { Person } from './people.ts';
import type { Piece } from './pieces.ts';
import type { NoteSentence } from './types.ts';

/** One turn with its speaker and sentences. */
export interface Spoken {
  readonly piece: Piece;
  readonly person: Person | null;
  readonly sentences: readonly NoteSentence[];
}

/** A person's part in the talk. */
export interface Part {
  readonly evidence: Evidence;
  /** How often the person spoke right after a question, by who had asked it. */
  readonly replies: ReadonlyMap<Person, number>;
  readonly turns: number;
}

/** The part of each person. In mails only the first author replies to what he quotes; below that, the order is reversed. */
export function partsOf(
  format: string,
  spoken: readonly Spoken[],
  people: readonly Person[],
): ReadonlyMap<Person, Part> {
  const own = new Map<Person, Spoken[]>(people.map((person) => [person, []]));
  const replies = new Map<Person, Map<Person, number>>();
  const first = spoken.find(({ person }) => person !== null)?.person ?? null;
  let before: Spoken | null = null;
  for (const one of spoken) {
    if (one.person !== null) own.get(one.person)?.push(one);
    const asker = before?.person ?? null;
    const canReply = format !== 'email' || one.person === first;
    if (one.person !== null && asker !== null && asker !== one.person && canReply) {
      if (isAsking(before?.sentences.at(-1)?.text ?? '')) {
        const counts = replies.get(one.person) ?? new Map<Person, number>();
        replies.set(one.person, counts.set(asker, (counts.get(asker) ?? 0) + 1));
      }
    }
    before = one;
  }
  return new Map(
    people.map((person) => {
      const turns = own.get(person) ?? [];
      const evidence = evidenceOf(turns.flatMap(({ sentences }) => sentences));
      return [person, { evidence, replies: replies.get(person) ?? new Map(), turns: turns.length }];
    }),
  );
}
