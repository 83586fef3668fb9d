/** A time of a recording at the beginning of `text`, in brackets or not. Null when there is none. */
export function timeAtStart(text: string): { readonly seconds: number; readonly rest: string } | null {
  if (!/^\s{0,8}[[(]?\d/.test(text)) return null;
  const found = /^\s{0,8}([[(]?)(\d{1,3}:)?(\d{1,3}):(\d{1,2})([.,]\d{1,3})?(?!\d)\s?([AaPp]\.?[Mm]\.?)?([\])]?)/.exec(
    text.slice(0, 60),
  );
  if (found === null) return null;
  const [whole = '', open = '', hours, minutes, seconds, fraction, , close = ''] = found;
  if ((open === '') !== (close === '')) return null;
  return { seconds: secondsOf(hours, minutes, seconds, fraction), rest: text.slice(whole.length) };
}

/** The time at the end of a line: `Ada King  0:15`, `Ada King (0:15)`, `Ada King | 0:15`. */
export function timeAtEnd(
  text: string,
): { readonly seconds: number; readonly rest: string; readonly gap: string } | null {
  if (text.length > 160 || !/\d[\])]?\s*$/.test(text.slice(-12))) return null;
  const found =
    /^(.*?\S)(\s{1,8}(?:[|·•–—@-]\s)?|\t+|\s?,\s)[[(]?(\d{1,3}:)?(\d{1,3}):(\d{2})([.,]\d{1,3})?[\])]?\s*$/.exec(text);
  if (found === null) return null;
  const [, rest = '', gap = '', hours, minutes, seconds, fraction] = found;
  return { seconds: secondsOf(hours, minutes, seconds, fraction), rest, gap };
}

function secondsOf(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  fraction: string | undefined,
): number {
  const whole = Number((hours ?? '0').replace(':', '')) * 3600 + Number(minutes) * 60 + Number(seconds);
  return fraction === undefined ? whole : Number((whole + Number(`0.${fraction.slice(1)}`)).toFixed(3));
}

/** Start and end of a cue from its timing line (`00:00:03.120 --> 00:00:07.400`), in seconds; null for any other line. */
export function cueTimes(line: string): { readonly seconds: number; readonly ends: number | undefined } | null {
  const arrow = line.indexOf('-->');
  if (arrow < 3 || arrow > 24) return null;
  const start = timeAtStart(line);
  if (start === null || !/^\s*-->\s*\d/.test(start.rest.slice(0, 20))) return null;
  // A cue that ends before it begins has no end.
  const ends = timeAtStart(line.slice(arrow + 3).trimStart())?.seconds ?? -1;
  return { seconds: start.seconds, ends: ends >= start.seconds ? ends : undefined };
}
