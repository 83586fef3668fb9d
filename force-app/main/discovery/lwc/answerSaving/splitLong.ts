import { LONGEST } from 'c/answerDraft';

/** A cut nearer to the beginning would leave too little of the text. */
const LEAST = 60;

/**
 * Splits a text that is longer than `LONGEST`, after a sentence if possible, else after a word. The rest is put before the note's text.
 */
export function splitLong(text: string, note: string): { text: string; note: string } {
  const head = text.trim().slice(0, LONGEST);
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? ')) + 1;
  const word = head.lastIndexOf(' ');
  // Without a space to cut at: do not separate the two UTF-16 code units of an emoji.
  const whole = /[\uD800-\uDBFF]$/.test(head) ? LONGEST - 1 : LONGEST;
  const cut = sentence > LEAST ? sentence : word > LEAST ? word : whole;
  const rest = text.trim().slice(cut).trim();
  return { text: head.slice(0, cut), note: [rest, note].filter(Boolean).join('\n\n') };
}
