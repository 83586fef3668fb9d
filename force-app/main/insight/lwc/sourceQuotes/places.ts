import type { Place } from '../noteSources/noteSources.ts';

/** A place as it is stored: `12:41` or `1:02:41` in a recording, else `line 14`. Panels show the latter in the reader's language. */
export function placeText({ line, seconds }: Place): string {
  if (seconds === null) return `line ${line}`;
  const whole = Math.floor(seconds);
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}
