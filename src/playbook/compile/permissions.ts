import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** Custom permissions of Diagnose First itself, which bundles import by name. */
const OWN = ['DF_Bypass_Stage_Gates', 'DF_Approve_Gate_Overrides'];

/** What names permissions. */
type Naming = Pick<CompiledPlaybook, 'bypassPermission' | 'gates' | 'onlySteps'>;

/**
 * The custom permissions that need a field: those that free users from a gate or from `onlySteps`, and those for bypass and approval where
 * they are not Diagnose First's own.
 */
function permissionsNamed({ bypassPermission, gates, onlySteps }: Naming): readonly string[] {
  const freeing = [onlySteps, ...gates].flatMap((asked) => asked?.exceptPermission ?? []);
  const others = [bypassPermission, ...gates.flatMap(({ override }) => override?.approver ?? [])];
  return [...freeing, ...others.filter((name) => !OWN.includes(name))];
}

/**
 * The Opportunity field that holds whether the running user has the permission. A field's name has at most 40 characters before `__c` and no
 * double underscore, so some names are changed and end in a hash.
 *
 *     permissionField('Skip_Stages')       DF_May_Skip_Stages__c
 *     permissionField('acme__Skip_Stages') DF_May_acme_Skip_Stages_614e691b__c
 */
export function permissionField(permission: string): string {
  if (permission.length <= 33 && !permission.includes('__')) return `DF_May_${permission}__c`;
  const hash = [...permission].reduce((sum, one) => Math.imul(sum, 31) + one.charCodeAt(0), 0);
  return `DF_May_${`${permission.slice(0, 24)}_${(hash >>> 0).toString(16)}`.replace(/_+/g, '_')}__c`;
}

/** The fields for the permissions that the playbook names, by the permission; absent without any. */
export function permissionFieldsOf(playbook: Naming): Pick<CompiledPlaybook, 'permissionFields'> {
  const fields = permissionsNamed(playbook).map((name) => [name, permissionField(name)] as const);
  return fields.length === 0 ? {} : { permissionFields: Object.fromEntries(fields) };
}
