import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(
  new URL('../../../../shared/data/conversations/persuasion-for-good.annotated.csv', import.meta.url),
);

const ASKS = new Set(['task-related-inquiry', 'personal-related-inquiry', 'source-related-inquiry']);
const PITCHES = new Set([
  'credibility-appeal',
  'logical-appeal',
  'emotion-appeal',
  'self-modeling',
  'foot-in-the-door',
  'personal-story',
  'donation-information',
]);

/** A sentence of a persuader that annotators called an ask or a pitch. */
export interface Labelled {
  readonly text: string;
  readonly isAsk: boolean;
}

/**
 * Labelled sentences of PersuasionForGood (Wang et al. 2019). `tune`: dialogues whose id hashes to 0–6 of ten buckets, from which rules may be
 * made; `report`: the rest, of which nothing but the figure is looked at. Null where the data is not next to the repository.
 */
export function labelledSentences(part: 'tune' | 'report', path = FILE): Labelled[] | null {
  const rows = rowsOf(path);
  if (rows === null) return null;
  return rows.flatMap(([, dialogue = '', role, , text = '', first = '', , second = '']): Labelled[] => {
    const labels = [first, second];
    const isAsk = labels.some((label) => ASKS.has(label));
    const isLabelled = isAsk || labels.some((label) => PITCHES.has(label));
    return role === '0' && isLabelled && isTuned(dialogue) === (part === 'tune') ? [{ text, isAsk }] : [];
  });
}

/**
 * What the persuadees said, a string a turn: the sentences of a turn in their order. Answers of real people about themselves, all of which
 * say something. Null where the data is not next to the repository.
 */
export function persuadeeTurns(path = FILE): string[] | null {
  const rows = rowsOf(path);
  if (rows === null) return null;
  const turns = new Map<string, string>();
  for (const [, dialogue = '', role, turn = '', text = ''] of rows) {
    if (role !== '1') continue;
    const key = `${dialogue} ${turn}`;
    const before = turns.get(key);
    turns.set(key, before === undefined ? text : `${before} ${text}`);
  }
  return [...turns.values()];
}

function isTuned(dialogue: string): boolean {
  return parseInt(createHash('sha256').update(dialogue).digest('hex').slice(0, 8), 16) % 10 < 7;
}

/** Columns: number, dialogue, role (0: persuader), turn, text, the persuader's first label, the other's, the persuader's second label … */
function rowsOf(path: string): string[][] | null {
  let csv;
  try {
    csv = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  return recordsOf(csv);
}

/** Rows of comma-separated values, without the heading. Fields in quotes may have commas, line breaks and doubled quotes. */
function recordsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.slice(1).filter((row) => row.length > 8);
}
