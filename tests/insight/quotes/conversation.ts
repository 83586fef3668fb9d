/** Made-up conversations for the test of quotes: every sentence has a figure of its own, so that none occurs twice. */
export type Random = (below: number) => number;

/** Seeded generator (mulberry32): a whole number from 0 to below the given one. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export interface Spoken {
  readonly by: string;
  readonly words: string;
  readonly isNegated: boolean;
}

export const CUSTOMERS = ['Mara Lindqvist', 'Paul Oduya'] as const;
export const SELLER = 'Iris Feldman';
const SUBJECTS = ['Our planners', 'The night shift', 'Die Disposition', 'L’équipe', 'El almacén', '“Team & Co” people'];
const VERBS = ['lose', 'rebook', 'verliert', 'perdent', 'repite', 'look for'];
const NOT = ['do not', 'never', 'nicht', 'ne jamais', 'no', 'don’t'];
const THINGS = [
  'pallets a week',
  'orders each month',
  'Sendungen im Monat',
  'colis par jour',
  'pedidos al mes',
  'labels',
];
const ENDS = [
  'because the list is old',
  'since the audit',
  'seit dem Umzug',
  'depuis l’été',
  'desde mayo',
  'in “peak” season',
];

/** A conversation of ten turns; `first` is the figure of its first sentence. */
export function conversation(random: Random, first: number): Spoken[] {
  const pick = (list: readonly string[]): string => list[random(list.length)]!;
  return Array.from({ length: 20 }, (_, index) => {
    const isNegated = random(4) === 0;
    const verb = isNegated ? `${pick(NOT)} ${pick(VERBS)}` : pick(VERBS);
    const turn = Math.floor(index / 2);
    const by = turn % 3 === 0 ? SELLER : CUSTOMERS[turn % 3 === 1 ? 0 : 1];
    return { by, words: `${pick(SUBJECTS)} ${verb} ${first + index} ${pick(THINGS)} ${pick(ENDS)}.`, isNegated };
  });
}

/** Sentences of one speaker in a row. */
function turnsOf(spoken: readonly Spoken[]): { by: string; words: string[] }[] {
  const turns: { by: string; words: string[] }[] = [];
  for (const { by, words } of spoken) {
    const last = turns.at(-1);
    if (last?.by === by) last.words.push(words);
    else turns.push({ by, words: [words] });
  }
  return turns;
}

const time = (seconds: number): string =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('“', '&ldquo;')
    .replaceAll('”', '&rdquo;')
    .replaceAll('’', '&#8217;');

/** Lines of at most about 40 signs, broken at spaces. */
function lines(text: string): string[] {
  const result: string[] = [''];
  for (const word of text.split(' ')) {
    const last = result.at(-1)!;
    if (last.length > 34) result.push(word);
    else result[result.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return result;
}

function cues(spoken: readonly Spoken[], cue: (by: string, text: string) => string, comma: string): string {
  let second = 0;
  return turnsOf(spoken)
    .flatMap(({ by, words }) => lines(words.join(' ')).map((text) => ({ by, text })))
    .map(({ by, text }, index) => {
      const start = time((second += 4));
      return `${index + 1}\n${start}${comma}000 --> ${time(second + 4)}${comma}000\n${cue(by, text)}\n`;
    })
    .join('\n');
}

/** A conversation as Teams and Zoom (WebVTT), players (SRT), notes and wrapped notes write it. */
export const FORMATS: Readonly<Record<string, (spoken: readonly Spoken[]) => string>> = {
  teams: (spoken) => `WEBVTT\n\n${cues(spoken, (by, text) => `<v ${by}>${escaped(text)}</v>`, '.')}`,
  zoom: (spoken) => `WEBVTT\n\n${cues(spoken, (by, text) => `${by}: ${escaped(text)}`, '.')}`,
  srt: (spoken) => cues(spoken, (by, text) => `${by}: ${escaped(text)}`, ','),
  notes: (spoken) =>
    turnsOf(spoken)
      .map(({ by, words }) => `${by}: ${words.join(' ')}`)
      .join('\n'),
  stanzas: (spoken) =>
    turnsOf(spoken)
      .map(({ by, words }, index) => `${by}  ${index}:${String(index + 10)}\n${lines(words.join(' ')).join('\n')}\n`)
      .join('\n'),
};
