import type { Comparison, BenchmarkName, Talk } from '../../insight/index.ts';

type Monologue = NonNullable<Talk['monologue']['seller']>;
type Questions = Talk['questions']['seller'];

/** What a seller or coach reads about one text: a line a measure, each with its benchmark below it. */
export function talkText(file: string, talk: Talk, comparisons: readonly Comparison[]): string {
  const of = (...measures: readonly BenchmarkName[]): string[] => compared(comparisons, measures);
  const head = [headText(file, talk), ...peopleLines(talk), ''];
  const why = noSharesText(talk);
  if (why !== null) {
    // Mails and notes have turns too, but nobody holds the floor in them.
    const isTalk = talk.isConversation && talk.format !== 'email';
    const lines = isTalk ? sideLines(talk, of) : questionLines(talk, of);
    return [...head, `  ${why}`, ...lines, ...overviewLines(talk, of)].join('\n');
  }
  if (talk.format === 'email')
    return [
      ...head,
      ...row('Talk share', shareText(talk), []),
      ...questionLines(talk, of),
      ...overviewLines(talk, of),
    ].join('\n');
  const shares = [
    ...row('Talk share', shareText(talk), of('sellerTalkShare')),
    ...sideLines(talk, of),
    ...row('Patience', patienceText(talk), of('patience')),
    ...row('Interactivity', interactivityText(talk), of('interactivity')),
    ...overviewLines(talk, of),
  ];
  const hint =
    comparisons.length > 0
      ? []
      : ['  Not compared with benchmarks, which are of recorded calls of five minutes or more.'];
  return [...head, ...shares, ...hint].join('\n');
}

type ComparedTo = (...measures: readonly BenchmarkName[]) => string[];

/** Why there are no figures of both sides; null where there are. */
function noSharesText({ isConversation, share, people }: Talk): string | null {
  if (!isConversation)
    return 'No two people are named in this text, so it has no talk share, patience or interactivity.';
  if (share.sellerOfWords !== null) return null;
  const missing =
    people.seller.length === 0 ? (['a seller', '--seller'] as const) : (['a customer', '--contact'] as const);
  return `Nobody in this text is known to be ${missing[0]}: name them with \`${missing[1]}\`, else there is no talk share.`;
}

/** Monologues and questions of the sides that are there. */
function sideLines(talk: Talk, of: ComparedTo): string[] {
  const { seller, customer } = talk.monologue;
  const monologues = [
    ...(seller === null ? [] : row('', monologueText('Seller', seller), of('sellerMonologue'))),
    ...(customer === null ? [] : row('', monologueText('Customer', customer), of('customerMonologue'))),
  ];
  return [...titled('Longest monologue', monologues), ...questionLines(talk, of)];
}

function questionLines({ questions, monologue }: Talk, of: ComparedTo): string[] {
  const { seller, customer } = questions;
  const lines = [
    ...(monologue.seller === null
      ? []
      : row('', questionText('Seller', 'customer', seller), of('sellerQuestions', 'sellerFollowUps'))),
    ...(monologue.customer === null ? [] : row('', questionText('Customer', 'seller', customer), [])),
  ];
  return titled('Questions', lines);
}

const FORMATS: Readonly<Record<string, string>> = {
  'zoom-vtt': 'transcript (WebVTT)',
  'teams-vtt': 'transcript (WebVTT of Teams)',
  srt: 'transcript (SRT)',
  'teams-docx': 'transcript (Teams)',
  'gong-text': 'transcript',
  otter: 'transcript',
  'gong-json': 'transcript (JSON of Gong)',
  'fireflies-json': 'transcript (JSON of Fireflies)',
  'otter-json': 'transcript (JSON of Otter)',
  'meeting-json': 'transcript (JSON)',
  email: 'mail',
  'md-speaker': 'conversation',
  'speaker-lines': 'conversation',
};

function headText(file: string, { format, seconds, turns }: Talk): string {
  const length = seconds === null ? '' : `, ${timeText(seconds)}`;
  return `${file}: ${FORMATS[format] ?? 'notes'}${length}, ${count(turns, 'turn')}`;
}

function peopleLines({ people, share }: Talk): string[] {
  const lines = (['seller', 'customer'] as const).flatMap((side) =>
    people[side].length > 0 ? [`  ${side === 'seller' ? 'Seller' : 'Customer'}: ${people[side].join(', ')}`] : [],
  );
  if (people.unknown.length === 0) return lines;
  const part = share.words.unknown / (share.words.seller + share.words.customer + share.words.unknown);
  const words = `${percent(part)} of the words, which count for neither side`;
  return [
    ...lines,
    `  Side not known: ${people.unknown.join(', ')} (${words}). Name them with \`--seller\` or \`--contact\`.`,
  ];
}

function shareText({ share: { sellerOfWords, sellerOfTime } }: Talk): string {
  const time = sellerOfTime === null ? '' : ` and ${percent(sellerOfTime)} of the time`;
  return `The seller has ${percent(sellerOfWords ?? 0)} of the words${time}.`;
}

function monologueText(who: string, { speaker, place, words, seconds }: Monologue): string {
  return `${who}: ${lengthText(words, seconds)} from ${place} on${speaker === null ? '' : `, ${speaker}`}`;
}

function questionText(who: string, other: string, { asked, open, closed, followUps }: Questions): string {
  if (asked === 0) return `${who}: none`;
  const follow = followUps === 0 ? 'none follows' : followUps === 1 ? '1 follows' : `${followUps} follow`;
  return `${who}: ${asked} (${open} open, ${closed} closed); ${follow} up on what the ${other} just said`;
}

function patienceText({ patience, seconds }: Talk): string {
  if (patience === null)
    return `Not measured: ${seconds === null ? 'the text has no times.' : 'the text does not show when turns end.'}`;
  const { seconds: pause, replies, interruptions } = patience;
  const often = interruptions === 0 ? '' : `; ${interruptions} began before the customer had ended`;
  return `The seller waits ${pause.toFixed(1)} s after the customer's last word (median of ${count(replies, 'reply', 'replies')}${often}).`;
}

function interactivityText({ interactivity }: Talk): string {
  if (interactivity === null) return 'Not measured: too few turns of a known side.';
  const { switches, perHour, perHundredTurns } = interactivity;
  if (switches === 0) return 'The word never passes from one side to the other.';
  const turns = (100 / perHundredTurns).toFixed(1).replace('.0', '');
  const often = turns === '1' ? 'after every turn' : `after every ${turns} turns on average`;
  const rate = perHour === null ? often : `${Math.round(perHour)} an hour`;
  return `The word passes from one side to the other ${count(switches, 'time')}, ${rate}.`;
}

function overviewLines({ overviews, monologue }: Talk, of: ComparedTo): string[] {
  if (monologue.seller === null) return [];
  if (overviews.length === 0)
    return row('Company overview', 'The seller never speaks 40 words or more about the own company.', []);
  const lines = overviews.flatMap(({ place, words, seconds, begins }) => {
    const quoted = begins === '' ? '' : `: “${shortened(begins)}”`;
    return row('', `${lengthText(words, seconds)} from ${place} on${quoted}`, []);
  });
  return titled('Company overview', [...lines, ...of('companyOverview').map((text) => `${' '.repeat(COLUMN)}${text}`)]);
}

function lengthText(words: number, seconds: number | null): string {
  return seconds === null ? count(words, 'word') : `${timeText(seconds)} (${count(words, 'word')})`;
}

const COLUMN = 22;

function row(title: string, text: string, comparison: readonly string[]): string[] {
  return [`  ${title.padEnd(COLUMN - 2)}${text}`, ...comparison.map((one) => `${' '.repeat(COLUMN)}${one}`)];
}

/** The title in front of the first of its lines. */
function titled(title: string, [first, ...rest]: readonly string[]): string[] {
  return first === undefined ? [] : [`  ${title.padEnd(COLUMN - 2)}${first.trimStart()}`, ...rest];
}

const VERDICTS = { below: 'Less than', within: 'Within', above: 'More than' } as const;

function compared(comparisons: readonly Comparison[], measures: readonly BenchmarkName[]): string[] {
  return comparisons
    .filter(({ measure }) => measures.includes(measure))
    .map(({ verdict, source, ...one }) => `${VERDICTS[verdict]} the benchmark of ${boundsText(one)} (${source})`);
}

function boundsText({ measure, atLeast, atMost }: Pick<Comparison, 'measure' | 'atLeast' | 'atMost'>): string {
  const text = (value: number): string => valueText(measure, value);
  if (atLeast !== undefined && atMost !== undefined) return `${text(atLeast)} to ${text(atMost)}`;
  return atLeast === undefined ? `at most ${text(atMost ?? 0)}` : `at least ${text(atLeast)}`;
}

function valueText(measure: BenchmarkName, value: number): string {
  if (measure === 'sellerTalkShare') return `${percent(value)} of the time`;
  if (measure === 'patience') return `${value} s`;
  if (measure === 'interactivity') return `${value} an hour`;
  if (measure === 'sellerQuestions') return String(value);
  if (measure === 'sellerFollowUps') return `${value} follow-ups`;
  return timeText(value);
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}

/** `48 s`, `1:20 min`, `1:02:41 h`. */
function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)} h` : `${minutes}:${two(whole % 60)} min`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/u, '')} …`;
}
