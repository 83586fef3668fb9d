import { EVIDENCE, levelOf } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Evidence } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Located } from '../base/problem.ts';
import type { Cursor, Reading } from '../base/reading.ts';
import { readKey } from '../base/read-collections.ts';
import { readNumber, readWord, type NumberShape } from '../base/read-values.ts';

export function readEvidence(reading: Reading, cursor: Cursor): Located<Evidence> | undefined {
  return readWord(reading, cursor, 'an evidence level', EVIDENCE);
}

/** An amount over pains, `{ atLeast: 2, evidence: Quoted }`. */
export function readAmount(
  reading: Reading,
  map: ReadonlyMap<string, Cursor> | undefined,
  shape: NumberShape,
): { readonly atLeast: Located<number>; readonly evidence: Located<Evidence> } | undefined {
  const atLeast = readKey(map, 'atLeast', (at) => readNumber(reading, at, shape));
  const evidence = readKey(map, 'evidence', (at) => readEvidence(reading, at));
  return atLeast && evidence && { atLeast, evidence };
}

interface Amount {
  readonly atLeast: number;
  readonly evidence: Evidence;
}

/** Whether one amount over pains is at least another, with at least its evidence. */
export function isAtLeast(a: Amount, b: Amount): boolean {
  return a.atLeast >= b.atLeast && levelOf(a.evidence) >= levelOf(b.evidence);
}
