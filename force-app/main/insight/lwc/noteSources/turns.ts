import type { Fragment, Piece } from './pieces.ts';
import { joinBlock } from './quoted.ts';
import { sentenceRanges } from './sentences.ts';
import type { NoteSentence } from './types.ts';

/** Pieces with neighbours of the same speaker, label and side joined: a turn as it was spoken, whatever the cues. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: { piece: Piece; fragments: Fragment[] }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && isSameTurn(last.piece, piece))
      for (const one of piece.fragments) last.fragments.push(one);
    else joined.push({ piece, fragments: [...piece.fragments] });
  }
  return joined.map(({ piece, fragments }) => ({ ...piece, fragments }));
}

function isSameTurn(a: Piece, b: Piece): boolean {
  return (
    a.speaker?.name === b.speaker?.name &&
    a.speaker?.email === b.speaker?.email &&
    a.label === b.label &&
    a.side === b.side
  );
}

/** The sentences of a turn, each with the place of its first word. */
export function sentencesOf(fragments: readonly Fragment[]): NoteSentence[] {
  const sentences: NoteSentence[] = [];
  let block: Fragment[] = [];
  const flush = (): void => {
    // One by one: a long text has more sentences than a call may have arguments.
    for (const sentence of blockSentences(block)) sentences.push(sentence);
    block = [];
  };
  for (const fragment of fragments) {
    if (fragment.starts) flush();
    block.push(fragment);
  }
  flush();
  return sentences;
}

function blockSentences(block: readonly Fragment[]): NoteSentence[] {
  const { text, starts } = joinBlock(block);
  let at = 0;
  return sentenceRanges(text).map(([start, end]) => {
    while ((starts[at + 1]?.offset ?? Infinity) <= start) at += 1;
    const { line = 1, seconds = null } = starts[at]?.fragment ?? {};
    return { text: text.slice(start, end), place: { line, seconds } };
  });
}
