import {
  levelOf,
  OVERRIDE_EPOCH,
  OVERRIDE_TOKEN,
  rollupOf,
  SCOPE_PATHS,
  SCORE,
  slotOf,
  UNLINKED,
} from '../../../force-app/main/default/lwc/gateRules/concepts.ts';
import type {
  CompiledPlaybook,
  Condition,
  ConditionOf,
  Criterion,
  DayBound,
  Gate,
  Kind,
} from '../../../force-app/main/default/lwc/gateRules/types.ts';

/** A formula's text literal. Grammar: between double quotes, only `\` and `"` are escaped; the parser lets no line break in. */
export function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** A formula's number literal: digits and a point; there is no exponent and no sign in the grammar, so `-5` is `(0 - 5)`. */
export function numeral(value: number): string {
  if (value < 0) return `(0 - ${numeral(-value)})`;
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`${value} cannot be written as a number of a formula.`);
  return text;
}

function powerOfTen(power: number): string {
  return `1${'0'.repeat(power)}`;
}

function fewerThan(field: string, least: number): string {
  return `BLANKVALUE(${field}, 0) < ${numeral(least)}`;
}

/** `CASE(Type, "a", 1, "b", 1, 0)`: 1 where the field holds one of the texts to the letter, 0 otherwise, never blank. */
function among(field: string, texts: readonly string[]): string {
  return `CASE(${field}, ${texts.map((text) => `${literal(text)}, 1`).join(', ')}, 0)`;
}

function day(bound: DayBound): string {
  if (typeof bound === 'string') {
    const [year, month, date] = bound.split('-').map(Number);
    return `DATE(${year}, ${month}, ${date})`;
  }
  const { today } = bound;
  if (today === 0) return 'TODAY()';
  return today > 0 ? `TODAY() + ${numeral(today)}` : `TODAY() - ${numeral(-today)}`;
}

function or(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `OR(${terms.join(', ')})`;
}

/**
 * The condition that a criterion is *not* met, with the negation pushed down to the comparison: `NOT(F >= n)` would be
 * neither true nor false for a blank field, and the rule would stay silent. Every leaf is true or false, never blank, so that
 * `any` becomes AND of the parts missed, and `all` OR.
 * `pains: { atLeast: 2, evidence: Quoted }` gives `BLANKVALUE(DF_Pains_Quoted__c, 0) < 2`.
 */
const MISSED: { readonly [K in Kind]: (condition: ConditionOf<K>) => string } = {
  answered: ({ concept, evidence, notKnownYet }) => {
    if (notKnownYet)
      throw new Error(`\`notKnownYet\` of \`${concept}\` cannot be told by a rule; the checks refuse it.`);
    const { field, power } = slotOf(concept);
    return `MOD(BLANKVALUE(${field}, 0), ${powerOfTen(power + 1)}) < ${levelOf(evidence)}${'0'.repeat(power)}`;
  },
  pains: ({ atLeast, evidence, of }) => {
    if (of) throw new Error('`pains` by kind or driver cannot be told by a rule; the checks refuse it.');
    return fewerThan(rollupOf('pains', evidence), atLeast);
  },
  impact: ({ atLeast, evidence }) => fewerThan(rollupOf('impact', evidence), atLeast),
  filled: ({ field, type }) => {
    if (type === 'picklist') return `ISBLANK(TEXT(${field}))`;
    return type === 'longText' ? `LEN(${field}) = 0` : `ISBLANK(${field})`;
  },
  picked: ({ field, values }) => `${among(field, values)} < 1`,
  number: ({ field, atLeast, atMost, currency, percent }) => {
    // A percent field reads 0.4 where its author, and the API, say 40.
    const value = percent ? `BLANKVALUE(${field}, 0) * 100` : `BLANKVALUE(${field}, 0)`;
    return or([
      `ISBLANK(${field})`,
      ...(atLeast === undefined ? [] : [`${value} < ${numeral(atLeast)}`]),
      ...(atMost === undefined ? [] : [`${value} > ${numeral(atMost)}`]),
      ...(currency === undefined ? [] : [`${among('CurrencyIsoCode', [currency])} < 1`]),
    ]);
  },
  checked: ({ field }) => `NOT(${field})`,
  date: ({ field, notBefore, notAfter }) =>
    or([
      `ISBLANK(${field})`,
      ...(notBefore === undefined ? [] : [`${field} < ${day(notBefore)}`]),
      ...(notAfter === undefined ? [] : [`${field} > ${day(notAfter)}`]),
    ]),
  prescribed: ({ lines }) =>
    lines === 'all'
      ? `OR(NOT(HasOpportunityLineItem), ISBLANK(${UNLINKED}), BLANKVALUE(${UNLINKED}, 0) > 0)`
      : `OR(AND(HasOpportunityLineItem, ISBLANK(${UNLINKED})), BLANKVALUE(${UNLINKED}, 0) > 0)`,
  score: ({ atLeast }) => fewerThan(SCORE, atLeast),
  any: ({ of }) => (of.length === 1 ? of.map(missedFormula).join('') : `AND(${of.map(missedFormula).join(', ')})`),
  all: ({ of }) => or(of.map(missedFormula)),
};

/** The text of "this condition is not met"; see MISSED. */
export function missedFormula(condition: Condition): string {
  return (MISSED[condition.kind] as (condition: Condition) => string)(condition);
}

/** `CASE(StageName, "a", 1, "b", 2, 0)`; for a list with one place for all, `CASE(StageName, "a", 1, "b", 1, 0)`. */
function stageCase(stage: string, names: readonly string[], place: (index: number) => number): string {
  return `CASE(${stage}, ${names.map((name, index) => `${literal(name)}, ${place(index)}`).join(', ')}, 0)`;
}

function orderOf({ stages }: CompiledPlaybook, stage: 'StageName' | 'PRIORVALUE(StageName)'): string {
  return stageCase(stage, stages, (index) => index + 1);
}

function dateTime(iso: string): string {
  return `DATETIMEVALUE("${iso.slice(0, 10)} ${iso.slice(11, 19)}")`;
}

/** Where a rule stands: on the deal itself, or on a detail or line of it, which reads the deal through a relationship. */
export type Path = '' | 'Opportunity.' | 'Opportunity__r.';

/** The deal stands under this version: by its pin, else by the time of its creation, which nobody can blank or edit. */
export function inForceFormula(playbook: CompiledPlaybook, path: Path = ''): string {
  const { version, from, until, otherVersions = [] } = playbook;
  const pin = (other: number, is: '=' | '<>') =>
    `${path}DF_Playbook_Pin__c ${is} ${literal(`${playbook.playbook}:${other}`)}`;
  // A deal that has details or lines is saved; a new deal has no date yet.
  const created = path === '' ? 'IF(ISNEW(), NOW(), CreatedDate)' : `${path}CreatedDate`;
  const byTime = [
    `${created} >= ${dateTime(from)}`,
    ...(until === undefined ? [] : [`${created} < ${dateTime(until)}`]),
    ...otherVersions.map((other) => pin(other, '<>')),
  ];
  return `OR(${pin(version, '=')}, ${byTime.length === 1 ? byTime[0] : `AND(${byTime.join(', ')})`})`;
}

function and(terms: readonly string[]): string {
  return `AND(\n  ${terms.join(',\n  ')}\n)`;
}

/** The deal is one that the playbook is about; a blank amount, and one in a currency without a threshold, are in scope. */
export function inScopeFormula({ appliesTo }: CompiledPlaybook, path: Path = ''): string[] {
  const { amountAtLeast, amountAtLeastIn, ownerFlag } = appliesTo;
  const amount = `BLANKVALUE(${path}Amount, 0)`;
  const orBlank = (terms: readonly string[]) => `OR(ISBLANK(${path}Amount), ${terms.join(', ')})`;
  const amounts = Object.entries(amountAtLeastIn ?? {});
  const least = amounts.map(([currency, value]) => `${literal(currency)}, ${numeral(value)}`).join(', ');
  const currency = `${path}CurrencyIsoCode`;
  const isNamed = among(
    currency,
    amounts.map(([name]) => name),
  );
  const lists = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;
  return [
    ...(amountAtLeast === undefined ? [] : [orBlank([`${amount} >= ${numeral(amountAtLeast)}`])]),
    ...(amounts.length === 0 ? [] : [orBlank([`${isNamed} < 1`, `${amount} >= CASE(${currency}, ${least}, 0)`])]),
    ...lists.flatMap((list) => {
      const names = appliesTo[list];
      return names === undefined ? [] : [`${among(`${path}${SCOPE_PATHS[list]}`, names)} >= 1`];
    }),
    ...(ownerFlag === undefined ? [] : [`${path}Owner.${ownerFlag}`]),
  ];
}

function mayNotBypass({ bypassPermission }: CompiledPlaybook): string {
  return `NOT($Permission.${bypassPermission})`;
}

/** What every rule about a deal begins with: nobody bypasses, the deal is in scope and stands under one of the versions. */
function preamble(playbook: CompiledPlaybook, inForce: string): string[] {
  return [mayNotBypass(playbook), ...inScopeFormula(playbook), inForce];
}

function orderOfGate({ stages }: CompiledPlaybook, { toEnter }: Gate): number {
  return stages.indexOf(toEnter) + 1;
}

/**
 * No override is live that lets a deal pass this gate: an approved one for its stage or a later one, not past its last day. Nothing,
 * where neither the gate nor a later one can be overridden.
 */
function notOverridden(playbook: CompiledPlaybook, gate: Gate): string[] {
  const order = orderOfGate(playbook, gate);
  if (!playbook.gates.some((one) => one.override && orderOfGate(playbook, one) >= order)) return [];
  const token = `BLANKVALUE(${OVERRIDE_TOKEN}, 0)`;
  return [`OR(${token} < (TODAY() - ${day(OVERRIDE_EPOCH)}) * 100, MOD(${token}, 100) < ${order})`];
}

/** A saved deal crosses the gate and lacks the criterion. Each gate tests its own crossing, so a jump over three reports all three. */
export function criterionFormula(
  playbook: CompiledPlaybook,
  gate: Gate,
  criterion: Criterion,
  inForce: string,
): string {
  const order = orderOfGate(playbook, gate);
  return and([
    ...preamble(playbook, inForce),
    'NOT(ISNEW())',
    `${orderOf(playbook, 'StageName')} >= ${order}`,
    `${orderOf(playbook, 'PRIORVALUE(StageName)')} < ${order}`,
    ...notOverridden(playbook, gate),
    missedFormula(criterion),
  ]);
}

/** A new deal stands at or beyond the first enforced gate. */
export function newRecordFormula(playbook: CompiledPlaybook, gate: Gate, inForce: string): string {
  const beyond = `${orderOf(playbook, 'StageName')} >= ${orderOfGate(playbook, gate)}`;
  return and([...preamble(playbook, inForce), 'ISNEW()', beyond]);
}

/** A deal is put into a stage that the playbook neither knows nor exempts. */
export function unknownStageFormula(playbook: CompiledPlaybook, inForce: string): string {
  const known = stageCase('StageName', [...playbook.stages, ...playbook.exemptStages], () => 1);
  return and([...preamble(playbook, inForce), 'OR(ISNEW(), ISCHANGED(StageName))', `${known} < 1`]);
}
