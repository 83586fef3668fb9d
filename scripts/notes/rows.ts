import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TOPICS } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
import type { Topic } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';

/** A sentence of `training/notes` with what it is about. */
export interface Row {
  readonly text: string;
  readonly language: string;
  readonly side: 'customer' | 'seller' | 'note';
  readonly label: Topic;
  /** Other topics that a reasonable reader could choose. */
  readonly also: readonly Topic[];
  /** The question asked just before; empty if none. */
  readonly previous: string;
  /** Rows of one group come from one wording: never in training and test at once. */
  readonly group: string;
}

/** A question with what it asks about (`none`: small talk). */
interface Question {
  readonly text: string;
  readonly language: string;
  readonly asks: Topic;
}

export interface TrainingData {
  readonly rows: readonly Row[];
  readonly questions: readonly Question[];
}

const QUESTIONS = 'questions.jsonl';
const LANGUAGES = ['en', 'de', 'fr', 'es'];
const SIDES = ['customer', 'seller', 'note'];

/**
 * Reads all rows of the folder in the order of file names; the same text with the same label counts once.
 * @throws Error that names file, line and mistake of the first bad row
 */
export function readTraining(folder: string): TrainingData {
  const rows = new Map<string, Row>();
  for (const path of globSync('*.jsonl', { cwd: folder }).sort()) {
    if (path === QUESTIONS) continue;
    for (const [place, value] of valuesOf(join(folder, path))) {
      const row = rowOf(value, place);
      const key = [row.text, row.label, row.previous].join('\n');
      if (!rows.has(key)) rows.set(key, row);
    }
  }
  const questions = valuesOf(join(folder, QUESTIONS)).map(([place, { text, language, asks }]) => {
    if (!isText(text) || !isTopic(asks)) throw new Error(`${place}: expected "text" and a topic in "asks".`);
    return { text, language: String(language), asks };
  });
  return { rows: [...rows.values()], questions };
}

function valuesOf(path: string): [place: string, value: Record<string, unknown>][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index): [string, Record<string, unknown>][] =>
    line.trim() === '' ? [] : [[`${basename(path)}:${index + 1}`, JSON.parse(line) as Record<string, unknown>]],
  );
}

function rowOf(value: Record<string, unknown>, place: string): Row {
  const { text, language, side, label, previous = '', also = [], template } = value;
  if (!isText(text)) throw new Error(`${place}: "text" is missing.`);
  if (!LANGUAGES.includes(String(language)))
    throw new Error(`${place}: "language" must be one of ${LANGUAGES.join(', ')}.`);
  if (!SIDES.includes(String(side))) throw new Error(`${place}: "side" must be one of ${SIDES.join(', ')}.`);
  if (!isTopic(label)) throw new Error(`${place}: "label" is no concept: ${String(label)}.`);
  return {
    text,
    language: String(language),
    side: side as Row['side'],
    label,
    also: (Array.isArray(also) ? also : []).filter(isTopic).filter((topic) => topic !== label),
    previous: String(previous),
    group: typeof template === 'number' ? `wording ${template}` : place,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isTopic(value: unknown): value is Topic {
  return TOPICS.includes(value as Topic);
}
