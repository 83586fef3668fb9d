import { amountOf, isOrdered, money, waiting } from 'c/impactFigures';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { shownText } from './painForm.ts';
import type { FieldName, Form } from './painForm.ts';

/** The two folded parts of the form: the names of their buttons tell what is filled in, so that nobody opens them to look. */

const COST = ['low', 'likely', 'high', 'basis'] as const;
const MORE = ['kind', 'driver', 'rootCause', 'feltBy', 'wantedOutcome', 'outcomeMeasure', 'personalRisk'] as const;

/** Values of the picklists `kind` and `driver` with their labels. */
export const CHOICES = {
  kind: [
    { value: 'Problem', label: labels.problem },
    { value: 'Goal', label: labels.goal },
    { value: 'Risk', label: labels.risk },
  ],
  driver: [
    { value: 'Grow', label: labels.grow },
    { value: 'Cut Cost', label: labels.cutCost },
    { value: 'Improve', label: labels.improve },
  ],
} as const;

/** How amounts are written. */
export interface Money {
  readonly currency: string | undefined;
  readonly locale: string;
}

/** "Costs €4,680 a month"; without a likely cost the names of the filled fields; "What it costs" while all are blank. */
export function costName(form: Form, { currency, locale }: Money): string {
  const likely = amountOf(form.likely);
  if (likely !== null) return fill(labels.costFilled, money(waiting(likely, NaN).aMonth, currency, locale));
  const names = filled(form, COST).map((name) => labels[name]);
  return names.length > 0 ? fill(labels.costSome, names.join(', ')) : labels.cost;
}

/** "More: Problem, Root cause"; "More" while all are blank. */
export function moreName(form: Form): string {
  const names = filled(form, MORE).map((name) => choiceOf(form, name) ?? labels[name]);
  return names.length > 0 ? fill(labels.moreFilled, names.join(', ')) : labels.more;
}

/** Whether an amount cannot be saved: no number, below zero, or out of order. Its field is then shown, however the part was folded. */
export function isCostInvalid({ low, likely, high }: Form): boolean {
  const typed = [low, likely, high].filter((text) => text.trim() !== '').map(amountOf);
  const isWrong = typed.some((amount) => amount === null || amount < 0);
  return isWrong || !isOrdered({ low: amountOf(low), likely: amountOf(likely), high: amountOf(high) });
}

function filled<Name extends FieldName>(form: Form, names: readonly Name[]): Name[] {
  return names.filter((name) => shownText(form, name).trim() !== '');
}

/** The label of the chosen value; undefined for a field without choices. */
function choiceOf(form: Form, name: FieldName): string | undefined {
  if (name !== 'kind' && name !== 'driver') return undefined;
  return CHOICES[name].find(({ value }) => value === form[name])?.label ?? form[name];
}
