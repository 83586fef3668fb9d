import type { NoteSource, Side } from '../../../force-app/main/insight/lwc/noteSources/noteSources.ts';
import { askKind } from '../../../force-app/main/insight/lwc/customerFocus/customerFocus.ts';
import { placeText } from '../../../force-app/main/insight/lwc/sourceQuotes/sourceQuotes.ts';

/** What one person said in a row, with short acknowledgements of others inside left out. */
export interface TalkTurn {
  readonly side: Side;
  readonly speaker: string | null;
  readonly sentences: readonly TalkSentence[];
  readonly words: number;
  /** Seconds since the start of the recording; null where the source has no times. */
  readonly starts: number | null;
  /** Where the source has no ends: the start of the next turn, so pauses count as speech; null for the last turn. */
  readonly ends: number | null;
  /** Whether `ends` is the source's. */
  readonly hasOwnEnd: boolean;
  /** As stored in `Place__c`: `12:41` or `line 14`. */
  readonly place: string;
}

interface TalkSentence {
  readonly text: string;
  readonly place: string;
}

/** Most words of a turn that only shows that someone listens: `Mm-hm.`, `Okay, yes.` */
const LISTENING = 2;

const WORD = /[\p{L}\p{N}]+(?:['’.,:-][\p{L}\p{N}]+)*/gu;

/** The number of words of a text; `don't`, `12,000` and `follow-up` are one each. */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/**
 * The turns of a source by speaker. A turn of at most two words that replies to no question (`Mm-hm.`) does not end the turn into which it
 * falls: both parts are one, so that a pitch with nods in between is one monologue. Its words count in no measure.
 */
export function talkTurns(source: NoteSource): TalkTurn[] {
  const turns = withEnds(source);
  // Joined at the end: copying the sentences of a long turn for each further part would take quadratic time.
  const runs: TalkTurn[][] = [];
  for (const [index, turn] of turns.entries()) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before && isNod(turn, before, turns[index + 1])) continue;
    if (run && before && isSame(before, turn)) run.push(turn);
    else runs.push([turn]);
  }
  return runs.map(joined);
}

function withEnds({ turns }: NoteSource): TalkTurn[] {
  return turns.map((turn, index) => {
    const starts = turn.sentences[0]?.place.seconds ?? null;
    const next = turns[index + 1]?.sentences[0]?.place.seconds ?? null;
    const ends = turn.ends ?? (starts !== null && next !== null && next >= starts ? next : null);
    const sentences = turn.sentences.map(({ text, place }) => ({ text, place: placeText(place) }));
    return {
      side: turn.side,
      speaker: turn.speaker,
      sentences,
      words: sentences.reduce((sum, { text }) => sum + wordCount(text), 0),
      starts,
      ends,
      hasOwnEnd: turn.ends !== undefined,
      place: sentences[0]?.place ?? '',
    };
  });
}

/** Whether a turn is a nod within the turn of another person, who goes on speaking after it. */
function isNod(turn: TalkTurn, before: TalkTurn, after: TalkTurn | undefined): boolean {
  if (turn.words > LISTENING || after === undefined || !isSame(before, after) || isSame(before, turn)) return false;
  const asked = before.sentences.at(-1)?.text ?? '';
  return askKind(asked) === null && !turn.sentences.some(({ text }) => text.includes('?'));
}

function isSame(a: TalkTurn, b: TalkTurn): boolean {
  return a.side === b.side && a.speaker === b.speaker;
}

/** Parts of one turn in a row as one. */
function joined(parts: readonly TalkTurn[]): TalkTurn {
  const [first] = parts as readonly [TalkTurn];
  const { ends, hasOwnEnd } = parts.at(-1) ?? first;
  const sentences = parts.flatMap((part) => part.sentences);
  return { ...first, sentences, words: parts.reduce((sum, { words }) => sum + words, 0), ends, hasOwnEnd };
}

/** Seconds of a turn; null where its start or end is unknown. */
export function secondsOf({ starts, ends }: TalkTurn): number | null {
  return starts === null || ends === null ? null : Math.max(0, ends - starts);
}
