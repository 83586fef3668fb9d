import type { SchemaComponent } from '../../schema/component.ts';
import { findField, findObject } from '../../schema/lookup.ts';
import { hasFieldSecurity } from '../../security/permissions.ts';
import { isTrue, listOf, textOf } from '../../xml/xmlValue.ts';
import { problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

/**
 * What is wrong with a permission set or profile: unknown names, fields without field-level security, permissions without those that they
 * depend on.
 */
export function permissionProblems(component: SchemaComponent, context: ValidationContext): Problem[] {
  return [
    ...(component.type === 'PermissionSet' && (textOf(component.body, 'label') ?? '') === ''
      ? [problem('Must specify a non-empty label for the PermissionSet')]
      : []),
    ...objectProblems(component, context),
    ...fieldProblems(component, context),
    ...referenceProblems(component, context),
  ];
}

function objectProblems({ body }: SchemaComponent, context: ValidationContext): Problem[] {
  const readable = new Set(
    listOf(body, 'objectPermissions')
      .filter((item) => isTrue(item, 'allowRead'))
      .map((item) => (textOf(item, 'object') ?? '').toLowerCase()),
  );
  return listOf(body, 'objectPermissions').flatMap((item) => {
    const name = textOf(item, 'object') ?? '';
    const object = findObject(context.schema, name);
    if (object === undefined) return [problem(`In field: object - no CustomObject named ${name} found`)];
    const depends = (right: string, base: string): Problem =>
      problem(`Permission ${right} ${object.name} depends on permission(s): ${base}`);
    const problems: Problem[] = [];
    const base: readonly (readonly [string, string, string])[] = [
      ['allowCreate', 'Create', 'allowRead'],
      ['allowEdit', 'Edit', 'allowRead'],
      ['allowDelete', 'Delete', 'allowEdit'],
      ['viewAllRecords', 'View All', 'allowRead'],
      ['modifyAllRecords', 'Modify All', 'allowDelete'],
    ];
    for (const [element, right, needed] of base) {
      if (isTrue(item, element) && !isTrue(item, needed)) {
        problems.push(depends(right, `${needed.replace('allow', '')} ${object.name}`));
      }
    }
    for (const field of object.fields.values()) {
      const master = field.relationship === 'masterDetail' && object.custom ? field.referenceTo[0] : undefined;
      if (master !== undefined && isTrue(item, 'allowRead') && !readable.has(master.toLowerCase())) {
        problems.push(depends('Read', `Read ${master}`));
      }
    }
    return problems;
  });
}

function fieldProblems({ body }: SchemaComponent, context: ValidationContext): Problem[] {
  return listOf(body, 'fieldPermissions').flatMap((item) => {
    const named = textOf(item, 'field') ?? '';
    const [objectName = '', fieldName = ''] = named.split('.');
    const object = findObject(context.schema, objectName);
    const field = object === undefined ? undefined : findField(object, fieldName);
    if (object === undefined || field === undefined)
      return [problem(`In field: field - no CustomField named ${named} found`)];
    if (field.custom && !hasFieldSecurity(field)) return [problem(`You cannot deploy to a required field: ${named}`)];
    return [];
  });
}

const REFERENCES: readonly (readonly [string, string, string])[] = [
  ['customPermissions', 'name', 'CustomPermission'],
  ['applicationVisibilities', 'application', 'CustomApplication'],
  ['tabSettings', 'tab', 'CustomTab'],
  ['tabVisibilities', 'tab', 'CustomTab'],
];

function referenceProblems({ body }: SchemaComponent, context: ValidationContext): Problem[] {
  return REFERENCES.flatMap(([element, field, type]) =>
    listOf(body, element).flatMap((item) => {
      const name = textOf(item, field) ?? '';
      if (name.startsWith('standard-') || name.startsWith('standard__')) return [];
      return context.find(type, name) === undefined
        ? [problem(`In field: ${field} - no ${type} named ${name} found`)]
        : [];
    }),
  );
}
