import { levelOf, rollupOf, slotOf } from '../../../force-app/main/default/lwc/gateRules/concepts.ts';
import type {
  CompiledPlaybook,
  Criterion,
  CriterionOf,
  Gate,
  Kind,
} from '../../../force-app/main/default/lwc/gateRules/types.ts';

/** A formula's text literal. Grammar: between double quotes, only `\` and `"` are escaped; the parser lets no line break in. */
export function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** A formula's number literal: digits and a point; there is no exponent and no sign in the grammar. */
export function numeral(value: number): string {
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

/**
 * The condition that a criterion is *not* met, with the negation pushed down to the comparison: `NOT(F >= n)` would be
 * neither true nor false for a blank field, and the rule would stay silent.
 * `pains: { atLeast: 2, evidence: Quoted }` gives `BLANKVALUE(DF_Pains_Quoted__c, 0) < 2`.
 */
const MISSED: { readonly [K in Kind]: (criterion: CriterionOf<K>) => string } = {
  answered: ({ concept, evidence }) => {
    const { field, power } = slotOf(concept);
    return `MOD(BLANKVALUE(${field}, 0), ${powerOfTen(power + 1)}) < ${levelOf(evidence)}${'0'.repeat(power)}`;
  },
  pains: ({ atLeast, evidence }) => fewerThan(rollupOf('pains', evidence), atLeast),
  impact: ({ atLeast, evidence }) => fewerThan(rollupOf('impact', evidence), atLeast),
  filled: ({ field, type }) => {
    if (type === 'picklist') return `ISBLANK(TEXT(${field}))`;
    return type === 'longText' ? `LEN(${field}) = 0` : `ISBLANK(${field})`;
  },
};

/** The text of "this criterion is not met"; see MISSED. */
export function missedFormula(criterion: Criterion): string {
  return (MISSED[criterion.kind] as (criterion: Criterion) => string)(criterion);
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

/** The deal stands under this version: by its pin, else by the time of its creation, which nobody can blank or edit. */
export function inForceFormula({ playbook, version, from, until, otherVersions = [] }: CompiledPlaybook): string {
  const pin = (other: number, is: '=' | '<>') => `DF_Playbook_Pin__c ${is} ${literal(`${playbook}:${other}`)}`;
  const created = 'IF(ISNEW(), NOW(), CreatedDate)';
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

/** What every rule begins with: nobody bypasses, the deal is in scope and stands under one of the versions. */
function preamble({ bypassPermission, appliesTo }: CompiledPlaybook, inForce: string): string[] {
  const { amountAtLeast } = appliesTo;
  return [
    `NOT($Permission.${bypassPermission})`,
    ...(amountAtLeast === undefined ? [] : [`OR(ISBLANK(Amount), BLANKVALUE(Amount, 0) >= ${numeral(amountAtLeast)})`]),
    inForce,
  ];
}

function orderOfGate({ stages }: CompiledPlaybook, { toEnter }: Gate): number {
  return stages.indexOf(toEnter) + 1;
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
