import { openStages } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Condition, ConditionOf, Kind } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { boundWords, counted, grouped, labelOf, listed, orBetter, quoted } from './words.ts';

/** The words for a pain's kind and driver, singular and plural, as in the pain's form. */
function painWords({ kind, driver }: NonNullable<ConditionOf<'pains'>['of']>): [one: string, several: string] {
  const noun = kind?.toLowerCase() ?? 'pain';
  const about = driver === undefined ? '' : ` with the driver ${quoted(driver)}`;
  return [`${noun}${about}`, `${noun}s${about}`];
}

function betweenWords(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return ` and is from ${from} to ${to}`;
  if (from !== undefined) return ` and is ${from} or more`;
  return to === undefined ? '' : ` and is ${to} or less`;
}

/**
 * The clause after "is met when" for each kind of condition. `pains: { atLeast: 2, evidence: Quoted }` gives `the deal has at least 2
 * pains with evidence Quoted or better`.
 */
const MEANT = {
  answered: (condition: ConditionOf<'answered'>) => {
    const stages = openStages(condition);
    const open = `, or is marked as not known yet with an owner and a due day: that is enough for ${listed(stages, 'and')}, while no such answer of the deal is past its due day`;
    return `${quoted(condition.concept)} has an answer with evidence ${orBetter(condition.evidence)}${stages.length > 0 ? open : ''}`;
  },
  pains: ({ atLeast, evidence, of }: ConditionOf<'pains'>) =>
    `the deal has at least ${counted(atLeast, ...painWords(of ?? {}))} ${of?.driver ? 'and' : 'with'} evidence ${orBetter(evidence)}`,
  impact: ({ atLeast, evidence }: ConditionOf<'impact'>) =>
    atLeast <= 1
      ? `the likely yearly impact is known of at least one pain with evidence ${orBetter(evidence)}`
      : `the likely yearly impact of its pains with evidence ${orBetter(evidence)} adds up to ${grouped(atLeast)} or more`,
  filled: ({ field }: ConditionOf<'filled'>) => `the field ${labelOf(field)} is filled in`,
  picked: ({ field, values, orBlank }: ConditionOf<'picked'>) =>
    `the field ${labelOf(field)} is ${listed(values.map(quoted), 'or')}${blankWords(orBlank)}`,
  number: ({ field, atLeast, atMost, currency, percent, orBlank }: ConditionOf<'number'>) => {
    const unit = percent ? ' %' : currency === undefined ? '' : ` ${currency}`;
    const text = (value: number | undefined) => (value === undefined ? undefined : `${grouped(value)}${unit}`);
    const where = currency === undefined ? '' : `, on a deal in ${currency}`;
    return `the field ${labelOf(field)} is filled in${betweenWords(text(atLeast), text(atMost))}${where}${blankWords(orBlank)}`;
  },
  checked: ({ field }: ConditionOf<'checked'>) => `the box ${labelOf(field)} is ticked`,
  date: ({ field, notBefore, notAfter, orBlank }: ConditionOf<'date'>) => {
    const bounds = [
      ...(notBefore === undefined ? [] : [`not before ${boundWords(notBefore)}`]),
      ...(notAfter === undefined ? [] : [`not after ${boundWords(notAfter)}`]),
    ];
    return `the day ${labelOf(field)} is filled in${bounds.length === 0 ? '' : ` and is ${listed(bounds, 'and')}`}${blankWords(orBlank)}`;
  },
  movedBy: ({ field, atMost }: ConditionOf<'movedBy'>) =>
    `the day ${labelOf(field)} is filled in, and the save moves it by at most ${counted(atMost, 'day', 'days')} to a later one`,
  cameFrom: ({ stages, passed = [] }: ConditionOf<'cameFrom'>) =>
    `the deal was in ${listed(stages.map(quoted), 'or')} before the save${passed.length > 0 ? ', or has passed this gate before' : ''}`,
  prescribed: ({ lines }: ConditionOf<'prescribed'>) =>
    lines === 'all'
      ? 'the deal has at least one product, and every product stands on a confirmed pain'
      : 'every product on the deal stands on a confirmed pain; a deal without products is fine',
  score: ({ atLeast }: ConditionOf<'score'>) => `the discovery score is ${atLeast} or more`,
  any: ({ of }: ConditionOf<'any'>) => group(of, 'or'),
  all: ({ of }: ConditionOf<'all'>) => group(of, 'and'),
  some: ({ atLeast, of, points }: ConditionOf<'some'>) => {
    const parts = of.map(
      (part, at) => `(${points ? `${counted(points[at] ?? 1, 'point', 'points')}: ` : ''}${meant(part)})`,
    );
    const need = points
      ? `these give at least ${counted(atLeast, 'point', 'points')} together`
      : `at least ${atLeast} of these ${of.length} are true`;
    return `${need}: ${parts.join(', ')}`;
  },
} satisfies { readonly [K in Kind]: (condition: ConditionOf<K>) => string };

/** Where a blank field is enough. */
function blankWords(orBlank: true | undefined): string {
  return orBlank ? ', or is blank' : '';
}

/** Joins the clauses of a group. Nested groups are in brackets, so that precedence is clear. */
function group(of: readonly Condition[], word: 'and' | 'or'): string {
  const parts = of.map((part) => ('of' in part && part.kind !== 'pains' ? `(${meant(part)})` : meant(part)));
  return parts.join(`, ${word} `);
}

/** The clause after "is met when" for a condition; see MEANT. */
export function meant(condition: Condition): string {
  return (MEANT[condition.kind] as (condition: Condition) => string)(condition);
}
