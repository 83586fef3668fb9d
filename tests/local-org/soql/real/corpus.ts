import { readFileSync } from 'node:fs';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { bindQuery, placeholder } from './bind.ts';
import { leavesOf, pathOf, treeOf } from './tree.ts';
import type { RawCondition } from './tree.ts';

export interface RealQuery {
  /** Number of its line in the fixture, from 1. */
  readonly line: number;
  readonly repo: string;
  readonly text: string;
}

const PERMITTED = new Set(['BSD-3-Clause', 'MIT', 'CC0-1.0']);

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

/** The queries whose licence permits to copy them. `%%%NAMESPACE%%%` is filled in by the package's own tests, with nothing. */
export function realQueries(): readonly RealQuery[] {
  const lines = fixture('apex-inline-soql.jsonl').trim().split('\n');
  return lines.flatMap((line, i) => {
    const row = JSON.parse(line) as { repo: string; licence: string; soql: string };
    const text = row.soql.replaceAll('%%%NAMESPACE%%%', '');
    return PERMITTED.has(row.licence) ? [{ line: i + 1, repo: row.repo, text }] : [];
  });
}

export function validityCases(): readonly {
  readonly testCase: number;
  readonly soql: string;
  readonly isValid: boolean;
  readonly options?: { readonly allowApexBindVariables?: boolean };
}[] {
  return JSON.parse(fixture('is-valid-cases.json')) as ReturnType<typeof validityCases>;
}

/** `npe01__Paid__c` → `npe01_Paid__c`: nobody can deploy fields under a foreign namespace, in Salesforce as here. */
export function withoutNamespaces(text: string): string {
  return text.replaceAll(/\b([A-Za-z]\w*?)__(?=\w+?__[cr]\b)/gi, '$1_');
}

/** The query with a number or a text of no meaning for each bind: enough to parse it. */
export function roughlyBound(text: string): string {
  return bindQuery(text, (bind, index) => {
    if (bind.place === 'number') return '30';
    return bind.place === 'list' ? `(${placeholder(index)})` : placeholder(index);
  });
}

/** The package's own tree; ALL ROWS is not known to it. */
export function astOf(text: string): Query {
  return parseQuery(text.replace(/\s+ALL\s+ROWS\s*$/i, ''));
}

/** One place where a query names a field, and what it does with it. */
export interface Mention {
  readonly object: string;
  readonly path: string;
  readonly condition?: RawCondition;
  /** Function around it, in upper case. */
  readonly call?: string;
}

export interface Visit {
  field(mention: Mention): void;
  /** @returns the child object, whose fields are visited then */
  children(object: string, relationship: string): string | undefined;
}

/** Every field that a query names, with the object that it starts from. */
export function visit(query: Query | Subquery, object: string, to: Visit): void {
  for (const item of query.fields ?? []) {
    if (item.type === 'Field') to.field({ object, path: item.field });
    else if (item.type === 'FieldRelationship')
      to.field({ object, path: [...item.relationships, item.field].join('.') });
    else if (item.type === 'FieldFunctionExpression') {
      const path = pathOf({ fn: item });
      if (path !== undefined) to.field({ object, path, call: item.functionName.toUpperCase() });
    } else if (item.type === 'FieldSubquery') {
      const child = to.children(object, item.subquery.relationshipName);
      if (child !== undefined) visit(item.subquery, child, to);
    }
  }
  for (const clause of [query.where, query.having]) {
    for (const condition of clause ? leavesOf(treeOf(clause)) : []) {
      const path = pathOf(condition);
      if (path !== undefined) to.field({ object, path, condition });
      if (condition.valueQuery) visit(condition.valueQuery, condition.valueQuery.sObject ?? '', to);
    }
  }
  for (const item of [...[query.orderBy ?? []].flat(), ...[query.groupBy ?? []].flat()]) {
    const path = pathOf(item);
    if (path !== undefined) to.field({ object, path });
  }
}
