import { join } from 'node:path';
import { examplesOf } from './examples.ts';
import { fit } from './fit.ts';
import type { Fit } from './fit.ts';
import { pack } from './pack.ts';
import { readTraining } from './rows.ts';
import type { TrainingData } from './rows.ts';

/** Where the weights are kept, from the root of the project. */
export const WEIGHTS = 'force-app/main/insight/staticresources/DF_Note_Model.bin';
/** The weights are the mean of fits that differ in order, dropout and drawn questions: one alone varies by some points of precision. */
const SEEDS = [20261128, 20261129, 20261130, 20261201];

/** Trains on `training/notes` below `root`; returns the bytes of the weights file. Takes a minute or two. */
export function train(root: string): { bytes: Uint8Array; rows: number } {
  const data = readTraining(join(root, 'training/notes'));
  return { bytes: pack(meanFit(data, SEEDS)), rows: data.rows.length };
}

function meanFit(data: TrainingData, seeds: readonly number[]): Fit {
  let sum: Fit | undefined;
  for (const seed of seeds) {
    const one = fit(examplesOf(data, seed), seed);
    sum = sum ? { weights: added(sum.weights, one.weights), biases: added(sum.biases, one.biases) } : one;
  }
  if (!sum) throw new Error('No seed to train with.');
  const share = (values: Float32Array): Float32Array => values.map((value) => value / seeds.length);
  return { weights: share(sum.weights), biases: share(sum.biases) };
}

function added(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((value, index) => value + other[index]!);
}
