import { OVERRIDE_EPOCH, OVERRIDE_TOKEN, SCOPE_PATHS } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { CompiledPlaybook, Criterion, Gate } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { unmetFormula } from './unmet.ts';
import { among, and, dateTime, day, literal, numeral, stageCase } from './text.ts';

function orderOf({ stages }: CompiledPlaybook, stage: 'StageName' | 'PRIORVALUE(StageName)'): string {
  return stageCase(stage, stages, (index) => index + 1);
}

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

/** Formula terms: the deal is in the playbook's scope. A blank amount and a currency without a threshold are in scope. */
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

/** Formula term: the user has no bypass permission. */
export function mayNotBypass({ bypassPermission }: CompiledPlaybook): string {
  return `NOT($Permission.${bypassPermission})`;
}

/** The first terms of every rule about a deal: no bypass permission, in scope, governed by one of the versions. */
function preamble(playbook: CompiledPlaybook, inForce: string): string[] {
  return [mayNotBypass(playbook), ...inScopeFormula(playbook), inForce];
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
  return [`OR(${token} < (TODAY() - ${day(OVERRIDE_EPOCH)}) * 100, MOD(${token}, 100) < ${order})`];
}

/**
 * Formula of a criterion's rule: a saved deal crosses the gate and the criterion is unmet. Each gate checks its own crossing, so a change
 * over three stages reports the criteria of all three.
 */
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
    unmetFormula(criterion),
  ]);
}

/** Formula of the rule for a new deal at or beyond the first enforced gate. */
export function newRecordFormula(playbook: CompiledPlaybook, gate: Gate, inForce: string): string {
  const beyond = `${orderOf(playbook, 'StageName')} >= ${orderOfGate(playbook, gate)}`;
  return and([...preamble(playbook, inForce), 'ISNEW()', beyond]);
}

/** Formula of the rule for a stage that is neither in the playbook nor exempt. */
export function unknownStageFormula(playbook: CompiledPlaybook, inForce: string): string {
  const known = stageCase('StageName', [...playbook.stages, ...playbook.exemptStages], () => 1);
  return and([...preamble(playbook, inForce), 'OR(ISNEW(), ISCHANGED(StageName))', `${known} < 1`]);
}
