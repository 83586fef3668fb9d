import { readSource } from '../../../src/insight/index.ts';
import { HANG } from '../../hang.ts';
import { fault } from './checks.ts';
import { KNOWN } from './readers.ts';

/** Stretches that are repeated until a text is long: each once made some reader slow, or could. */
const REPEATED: readonly string[] = [
  ...[
    'a',
    'A',
    'word ',
    '.',
    '. ',
    '?',
    ' ',
    '\n',
    ':',
    'a: ',
    '"',
    '“',
    '<',
    '<b>',
    '<a <a ',
    '&',
    '&amp;',
    '*',
    '**a',
    '>',
    '> ',
    '>\n',
  ],
  ...[
    '> > > a\n',
    '[',
    '{',
    '(',
    '-->',
    '0:01 ',
    '0:01\n',
    '0:01\nAda\n',
    '#',
    '# a\n',
    '- a\n',
    '-',
    '_',
    '=',
    '|',
    '\t',
    '\u2028',
    '\0',
    '1',
    '1.',
  ],
  ...[
    'Ada: hello\n',
    'Ada King Bo Lee ',
    'said: "a b c ',
    '“we lose it” said ',
    '[{"a":',
    '["a b c",',
    '{"text":"a b c","speaker":"x","start":1}\n',
  ],
  ...[
    '00:00:01.000 --> 00:00:02.000\nAda: hello\n\n',
    '00:00:01.000 --> 00:00:02.000\n<v Ada>hello</v>\n\n',
    '<v A>',
    'Ada  0:01\nhello\n',
  ],
  ...[
    'From: a\nTo: b\n\nhi\n',
    'On 3 May Ada King wrote:\n> hello\n',
    'On 3 May ',
    'On 3 May a\n',
    'Best regards\n',
    'our product ',
    'our ',
    'we ',
  ],
  ...[
    'ich habe ',
    'unser a ',
    'z. B. ',
    'a@',
    'a.b@c.',
    'A, ',
    'مرحبا يا صديقي. ',
    'שלום: עולם\n',
    '\u200b',
    '\u202e',
    '\ud83d',
    '😀',
    '我们丢失订单。',
  ],
  ...[
    '我',
    'a\u0301\u0301',
    '\u0301',
    '<div class="x"><p>hello &nbsp; world</p></div>\n',
    '\\u00e9',
    'wrote ',
    'a wrote:\n',
    'On Mon, Kim wrote:\n> ',
    'On 3 May Kim wrote:\n> hi\nno\n',
    'we lose 1 hour ',
    'we lose 1 hour. ',
    '\u202e\u05d0',
    'Kim: we lose 1 hour\nBo Lee: how do you pay?\n',
  ],
];

/** Texts of the given size in characters. */
export function hostileTexts(size: number): ReadonlyMap<string, string> {
  const long = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);
  const texts = new Map(REPEATED.map((part) => [JSON.stringify(part), long(part)]));
  const names = Array.from({ length: Math.ceil(size / 20) }, (_, index) => `Name${index}: hi there`);
  texts.set('a new name on each line', names.join('\n'));
  texts.set('captions of one cue', `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${long('<v A>')}`);
  texts.set('an open text of JSON', `{"text": "${long('\\u00e9')}`);
  texts.set(
    'a list of utterances that breaks off',
    `[${long('{"text":"we lose it all","speaker":"Ada King","start":1},')}`,
  );
  return texts;
}

/** A text with letters of each block of 128 code points, as names and as words. */
export function allBlocks(): string {
  const lines: string[] = [];
  for (let block = 0; block < 0x110000; block += 128) {
    const points = Array.from({ length: 8 }, (_, index) => block + index * 16 + (index % 3));
    const text = points
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .join('');
    lines.push(`${text}: ${text} ${text}. ${text}`, `[${text}] ${text}`);
  }
  return lines.join('\n');
}

/** How many milliseconds of processor time a fixed loop takes, to compare times on machines and under loads of any kind. */
export function loopTime(): number {
  const start = process.cpuUsage();
  let value = 1;
  for (let index = 0; index < 20_000_000; index += 1) value = (value * 31 + index) | 0;
  return timeSince(start) + (value === 0 ? 1 : 0);
}

export function timeSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The loop above takes this long on the machine of which a second for a megabyte is asked. */
const USUAL_LOOP = 40;
/** Milliseconds that any text may take, however short: the first call compiles code. */
const START = 150;

/**
 * Reads hostile texts of a size. Returns those that crash or give impossible turns, and those that take more than a second for a megabyte
 * (a hang, where times are not asked for); and reports which took longest.
 */
export function checkHostile(
  { size, isTimed }: { readonly size: number; readonly isTimed: boolean },
  say: (line: string) => void,
): string[] {
  const faults: string[] = [];
  let slowest = { name: 'none', taken: 0 };
  const slowness = Math.max(1, loopTime() / USUAL_LOOP);
  for (const [name, text] of [...hostileTexts(size), ['every Unicode block', allBlocks()] as const]) {
    const start = process.cpuUsage();
    const found = fault(text, readSource(text, KNOWN));
    const limit = isTimed ? slowness * (START + (1000 * text.length) / 1_048_576) : HANG;
    const taken = timeSince(start);
    if (taken > slowest.taken) slowest = { name, taken };
    if (found !== null) faults.push(`${name}: ${found}`);
    if (taken > limit) faults.push(`${name}: ${Math.round(taken)} ms, at most ${Math.round(limit)}`);
  }
  say(`hostile notes: the slowest is ${slowest.name}, ${Math.round(slowest.taken)} ms of CPU`);
  return faults;
}
