import { element } from './xml.ts';

/** A checkbox of Opportunity that is ticked for users who have a custom permission, by which panels know that. */
export interface PermissionField {
  /** `DF_May_Skip_Stages__c` */
  readonly name: string;
  readonly permission: string;
}

/** How the description of such a field begins. */
const MADE_BY = 'Made by diagnose deploy';

/** Whether a description is that of a field which a deploy made. */
export function isMadeByDeploy(description: string): boolean {
  return description.startsWith(MADE_BY);
}

/** The field's formula. */
export function permissionFormula({ permission }: Pick<PermissionField, 'permission'>): string {
  return `$Permission.${permission}`;
}

/** The field as an element of an object file. */
export function permissionFieldLines(field: PermissionField): string[] {
  const description = `${MADE_BY}: whether the running user has the custom permission ${field.permission}, for panels. A deploy removes it when no live playbook names the permission.`;
  const lines: readonly [string, string][] = [
    ['fullName', field.name],
    ['description', description.slice(0, 1000)],
    ['externalId', 'false'],
    ['formula', permissionFormula(field)],
    // At most 40 characters, as all labels of fields.
    ['label', `DF may: ${field.permission}`.slice(0, 40)],
    ['trackTrending', 'false'],
    ['type', 'Checkbox'],
  ];
  return ['    <fields>', ...lines.map(([name, text]) => element(name, text, '        ')), '    </fields>'];
}

const GRANT = /[ \t]*<fieldPermissions>[\s\S]*?<\/fieldPermissions>\r?\n?/g;

/** The field of a `fieldPermissions` element, without the object; undefined if it is not of Opportunity. */
const fieldOf = (grant: string): string | undefined => /<field>\s*Opportunity\.(\w+)\s*<\/field>/.exec(grant)?.[1];

/**
 * The text of a permission set that lets its users read the fields, and no longer names the removed ones. Undefined: it reads all of them
 * already. The text has to be complete, as a retrieve returns it: a deploy may take away what a permission set does not list.
 */
export function withReadAccess(
  permissionSet: string,
  fields: readonly string[],
  removed: readonly string[],
): string | undefined {
  const grants = permissionSet.match(GRANT) ?? [];
  const isRead = (field: string) => grants.some((grant) => fieldOf(grant) === field && /<readable>\s*true/.test(grant));
  const missing = fields.filter((field) => !isRead(field));
  if (missing.length === 0) return undefined;
  const gone = new Set([...missing, ...removed]);
  const kept = permissionSet.replace(GRANT, (grant) => (gone.has(fieldOf(grant) ?? '') ? '' : grant));
  const added = missing.map((field) =>
    [
      '    <fieldPermissions>',
      element('editable', 'false', '        '),
      element('field', `Opportunity.${field}`, '        '),
      element('readable', 'true', '        '),
      '    </fieldPermissions>\n',
    ].join('\n'),
  );
  // Elements of one name have to be next to each other.
  const place = /[ \t]*<fieldPermissions>/.exec(kept)?.index ?? kept.indexOf('</PermissionSet>');
  return kept.slice(0, place) + added.join('') + kept.slice(place);
}
