import { CONCEPTS } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { readNumber, readWord } from '../base/read-values.ts';
import { locate, type Cursor, type Reading } from '../base/reading.ts';
import type { QuestionNode } from './tree.ts';

const WEIGHT = { is: 'a weight', min: 1, max: 99, decimals: 0 } as const;

/** A question of a concept; one without a weight has the weight 1. */
export function readQuestion(reading: Reading, cursor: Cursor): QuestionNode | undefined {
  const map = readMap(reading, cursor, { is: 'a question', required: ['concept', 'ask', 'why'], optional: ['weight'] });
  const prose = (name: string) =>
    readKey(map, name, (at) => readText(reading, at, { is: `\`${name}\` of a question`, max: 255, prose: true }));
  const concept = readKey(map, 'concept', (at) => readWord(reading, at, 'a concept', CONCEPTS));
  const ask = prose('ask');
  const why = prose('why');
  const weightAt = map?.get('weight');
  const weight = weightAt ? readNumber(reading, weightAt, WEIGHT)?.value : 1;
  if (!concept || !ask || !why || weight === undefined) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { concept, ask, why, weight, line, column };
}
