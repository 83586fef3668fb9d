import { EVIDENCE, levelOf, rollupOf, slotOf } from './concepts.ts';
import { isBlank, numberOf } from './scope.ts';
import type { Criterion, CriterionOf, GateRecord, Kind } from './types.ts';

/** How much of what a criterion asks for is there. It is met when `have >= need`. */
export interface Measured {
  readonly have: number;
  readonly need: number;
}

/** The evidence level of a concept: one decimal digit of a packed roll-up. Whole numbers below 10^15 are exact here. */
function answerLevel(record: GateRecord, concept: string): number {
  const { field, power } = slotOf(concept);
  return Math.floor((numberOf(record, field) % 10 ** (power + 1)) / 10 ** power);
}

const MEASURES: { readonly [K in Kind]: (criterion: CriterionOf<K>, record: GateRecord) => Measured } = {
  answered: ({ concept, evidence }, record) => ({ have: answerLevel(record, concept), need: levelOf(evidence) }),
  pains: ({ atLeast, evidence }, record) => ({ have: numberOf(record, rollupOf('pains', evidence)), need: atLeast }),
  impact: ({ atLeast, evidence }, record) => ({ have: numberOf(record, rollupOf('impact', evidence)), need: atLeast }),
  filled: ({ field }, record) => ({ have: isBlank(record[field]) ? 0 : 1, need: 1 }),
};

/** What the record has of a criterion, and what the criterion needs. */
export function measure(criterion: Criterion, record: GateRecord): Measured {
  return (MEASURES[criterion.kind] as (criterion: Criterion, record: GateRecord) => Measured)(criterion, record);
}

const FIELDS: { readonly [K in Kind]: (criterion: CriterionOf<K>) => string } = {
  answered: ({ concept }) => slotOf(concept).field,
  pains: ({ evidence }) => rollupOf('pains', evidence),
  impact: ({ evidence }) => rollupOf('impact', evidence),
  filled: ({ field }) => field,
};

/** The Opportunity field that a criterion reads, by API name. */
export function fieldOf(criterion: Criterion): string {
  return (FIELDS[criterion.kind] as (criterion: Criterion) => string)(criterion);
}

/** The number that a panel may put behind an unmet sentence. */
export interface Progress extends Measured {
  /** `1 of 2 so far`, `Heard so far`. */
  readonly text: string;
}

/** 12500 as `12,500`, the same in every browser. */
function grouped(value: number): string {
  const [whole = '0', cents] = String(value).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents === undefined ? '' : `.${cents}`);
}

/** How far a criterion is along; null where a number says nothing: it is met, nothing is noted yet, or it is all or nothing. */
export function progress(criterion: Criterion, record: GateRecord): Progress | null {
  const { have, need } = measure(criterion, record);
  if (have >= need || criterion.kind === 'filled') return null;
  if (criterion.kind === 'answered') {
    const evidence = EVIDENCE[have - 1];
    return evidence === undefined ? null : { have, need, text: `${evidence} so far` };
  }
  if (need === 1) return null;
  return { have, need, text: `${grouped(have)} of ${grouped(need)} so far` };
}
