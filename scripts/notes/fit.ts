import { BUCKETS, TOPICS } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
import type { Example } from './examples.ts';
import { randomFrom } from './random.ts';

/** Weights by bucket, then by topic. */
export interface Fit {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

const EPOCHS = 15;
const RATE = 0.4;
/** Share of an example's features that are left out at each step, so that no topic leans on single words. */
const DROPOUT = 0.4;
const BIAS_RATE = 0.02;
const L2 = 2e-6;
const SMALL = 1e-4;
const COUNT = TOPICS.length;

/**
 * Multinomial logistic regression with AdaGrad (Duchi, Hazan & Singer 2011, jmlr.org/papers/v12/duchi11a). The same examples and seed give
 * the same weights, bit by bit, on one version of Node.
 */
export function fit(examples: readonly Example[], seed: number, epochs: number = EPOCHS): Fit {
  const weights = new Float32Array(BUCKETS * COUNT);
  const squares = new Float32Array(BUCKETS * COUNT).fill(1e-2);
  const biases = new Float32Array(COUNT);
  const random = randomFrom(seed);
  const order = examples.map((_, index) => index);
  const shares = new Float32Array(COUNT);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { target, weight, features: all } = examples[index]!;
      const features = all.filter(() => random() > DROPOUT);
      const scale = 1 / Math.sqrt(features.length || 1);
      predict({ weights, biases }, features, shares);
      for (let topic = 0; topic < COUNT; topic += 1) {
        const error = weight * (shares[topic]! - target[topic]!);
        if (Math.abs(error) < SMALL) continue;
        biases[topic]! -= BIAS_RATE * error;
        for (const feature of features) {
          const at = feature * COUNT + topic;
          const slope = error * scale + L2 * weights[at]!;
          squares[at]! += slope * slope;
          weights[at]! -= (RATE * slope) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return { weights, biases };
}

/** Writes the probabilities of the topics into `shares`. */
function predict({ weights, biases }: Fit, features: Uint32Array, shares: Float32Array): void {
  shares.fill(0);
  for (const feature of features) {
    const start = feature * COUNT;
    for (let topic = 0; topic < COUNT; topic += 1) shares[topic]! += weights[start + topic]!;
  }
  const scale = 1 / Math.sqrt(features.length || 1);
  let total = 0;
  for (let topic = 0; topic < COUNT; topic += 1) shares[topic] = shares[topic]! * scale + biases[topic]!;
  const highest = Math.max(...shares);
  for (let topic = 0; topic < COUNT; topic += 1) total += shares[topic] = Math.exp(shares[topic]! - highest);
  for (let topic = 0; topic < COUNT; topic += 1) shares[topic]! /= total;
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
}
