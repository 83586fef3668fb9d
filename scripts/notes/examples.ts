import { TOPICS, featuresOf } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
import { randomFrom } from './random.ts';
import type { Row, TrainingData } from './rows.ts';

/** What the fit reads: features, the wanted share of each topic, and how much the example counts. */
export interface Example {
  readonly features: Uint32Array;
  readonly target: Float32Array;
  readonly weight: number;
  readonly group: string;
}

/** A row with the question before it, possibly made up, and its weight. */
interface Asked {
  readonly row: Row;
  readonly previous: string;
  readonly weight: number;
}

/** Shares and weights below were compared on folds of `training/notes` that share no wording with the rest. */
const ALSO_SHARE = 0.25;
const WITH_QUESTION = { chance: 0.6, weight: 0.7 };
const WITH_OTHER_QUESTION = { chance: 0.12, weight: 0.5 };
const NONE_WITH_QUESTION = { chance: 0.5, weight: 0.7 };
const WITHOUT_ITS_QUESTION = { chance: 0.5, weight: 0.4 };

/**
 * The examples of a training run. Sentences of customers are also shown after a question that asks about their topic, and some after a
 * question about another one, so that the model learns both: a reply belongs to its question, and words outweigh it.
 */
export function examplesOf(data: TrainingData, seed: number): Example[] {
  const random = randomFrom(seed);
  const asked = withQuestions(data, random);
  const wordings = sizes(
    data.rows,
    ({ group }) => group,
    () => 1,
  );
  const spread = (row: Row): number => 1 / Math.sqrt(wordings.get(row.group) ?? 1);
  const topics = sizes(
    data.rows,
    ({ label }) => label,
    (row) => 1 / (wordings.get(row.group) ?? 1),
  );
  const mean = [...topics.values()].reduce((sum, size) => sum + size, 0) / topics.size;
  const examples = asked.map(({ row, previous, weight }) => {
    const balance = row.label === 'none' ? 1 : Math.sqrt(mean / (topics.get(row.label) ?? 1));
    const features = featuresOf({ text: row.text, side: row.side, previous });
    return { features, target: targetOf(row), weight: weight * spread(row) * balance, group: row.group };
  });
  return withoutRare(examples);
}

function withQuestions({ rows, questions }: TrainingData, random: () => number): Asked[] {
  const bank = new Map<string, string[]>();
  const collect = (key: string, text: string): void => void bank.set(key, [...(bank.get(key) ?? []), text]);
  for (const { text, language, asks } of questions) collect(language + asks, text);
  for (const { previous, label, language } of rows)
    if (previous && label !== 'none') collect(language + label, previous);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!;
  const result: Asked[] = [];
  for (const row of rows) {
    result.push({ row, previous: row.previous, weight: 1 });
    const about = (topic: string): string => pick(bank.get(row.language + topic) ?? ['']);
    const maybe = ({ chance, weight }: { chance: number; weight: number }, previous: () => string): void => {
      if (random() < chance) result.push({ row, previous: previous(), weight });
    };
    if (row.side === 'seller') continue;
    if (row.previous) {
      if (row.label !== 'none') maybe(WITHOUT_ITS_QUESTION, () => '');
    } else if (row.side === 'customer' && row.label !== 'none') {
      maybe(WITH_QUESTION, () => about(row.label));
      maybe(WITH_OTHER_QUESTION, () => about(pick(TOPICS)));
    } else if (row.side === 'customer') maybe(NONE_WITH_QUESTION, () => about(pick(TOPICS)));
  }
  return result;
}

function sizes(rows: readonly Row[], key: (row: Row) => string, size: (row: Row) => number): Map<string, number> {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(key(row), (totals.get(key(row)) ?? 0) + size(row));
  return totals;
}

function targetOf({ label, also }: Row): Float32Array {
  const target = new Float32Array(TOPICS.length);
  const shared = also.length > 0 ? ALSO_SHARE : 0;
  target[TOPICS.indexOf(label)] = 1 - shared;
  for (const topic of also) target[TOPICS.indexOf(topic)]! += shared / also.length;
  return target;
}

/** Without features of a single wording: they cannot help with other words, and take room in the file. */
function withoutRare(examples: readonly Example[]): Example[] {
  const seen = new Map<number, string | true>();
  for (const { features, group } of examples) {
    for (const feature of features) {
      const before = seen.get(feature);
      if (before === undefined) seen.set(feature, group);
      else if (before !== group) seen.set(feature, true);
    }
  }
  return examples.map((one) => ({ ...one, features: one.features.filter((feature) => seen.get(feature) === true) }));
}
