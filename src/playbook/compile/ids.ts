import type { Condition, DayBound } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** A text that could be read as several in a list stands in quotes. */
function listItem(text: string): string {
  return /[,|+()"]/.test(text) ? JSON.stringify(text) : text;
}

/** `1..5`, `1..`, `..5`, or `known` where nothing bounds it. */
function range(from: string | undefined, to: string | undefined): string {
  return from === undefined && to === undefined ? 'known' : `${from ?? ''}..${to ?? ''}`;
}

function dayText(bound: DayBound | undefined): string | undefined {
  if (bound === undefined || typeof bound === 'string') return bound;
  return `today${bound.today < 0 ? '' : '+'}${bound.today}`;
}

function partId(condition: Condition): string {
  const isGroup = condition.kind === 'any' || condition.kind === 'all';
  return isGroup ? `(${idOf(condition)})` : idOf(condition);
}

/**
 * What names a condition: the same as long as it asks for the same, whatever is written about it.
 * `answered:problem:Quoted`, `impact:25000:Confirmed`, `any:pains:2:Confirmed|picked:Type:Upgrade`.
 */
export function idOf(condition: Condition): string {
  switch (condition.kind) {
    case 'answered': {
      const { concept, evidence, notKnownYet } = condition;
      return `answered:${concept}:${evidence}${notKnownYet ? ':open' : ''}`;
    }
    case 'pains': {
      const { kind, driver } = condition.of ?? {};
      return ['pains', condition.atLeast, condition.evidence, kind, driver]
        .filter((part) => part !== undefined)
        .join(':');
    }
    case 'impact':
      return `impact:${condition.atLeast}:${condition.evidence}`;
    case 'filled':
      return `filled:${condition.field}`;
    case 'picked':
      return `picked:${condition.field}:${condition.values.map(listItem).join(',')}`;
    case 'number': {
      const { field, atLeast, atMost, currency } = condition;
      const bounds = range(atLeast?.toString(), atMost?.toString());
      return `number:${field}:${bounds}${currency === undefined ? '' : `:${currency}`}`;
    }
    case 'checked':
      return `checked:${condition.field}`;
    case 'date':
      return `date:${condition.field}:${range(dayText(condition.notBefore), dayText(condition.notAfter))}`;
    case 'prescribed':
      return `prescribed:${condition.lines}`;
    case 'score':
      return `score:${condition.atLeast}`;
    case 'any':
      return `any:${condition.of.map(partId).join('|')}`;
    case 'all':
      return `all:${condition.of.map(partId).join('+')}`;
  }
}

/** Whether a word of the author means a criterion: by its id, its kind, its concept or its field. */
export function isNamed(criterion: Condition & { readonly id: string }, word: string): boolean {
  const { id, kind } = criterion;
  const subject = 'concept' in criterion ? criterion.concept : 'field' in criterion ? criterion.field : undefined;
  return word === id || word === kind || word === subject || id.startsWith(`${word}:`);
}
