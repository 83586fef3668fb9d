import { gzipSync } from 'node:zlib';
import { BUCKETS, TOPICS, modelBytes } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
import type { Fit } from './fit.ts';

/** Levels of a weight on each side of zero. Eight instead of 127 cost nothing measurable and let twice as many weights stay. */
const LEVELS = 8;
/** How many weights stay, the largest ones: about 190 kB packed, below the limit of 200 kB. */
const KEPT = 152_000;
/** This share of a topic's weights lies within the levels; the few larger ones go beyond, up to what int8 holds. */
const WITHIN = 0.999;
const COUNT = TOPICS.length;

/** The file of the static resource: int8 weights with small ones cut, gzipped. The same fit gives the same bytes. */
export function pack({ weights, biases }: Fit): Uint8Array {
  const least = weights.map(Math.abs).sort()[weights.length - KEPT]!;
  const levels = new Int8Array(COUNT * BUCKETS);
  const steps = new Float32Array(COUNT);
  for (let topic = 0; topic < COUNT; topic += 1) {
    const own = weights.filter((_, at) => at % COUNT === topic);
    steps[topic] = stepOf(own, least);
    for (const [bucket, weight] of own.entries()) {
      if (Math.abs(weight) >= least) levels[topic * BUCKETS + bucket] = levelOf(weight, steps[topic]!);
    }
  }
  return gzipSync(modelBytes(levels, steps, biases), { level: 9 });
}

function stepOf(weights: Float32Array, least: number): number {
  const kept = weights
    .map(Math.abs)
    .filter((size) => size >= least)
    .sort();
  return (kept[Math.floor(kept.length * WITHIN)] ?? 1) / LEVELS;
}

/** At least one level: what stayed is not rounded to nothing. */
function levelOf(weight: number, step: number): number {
  const level = Math.round(weight / step) || Math.sign(weight);
  return Math.max(-127, Math.min(127, level));
}
