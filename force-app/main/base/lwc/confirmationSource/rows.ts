import type { ReplySentence } from 'c/replyReading';

/** What the list shows of each sentence. The name stands above the first of several sentences of one person. */
export function rowsOf(sentences: readonly ReplySentence[], picked: readonly number[]) {
  const pickable = sentences.findIndex(({ side }) => side !== 'seller');
  const stop = picked[0] ?? pickable;
  return sentences.map(({ text, speaker, side }, index) => ({
    index,
    text,
    speaker: speaker === sentences[index - 1]?.speaker ? '' : speaker,
    canPick: side !== 'seller',
    pressed: String(picked.includes(index)),
    stop: index === stop ? '0' : '-1',
  }));
}

/** The place that a key moves to from `at` in a list; undefined for other keys and from outside of it. */
export function stepTo(key: string, at: number, length: number): number | undefined {
  if (at < 0) return undefined;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: length - 1,
  };
  return places[key];
}
