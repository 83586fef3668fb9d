import type { Chance } from './random.ts';
import type { SpokenTurn } from './talks.ts';

type Render = (talk: readonly SpokenTurn[], chance: Chance) => string;

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
const stamp = (seconds: number, mark: string): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${mark}000`;
const wordsOf = ({ sentences }: SpokenTurn): string => sentences.join(' ');
const range = (seconds: number, mark: string): string => `${stamp(seconds, mark)} --> ${stamp(seconds + 2, mark)}`;

/** The words of a turn in one to three cues. */
function cut(turn: SpokenTurn, chance: Chance): string[] {
  const words = wordsOf(turn).split(' ');
  const at = 1 + chance.below(words.length);
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')].filter((part) => part !== '');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');

/** A talk in each of the formats that name a speaker for each turn. */
export const FORMATS: Readonly<Record<string, Render>> = {
  'zoom-vtt': (talk, chance) =>
    `WEBVTT\n\n${talk.flatMap((turn) => cut(turn, chance).map((part) => `${range(turn.seconds, '.')}\n${turn.speaker}: ${part}\n`)).join('\n')}`,
  'teams-vtt': (talk, chance) =>
    `WEBVTT\n\n${talk
      .flatMap((turn) =>
        cut(turn, chance).map(
          (part) => `id/${turn.seconds}-0\n${range(turn.seconds, '.')}\n<v ${turn.speaker}>${escaped(part)}</v>\n`,
        ),
      )
      .join('\n')}`,
  srt: (talk, chance) =>
    talk
      .flatMap((turn) =>
        cut(turn, chance).map(
          (part, index) => `1\n${range(turn.seconds, ',')}\n${index === 0 ? `[${turn.speaker}] ` : ''}${part}\n`,
        ),
      )
      .join('\n'),
  'teams-docx': (talk) => talk.map((turn) => `${turn.speaker}   ${clock(turn.seconds)}\n${wordsOf(turn)}\n`).join('\n'),
  otter: (talk) => talk.map((turn) => `${turn.speaker}  ${clock(turn.seconds)}\n${wordsOf(turn)}\n`).join('\n'),
  'gong-text': (talk) => talk.map((turn) => `[${clock(turn.seconds)}] ${turn.speaker}: ${wordsOf(turn)}`).join('\n'),
  'gong-lines': (talk) => talk.map((turn) => `${clock(turn.seconds)} | ${turn.speaker}\n${wordsOf(turn)}\n`).join('\n'),
  'md-speaker': (talk) => talk.map((turn) => `**${turn.speaker}:** ${wordsOf(turn)}\n`).join('\n'),
  'speaker-lines': (talk) => talk.map((turn) => `${turn.speaker}: ${wordsOf(turn)}`).join('\n'),
  'gong-json': (talk) => {
    const names = [...new Set(talk.map(({ speaker }) => speaker))];
    const transcript = talk.map((turn) => ({
      speakerId: `9${names.indexOf(turn.speaker)}`,
      topic: null,
      sentences: turn.sentences.map((text) => ({ start: turn.seconds * 1000, end: turn.seconds * 1000 + 900, text })),
    }));
    const parties = names.map((name, index) => ({
      id: `p${index}`,
      name,
      speakerId: `9${index}`,
      affiliation: index === 0 ? 'Internal' : 'External',
    }));
    return JSON.stringify({ parties, transcript });
  },
  'fireflies-json': (talk) =>
    JSON.stringify({
      sentences: talk.flatMap((turn) =>
        turn.sentences.map((text) => ({ speaker_name: turn.speaker, text, start_time: turn.seconds })),
      ),
    }),
  'otter-json': (talk) =>
    JSON.stringify({
      transcripts: talk.map((turn) => ({
        speaker: turn.speaker,
        start_offset: turn.seconds * 16000,
        transcript: wordsOf(turn),
      })),
    }),
};

/** Formats without a speaker for each turn; only what must never happen is tested for them. */
export const LOOSE: Readonly<Record<string, Render>> = {
  notes: (talk) => talk.map(wordsOf).join('\n\n'),
  shorthand: (talk) => talk.map((turn) => wordsOf(turn).toLowerCase().replaceAll('.', ' ->')).join('\n'),
  bullets: (talk) => talk.map((turn) => turn.sentences.map((text) => `- ${text}`).join('\n')).join('\n## Budget\n'),
  labels: (talk) => talk.map((turn) => `Budget: ${wordsOf(turn)}`).join('\n'),
  email: (talk) =>
    talk
      .map(
        (turn, index) =>
          `${index === 0 ? `From: ${turn.speaker}\nTo: B\n\n` : `On ${index} May 2026, ${turn.speaker} wrote:\n`}${'>'.repeat(index)} ${wordsOf(turn)}`,
      )
      .join('\n'),
};

const STRANGE = [
  '\u202e',
  '\u200b',
  '\0',
  '<v ',
  '</v>',
  '-->',
  '“',
  '**',
  '>',
  '\n',
  '\r',
  '{',
  '"',
  ':',
  '\ud83d',
  'مرحبا',
  '\u0301',
  '&#x110000;',
  '[',
  '\t',
];

/** A damaged copy: cut, doubled, with strange signs in it. */
export function damage(text: string, chance: Chance): string {
  let damaged = text;
  for (let count = 1 + chance.below(4); count > 0; count -= 1) {
    const at = chance.below(damaged.length + 1);
    const kind = chance.below(4);
    if (kind === 0) damaged = damaged.slice(0, at);
    else if (kind === 1) damaged = damaged.slice(0, at) + chance.pick(STRANGE) + damaged.slice(at);
    else if (kind === 2) damaged = damaged.slice(at) + damaged.slice(0, at);
    else damaged = damaged.slice(0, at) + damaged.slice(at + 1 + chance.below(8));
  }
  return damaged;
}
