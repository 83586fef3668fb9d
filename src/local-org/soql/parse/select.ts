import type { FieldFunctionExpression, FieldType, FieldTypeOf, Subquery } from '@jetstreamapp/soql-parser-js';
import { malformed } from '../errors.ts';
import type { SelectItem, SoqlQuery } from '../types.ts';
import { callOf } from './expression.ts';

/** One item of the SELECT list. @param subquery converts the query of child records */
export function selectItem(item: FieldType, subquery: (query: Subquery) => SoqlQuery): SelectItem {
  switch (item.type) {
    case 'Field':
      return { kind: 'field', path: item.field.split('.'), ...aliasOf(item.alias) };
    case 'FieldRelationship': {
      const alias = 'alias' in item ? item.alias : undefined;
      return { kind: 'field', path: [...item.relationships, item.field], ...aliasOf(alias) };
    }
    case 'FieldFunctionExpression':
      return functionItem(item);
    case 'FieldSubquery':
      return {
        kind: 'children',
        relationship: item.subquery.relationshipName,
        query: subquery(item.subquery),
      };
    case 'FieldTypeof':
      return typeofItem(item);
  }
}

function functionItem(item: FieldFunctionExpression): SelectItem {
  const call = callOf(item);
  const group = call.args[0];
  if (call.name !== 'FIELDS' || group?.kind !== 'field') return { kind: 'call', call, ...aliasOf(item.alias) };
  const name = group.path[0]?.toUpperCase();
  if (name !== 'ALL' && name !== 'STANDARD' && name !== 'CUSTOM') {
    throw malformed('FIELDS expects ALL, STANDARD or CUSTOM');
  }
  return { kind: 'fields', group: name };
}

function typeofItem(item: FieldTypeOf): SelectItem {
  const paths = (names: readonly string[]): string[][] => names.map((name) => name.split('.'));
  return {
    kind: 'typeof',
    relationship: item.field.split('.'),
    when: item.conditions
      .filter((branch) => branch.type === 'WHEN')
      .map((branch) => ({ object: branch.objectType ?? '', fields: paths(branch.fieldList) })),
    otherwise: item.conditions.filter((branch) => branch.type === 'ELSE').flatMap((branch) => paths(branch.fieldList)),
  };
}

function aliasOf(alias: string | undefined): { alias?: string } {
  return alias === undefined ? {} : { alias };
}
