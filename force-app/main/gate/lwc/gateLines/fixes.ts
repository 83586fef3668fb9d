import type { Pain } from 'c/dealRows';
import { fixOf, levelOf, measure } from 'c/gateRules';
import type { Condition, Evidence } from 'c/gateRules';
import type { FieldInput, Fix } from 'c/gateCriteria';
import type { FixPlace } from 'c/fixRequests';
import type { GovernedDeal } from './deal.ts';

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;
type PainFix = Extract<FixPlace, { on: 'pains' }>;

/** A noted pain, with its level, whose evidence is to be raised. */
export interface Raise {
  readonly id: string;
  readonly level: number;
  readonly evidence: Evidence;
}

/** The places where a condition can be fixed, each once. A group (`any`, `all`, `some`) has the places of its parts. */
export function fixesOf(condition: Condition, deal: GovernedDeal): Fix[] {
  if (condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some') {
    const all = condition.of.flatMap((part) => fixesOf(part, deal));
    const fixes = new Map(all.map((fix) => [JSON.stringify(fix), fix]));
    return [...fixes.values()];
  }
  if (condition.kind === 'answered') return [answerFix(condition, deal)];
  if (condition.kind === 'pains' || condition.kind === 'impact') return [painFix(condition, deal)];
  const fix = fixOf(condition);
  return fix?.on === 'field' ? [{ ...fix, input: inputOf(condition) }] : fix ? [fix] : [];
}

/** The answer's question, with the evidence to raise it to where there is an answer that lacks only evidence. */
function answerFix(condition: ConditionOf<'answered'>, { record, surroundings }: GovernedDeal): FixPlace {
  const { concept, evidence } = condition;
  const { have, need } = measure(condition, record, surroundings);
  return have > 0 && have < need ? { on: 'answer', concept, raise: evidence } : { on: 'answer', concept };
}

function painFix(condition: ConditionOf<'pains' | 'impact'>, deal: GovernedDeal): PainFix {
  const raise = raiseOf(condition, deal);
  if (raise) return { on: 'pains', raise: { id: raise.id, evidence: raise.evidence } };
  const figureOf = condition.kind === 'impact' ? bestOf(deal.pains)?.id : undefined;
  return figureOf ? { on: 'pains', figureOf } : { on: 'pains' };
}

/**
 * The noted pain that lacks only evidence; undefined when a new pain, or a figure, is needed. Of several it is the best evidenced one, for an
 * impact the one with the largest figure.
 */
export function raiseOf(condition: Condition, { pains }: GovernedDeal): Raise | undefined {
  if (condition.kind !== 'pains' && condition.kind !== 'impact') return undefined;
  const { evidence } = condition;
  const noted = pains.filter((pain) => pain.level > 0 && isAsked(condition, pain));
  const lower = noted.filter(({ level }) => level < levelOf(evidence));
  const best =
    condition.kind === 'impact' ? mostCostly(lower) : noted.length < condition.atLeast ? undefined : bestOf(lower);
  return best && { id: best.id, level: best.level, evidence };
}

/** Whether the pain is of the kind and driver that the condition asks for. */
function isAsked(condition: ConditionOf<'pains' | 'impact'>, { kind, driver }: Pain): boolean {
  const of = condition.kind === 'pains' ? condition.of : undefined;
  return (of?.kind ?? kind) === kind && (of?.driver ?? driver) === driver;
}

function mostCostly(pains: readonly Pain[]): Pain | undefined {
  return pains.filter(({ likely }) => (likely ?? 0) > 0).sort((a, b) => (b.likely ?? 0) - (a.likely ?? 0))[0];
}

function bestOf(pains: readonly Pain[]): Pain | undefined {
  return pains.filter(({ level }) => level > 0).sort((a, b) => b.level - a.level)[0];
}

function inputOf(condition: Condition): FieldInput {
  switch (condition.kind) {
    case 'picked':
      return { type: 'choice', values: condition.values };
    case 'number': {
      const { atLeast, atMost } = condition;
      return {
        type: 'number',
        ...(atLeast === undefined ? {} : { min: atLeast }),
        ...(atMost === undefined ? {} : { max: atMost }),
      };
    }
    case 'checked':
      return { type: 'check' };
    case 'date':
    case 'movedBy':
      return { type: 'date' };
    default:
      return { type: condition.kind === 'filled' && condition.type === 'longText' ? 'longText' : 'text' };
  }
}
