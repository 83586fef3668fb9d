/**
 * The model that reads sentences of sales conversations: multinomial logistic regression over hashed features (`features.ts`), trained by
 * `scripts/train-notes.mjs` from `training/notes`. Pure: the caller loads the weights (static resource `DF_Note_Model`, gzip) and passes
 * their bytes. docs/decisions/0010-note-model.md has its figures.
 */
import { BUCKETS, featuresOf } from './features.ts';
import type { Statement } from './features.ts';
import { comparable } from './normalize.ts';
import { TOPICS } from './topics.ts';
import type { Topic } from './topics.ts';

export { BUCKETS, featuresOf } from './features.ts';
export type { Statement } from './features.ts';
export { TOPICS } from './topics.ts';
export type { Topic } from './topics.ts';

/** The probability of each topic; together 1. */
export type Reading = Readonly<Record<Topic, number>>;

/** A model that is ready to read. */
export interface NoteModel {
  /** What a statement is about. */
  readonly read: (statement: Statement) => Reading;
  /** The words as the model compares them: lower case, without accents and punctuation, one space between. */
  readonly plain: (text: string) => string;
}

/** Weights as they are used: by bucket, then by topic. */
interface Weights {
  readonly weights: Int8Array;
  /** What one step of an int8 weight is worth, by topic. */
  readonly steps: Float32Array;
  readonly biases: Float32Array;
}

/** First bytes of a weights file: name and version of its layout. */
const MAGIC = 'DFN1';
const HEAD = 8;

/**
 * Reads the unpacked bytes of a weights file: `DFN1`, the number of topics (uint32), steps and biases (float32 each), then the int8 weights
 * topic by topic. @throws Error when the bytes are no weights of this version
 */
export function readModel(bytes: Uint8Array): NoteModel {
  const count = TOPICS.length;
  const start = HEAD + count * 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (name !== MAGIC || view.getUint32(4, true) !== count || bytes.length !== start + count * BUCKETS) {
    throw new Error(
      'The weights of the note model do not fit this version of the app. Deploy app and static resource together.',
    );
  }
  const float = (index: number): number => view.getFloat32(HEAD + index * 4, true);
  const steps = Float32Array.from({ length: count }, (_, topic) => float(topic));
  const biases = Float32Array.from({ length: count }, (_, topic) => float(count + topic));
  const weights = new Int8Array(count * BUCKETS);
  // The file has one topic after the other, because zeros in a row pack well; reading needs all topics of a bucket side by side.
  for (let topic = 0; topic < count; topic += 1) {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      weights[bucket * count + topic] = view.getInt8(start + topic * BUCKETS + bucket);
    }
  }
  const read = (statement: Statement): Reading => readingOf({ weights, steps, biases }, statement);
  return { read, plain: comparable };
}

/** Writes what `readModel` reads. `weights` are topic by topic. */
export function modelBytes(weights: Int8Array, steps: Float32Array, biases: Float32Array): Uint8Array {
  const count = TOPICS.length;
  const start = HEAD + count * 8;
  const bytes = new Uint8Array(start + weights.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < MAGIC.length; index += 1) bytes[index] = MAGIC.charCodeAt(index);
  view.setUint32(4, count, true);
  steps.forEach((step, topic) => view.setFloat32(HEAD + topic * 4, step, true));
  biases.forEach((bias, topic) => view.setFloat32(HEAD + (count + topic) * 4, bias, true));
  new Int8Array(bytes.buffer).set(weights, start);
  return bytes;
}

function readingOf({ weights, steps, biases }: Weights, statement: Statement): Reading {
  const count = TOPICS.length;
  const sums = new Int32Array(count);
  const features = featuresOf(statement);
  for (const bucket of features) {
    const start = bucket * count;
    for (let topic = 0; topic < count; topic += 1) sums[topic]! += weights[start + topic]!;
  }
  // Divided by the root of their number, as in training: long sentences are not surer for being long.
  const scale = 1 / Math.sqrt(features.length);
  const scores = Array.from(sums, (sum, topic) => sum * steps[topic]! * scale + biases[topic]!);
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return Object.fromEntries(TOPICS.map((topic, index) => [topic, powers[index]! / total])) as Record<Topic, number>;
}
