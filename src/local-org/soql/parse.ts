import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { FieldType, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { malformed, notSupported } from './errors.ts';
import { callOf, fieldOf } from './parse-expression.ts';
import { parseWhere } from './parse-where.ts';
import type { OrderItem, SelectItem, SoqlQuery } from './types.ts';
import { isRangeError, messageOf } from './thrown.ts';

const MAX_LENGTH = 100_000;

/**
 * SOQL text → query tree. Together with `parse-where.ts` the only file that knows the parser package.
 * Throws SoqlError (MALFORMED_QUERY); names are not looked up here.
 */
export function parseSoql(text: string): SoqlQuery {
  if (text.length > MAX_LENGTH) throw malformed('SOQL statements cannot be longer than 100,000 characters.');
  let parsed: Query;
  try {
    parsed = parseQuery(text);
  } catch (error) {
    throw malformed(explain(error, text));
  }
  return fromQuery(parsed, parsed.sObject ?? '');
}

/** The parser's messages list tokens; the user is told the word that did not fit. */
function explain(error: unknown, text: string): string {
  if (isRangeError(error)) return 'The query is nested too deeply';
  const message = messageOf(error);
  const found = /but found: '([\s\S]*?)'\s*$|found: ([\s\S]*?)$/.exec(message);
  const word = found?.[1] ?? found?.[2];
  if (word === undefined || word === '') return `unexpected end of the query: \`${text.slice(-60).trim()}\``;
  return `unexpected token: '${word.slice(0, 80)}'`;
}

/** Converts the parser's query; also used for semi-joins. */
export function fromQuery(query: Query | Subquery, object: string): SoqlQuery {
  if (query.usingScope) throw notSupported('USING SCOPE');
  if (query.withDataCategory) throw notSupported('WITH DATA CATEGORY');
  const group = query.groupBy === undefined ? [] : [query.groupBy].flat();
  const order = query.orderBy === undefined ? [] : [query.orderBy].flat();
  return {
    object,
    ...(query.sObjectAlias === undefined ? {} : { alias: query.sObjectAlias }),
    select: (query.fields ?? []).map(selectItem),
    ...(query.where === undefined
      ? {}
      : { where: parseWhere(query.where, (inner) => fromQuery(inner, inner.sObject ?? '')) }),
    groupBy: group.map((item) => ('fn' in item ? callOf(item.fn) : fieldOf(item.field))),
    ...(query.having === undefined
      ? {}
      : { having: parseWhere(query.having, (inner) => fromQuery(inner, inner.sObject ?? '')) }),
    orderBy: order.map((item): OrderItem => ({
      by: 'fn' in item ? callOf(item.fn) : fieldOf(item.field),
      descending: item.order?.toUpperCase() === 'DESC',
      nulls: item.nulls?.toUpperCase() === 'LAST' ? 'last' : 'first',
    })),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.offset === undefined ? {} : { offset: query.offset }),
  };
}

function selectItem(item: FieldType): SelectItem {
  switch (item.type) {
    case 'Field':
      return { kind: 'field', path: item.field.split('.'), ...alias(item.alias) };
    case 'FieldRelationship':
      return {
        kind: 'field',
        path: [...item.relationships, item.field],
        ...alias('alias' in item ? item.alias : undefined),
      };
    case 'FieldFunctionExpression': {
      const call = callOf(item);
      const group = call.args[0];
      if (call.name === 'FIELDS' && group?.kind === 'field') {
        const name = group.path[0]?.toUpperCase();
        if (name !== 'ALL' && name !== 'STANDARD' && name !== 'CUSTOM') {
          throw malformed('FIELDS expects ALL, STANDARD or CUSTOM');
        }
        return { kind: 'fields', group: name };
      }
      return { kind: 'call', call, ...alias(item.alias) };
    }
    case 'FieldSubquery':
      return {
        kind: 'children',
        relationship: item.subquery.relationshipName,
        query: fromQuery(item.subquery, item.subquery.relationshipName),
      };
    case 'FieldTypeof':
      throw notSupported('TYPEOF');
  }
}

function alias(name: string | undefined): { alias?: string } {
  return name === undefined ? {} : { alias: name };
}
