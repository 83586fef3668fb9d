import { OVERRIDE_EPOCH, OVERRIDE_TOKEN, SCOPE_PATHS } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { CompiledPlaybook, Criterion, Gate, Scope } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { unmetFormula } from './unmet.ts';
import { among, and, dateTime, day, literal, numeral, or, stageCase } from './text.ts';

/** The path from a rule's object to the deal: empty for the deal itself, a relationship for its details and line items. */
export type Path = '' | 'Opportunity.' | 'Opportunity__r.';

/** Formula: this version governs the deal, by its pin or else by its creation date, which users cannot edit. */
export function inForceFormula(playbook: CompiledPlaybook, path: Path = ''): string {
  const { version, from, until, otherVersions = [] } = playbook;
  const pin = (other: number, is: '=' | '<>') =>
    `${path}DF_Playbook_Pin__c ${is} ${literal(`${playbook.playbook}:${other}`)}`;
  // Details and line items belong to saved deals; a new deal has no creation date yet.
  const created = path === '' ? 'IF(ISNEW(), NOW(), CreatedDate)' : `${path}CreatedDate`;
  const byTime = [
    `${created} >= ${dateTime(from)}`,
    ...(until === undefined ? [] : [`${created} < ${dateTime(until)}`]),
    ...otherVersions.map((other) => pin(other, '<>')),
  ];
  return `OR(${pin(version, '=')}, ${byTime.length === 1 ? byTime[0] : `AND(${byTime.join(', ')})`})`;
}

/** Alternatives of which one is true when the amount of a field is in scope: blank, large enough, or in a currency without a limit. */
function amountTerms({ amountAtLeast, amountAtLeastIn }: Scope, field: (name: string) => string): string[] {
  const amounts = Object.entries(amountAtLeastIn ?? {});
  const least = amounts.map(([currency, value]) => `${literal(currency)}, ${numeral(value)}`).join(', ');
  const amount = `BLANKVALUE(${field('Amount')}, 0)`;
  const currency = field('CurrencyIsoCode');
  const names = amounts.map(([name]) => name);
  if (amounts.length > 0)
    return [
      `ISBLANK(${field('Amount')})`,
      `${among(currency, names)} < 1`,
      `${amount} >= CASE(${currency}, ${least}, 0)`,
    ];
  return amountAtLeast === undefined ? [] : [`ISBLANK(${field('Amount')})`, `${amount} >= ${numeral(amountAtLeast)}`];
}

/**
 * Formula terms: the deal is in the playbook's scope. On the deal itself the amount before the save counts as well as the one after it
 * (`PRIORVALUE` of a new record is its present value); details and line items look at the deal's present amount.
 */
export function inScopeFormula({ appliesTo }: CompiledPlaybook, path: Path = ''): string[] {
  const { ownerFlag } = appliesTo;
  const amounts = [
    ...amountTerms(appliesTo, (name) => `${path}${name}`),
    ...(path === '' ? amountTerms(appliesTo, (name) => `PRIORVALUE(${name})`) : []),
  ];
  const lists = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;
  return [
    ...(amounts.length === 0 ? [] : [or(amounts)]),
    ...lists.flatMap((list) => {
      const names = appliesTo[list];
      return names === undefined ? [] : [`${among(`${path}${SCOPE_PATHS[list]}`, names)} >= 1`];
    }),
    ...(ownerFlag === undefined ? [] : [`${path}Owner.${ownerFlag}`]),
  ];
}

/** Formula term: the user has no bypass permission. */
export function mayNotBypass({ bypassPermission }: CompiledPlaybook): string {
  return `NOT($Permission.${bypassPermission})`;
}

/** The first terms of every rule about a deal: no bypass permission, in scope, governed by one of the versions. */
function preamble(playbook: CompiledPlaybook, inForce: string): string[] {
  return [mayNotBypass(playbook), ...inScopeFormula(playbook), inForce];
}

/** The number of a stage over all live playbooks, which overrides carry. */
function stageNumberOf({ stages, stageNumbers }: CompiledPlaybook, stage: string): number {
  return stageNumbers?.[stage] ?? stages.indexOf(stage) + 1;
}

function orderOfGate({ stages }: CompiledPlaybook, { toEnter }: Gate): number {
  return stages.indexOf(toEnter) + 1;
}

/**
 * Formula term: no unexpired, approved override for this or a later gate. Empty if neither this gate nor a later one allows overrides.
 */
function notOverridden(playbook: CompiledPlaybook, gate: Gate): string[] {
  const order = orderOfGate(playbook, gate);
  if (!playbook.gates.some((one) => one.override && orderOfGate(playbook, one) >= order)) return [];
  const token = `BLANKVALUE(${OVERRIDE_TOKEN}, 0)`;
  const number = stageNumberOf(playbook, gate.toEnter);
  return [`OR(${token} < (TODAY() - ${day(OVERRIDE_EPOCH)}) * 100, MOD(${token}, 100) < ${number})`];
}

/**
 * Formula terms: the save asks the gate. Stages before the gate count as 0, so that two terms suffice: `CASE(PRIORVALUE(StageName),
 * "Third", 3, "Won", 4, 0) < CASE(StageName, "Third", 3, "Won", 4, 0)` is an advance to the gate's stage or beyond it, from wherever. A
 * gate that is not enforced, or `asked: once`, is asked only when the stage before was in front of it.
 */
function isAsked({ stages }: CompiledPlaybook, { toEnter, mode, asked }: Gate): string[] {
  const order = stages.indexOf(toEnter) + 1;
  const place = (stage: string) => stageCase(stage, stages.slice(order - 1), (index) => order + index);
  const [before, after] = [place('PRIORVALUE(StageName)'), place('StageName')];
  if (mode === 'enforce' && asked !== 'once') return [`${before} < ${after}`];
  return [`${after} >= ${order}`, `${before} < ${order}`];
}

/**
 * Formula of a criterion's rule: a saved deal moves in a way that the gate asks, and the criterion is unmet. Each gate compares for
 * itself, so one advance reports what all gates up to the new stage lack.
 */
export function criterionFormula(
  playbook: CompiledPlaybook,
  gate: Gate,
  criterion: Criterion,
  inForce: string,
): string {
  return and([
    ...preamble(playbook, inForce),
    'NOT(ISNEW())',
    ...isAsked(playbook, gate),
    ...notOverridden(playbook, gate),
    unmetFormula(criterion),
  ]);
}

/** Formula of the rule for a new deal at or beyond the first enforced gate. */
export function newRecordFormula(playbook: CompiledPlaybook, gate: Gate, inForce: string): string {
  const beyond = `${stageCase('StageName', playbook.stages, (index) => index + 1)} >= ${orderOfGate(playbook, gate)}`;
  return and([...preamble(playbook, inForce), 'ISNEW()', beyond]);
}

/** Formula of the rule for a stage that is neither in the playbook nor exempt. */
export function unknownStageFormula(playbook: CompiledPlaybook, inForce: string): string {
  const known = stageCase('StageName', [...playbook.stages, ...playbook.exemptStages], () => 1);
  return and([...preamble(playbook, inForce), 'OR(ISNEW(), ISCHANGED(StageName))', `${known} < 1`]);
}
