import { OVERRIDE_EPOCH, OVERRIDE_TOKEN, SCOPE_PATHS } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type {
  Asked,
  CompiledPlaybook,
  Criterion,
  Gate,
  OnlySteps,
  Scope,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { asksFieldsOnly } from '../../../../force-app/main/base/lwc/gateRules/asks.ts';
import { askedTerms } from './holds.ts';
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
  if (order === 0 || !playbook.gates.some((one) => one.override && orderOfGate(playbook, one) >= order)) return [];
  const token = `BLANKVALUE(${OVERRIDE_TOKEN}, 0)`;
  const number = stageNumberOf(playbook, gate.toEnter);
  return [`OR(${token} < (TODAY() - ${day(OVERRIDE_EPOCH)}) * 100, MOD(${token}, 100) < ${number})`];
}

/** Formula terms: the gate asks this deal and this user; none where it asks all. */
function isGateFor({ recordTypes, exceptRecordTypes, exceptPermission }: Asked): string[] {
  return [
    ...(recordTypes ? [`${among(SCOPE_PATHS.recordTypes, recordTypes)} >= 1`] : []),
    ...(exceptRecordTypes ? [`${among(SCOPE_PATHS.recordTypes, exceptRecordTypes)} < 1`] : []),
    ...(exceptPermission ? [`NOT($Permission.${exceptPermission})`] : []),
  ];
}

/**
 * Formula terms: the save asks the gate. Stages before the gate count as 0, so that two terms suffice: `CASE(PRIORVALUE(StageName),
 * "Third", 3, "Won", 4, 0) < CASE(StageName, "Third", 3, "Won", 4, 0)` is an advance to the gate's stage or beyond it, from wherever. A
 * gate that is not enforced, or `asked: once`, is asked only when the stage before was in front of it. A new deal, of which PRIORVALUE is
 * the present value, is judged by gates that ask for fields only. An exempt stage is entered from wherever.
 */
function isAsked({ stages }: CompiledPlaybook, gate: Gate): string[] {
  const { toEnter, mode, asked } = gate;
  const order = stages.indexOf(toEnter) + 1;
  const judgesNew = asksFieldsOnly(gate);
  const onlySaved = judgesNew ? [] : ['NOT(ISNEW())'];
  if (order === 0) {
    const moved = judgesNew ? 'OR(ISNEW(), ISCHANGED(StageName))' : 'ISCHANGED(StageName)';
    return [...onlySaved, `${among('StageName', [toEnter])} >= 1`, moved];
  }
  const place = (stage: string) => stageCase(stage, stages.slice(order - 1), (index) => order + index);
  const prior = place('PRIORVALUE(StageName)');
  const [before, after] = [judgesNew ? `IF(ISNEW(), 0, ${prior})` : prior, place('StageName')];
  return [...onlySaved, ...crossing(before, after, { order, asksAgain: mode === 'enforce' && asked !== 'once' })];
}

/** Formula terms: the place after the save is at or beyond the gate's, and the one before it is in front of it, or of the new place. */
function crossing(
  before: string,
  after: string,
  { order, asksAgain }: { readonly order: number; readonly asksAgain: boolean },
) {
  return asksAgain ? [`${before} < ${after}`] : [`${after} >= ${order}`, `${before} < ${order}`];
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
    ...isGateFor(gate),
    ...isAsked(playbook, gate),
    ...notOverridden(playbook, gate),
    ...askedTerms(criterion),
    unmetFormula(criterion),
  ]);
}

/** The enforced gates that a new deal cannot pass, since they ask for more than fields; only those that no earlier one covers. */
export function gatesBeyondFields({ gates }: CompiledPlaybook): readonly Gate[] {
  const beyond = gates.filter((gate) => gate.mode === 'enforce' && !asksFieldsOnly(gate));
  const everyones = beyond.findIndex((gate) => isGateFor(gate).length === 0);
  return everyones < 0 ? beyond : beyond.slice(0, everyones + 1);
}

/** Formula of the rule for a new deal at or beyond the first enforced gate that asks it for more than fields. */
export function newRecordFormula(playbook: CompiledPlaybook, inForce: string): string {
  const place = stageCase('StageName', playbook.stages, (index) => index + 1);
  const beyond = gatesBeyondFields(playbook).map((gate) => {
    const order = orderOfGate(playbook, gate);
    const terms = [
      ...isGateFor(gate),
      order === 0 ? `${among('StageName', [gate.toEnter])} >= 1` : `${place} >= ${order}`,
    ];
    return terms.length === 1 ? (terms[0] ?? '') : `AND(${terms.join(', ')})`;
  });
  return and([...preamble(playbook, inForce), 'ISNEW()', or(beyond)]);
}

/** Formula of the rule for a save that advances a deal by too many stages. A new deal counts as before the first, as does one from an exempt stage. */
export function stepsFormula(playbook: CompiledPlaybook, onlySteps: OnlySteps, inForce: string): string {
  const place = (stage: string) => stageCase(stage, playbook.stages, (index) => index + 1);
  const steps = `${place('StageName')} - IF(ISNEW(), 0, ${place('PRIORVALUE(StageName)')})`;
  return and([...preamble(playbook, inForce), ...isGateFor(onlySteps), `${steps} > ${onlySteps.most}`]);
}

/** Formula of the rule for a stage that is neither in the playbook nor exempt. */
export function unknownStageFormula(playbook: CompiledPlaybook, inForce: string): string {
  const known = stageCase('StageName', [...playbook.stages, ...playbook.exemptStages], () => 1);
  return and([...preamble(playbook, inForce), 'OR(ISNEW(), ISCHANGED(StageName))', `${known} < 1`]);
}
