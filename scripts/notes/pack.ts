import { gzipSync } from 'node:zlib';
import { BUCKETS, TOPICS, modelBytes } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
import type { Fit } from './fit.ts';

/** Levels of a weight on each side of zero. Ten instead of 127 cost nothing measurable and let twice as many weights stay. */
const LEVELS = 10;
/** Weights below this share of the largest one of their topic are cut. */
const CUT = 0.08;

/** The file of the static resource: int8 weights with small ones cut, gzipped. The same fit gives the same bytes. */
export function pack({ weights, biases }: Fit): Uint8Array {
  const count = TOPICS.length;
  const levels = new Int8Array(count * BUCKETS);
  const steps = new Float32Array(count);
  for (let topic = 0; topic < count; topic += 1) {
    let largest = 0;
    for (let at = topic; at < weights.length; at += count) largest = Math.max(largest, Math.abs(weights[at]!));
    steps[topic] = largest / LEVELS;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const weight = weights[bucket * count + topic]!;
      if (Math.abs(weight) >= CUT * largest) levels[topic * BUCKETS + bucket] = Math.round(weight / steps[topic]!);
    }
  }
  return gzipSync(modelBytes(levels, steps, biases), { level: 9 });
}
