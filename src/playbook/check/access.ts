import { fieldsRead } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import { listed } from '../base/words.ts';
import { assemble } from '../compile/assemble.ts';
import type { FieldUse } from '../kinds/definition.ts';
import type { Playbook } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';
import type { OrgDescription } from './org-description.ts';

/** The field as permission sets name it; undefined for what they do not grant: standard fields, and fields of users. */
function grantedAs(path: string): string | undefined {
  const [parent, field] = path.split('.');
  if (!path.endsWith('__c')) return undefined;
  if (field === undefined) return `Opportunity.${path}`;
  return parent === 'Account' ? path : undefined;
}

const isOwn = (path: string): boolean => path.startsWith('DF_');

/**
 * A note for each permission set that does not let its holders read all custom fields that the playbook reads: each of Diagnose First, and
 * each that grants one of these fields. Standard fields are left out, since profiles usually grant them.
 */
export function accessFindings(
  playbook: Playbook,
  uses: readonly FieldUse[],
  { permissionSets = [], fields = [], hiddenFields = [] }: OrgDescription,
): Finding[] {
  const known = new Set([...fields.map(({ name }) => name), ...hiddenFields]);
  // What the org does not have is an error already.
  const read = fieldsRead(assemble(playbook)).filter((path) => path.includes('.') || known.has(path));
  const wanted = read.flatMap((path) => {
    const name = grantedAs(path);
    return name === undefined ? [] : [{ path, name }];
  });
  return permissionSets.flatMap(({ name: set, fields: granted }) => {
    const isOurs = set.startsWith('DF_');
    const grantsOurs = isOurs || wanted.some(({ path, name }) => isOwn(path) && granted.includes(name));
    // A set that only adds fields of the org's own leaves those of Diagnose First to ours.
    const due = grantsOurs ? wanted : wanted.filter(({ path }) => !isOwn(path));
    const lacking = due.filter(({ name }) => !granted.includes(name));
    if (lacking.length === 0 || (!isOurs && lacking.length === due.length)) return [];
    const paths = lacking.map(({ path }) => path);
    const place = uses.find(({ field }) => paths.includes(field.value))?.field ?? playbook.code;
    const message = `The permission set \`${set}\` gives no read access to ${listed(paths, 'and')}. Who has it from nothing else sees what depends on it as "not visible to you", and the save asks for it all the same. Expected read access for all who move deals. Add it there.`;
    return [at(place, message, 'note')];
  });
}
