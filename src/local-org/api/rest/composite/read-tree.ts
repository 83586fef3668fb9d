import { asArray, asObject } from '../../http/body.ts';
import { findObject } from '../../../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import type { SaveError, SaveRequest } from '../../../base/values.ts';
import { recordFields } from '../input.ts';

const MAX_RECORDS = 200;
const MAX_LEVELS = 5;
const MAX_TYPES = 5;

/** The records of a tree as one save, parents before their children; `referenceIds` in the same order. */
export interface Tree {
  readonly requests: readonly SaveRequest[];
  readonly referenceIds: readonly string[];
}

/** Why a tree is not saved: an error of one of its records. */
export interface TreeError {
  readonly referenceId: string;
  readonly error: SaveError;
}

interface Item {
  readonly object: ObjectSchema;
  readonly value: unknown;
  /** The parent's place in the save, and the child's field that refers to it. */
  readonly parent?: { readonly request: number; readonly field: string };
}

/**
 * Reads nested records level by level: `{"records": [{"attributes": {"type": "Account", "referenceId": "a"}, "Name": "…", "Contacts": {"records": […]}}]}`.
 * @param root the object of the URL, which the records of the first level have
 */
export function readTree(schema: Schema, root: ObjectSchema, records: readonly unknown[]): Tree | TreeError {
  const requests: SaveRequest[] = [];
  const referenceIds: string[] = [];
  const types = new Set<string>();
  let level: Item[] = records.map((value) => ({ object: root, value }));
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_LEVELS) return refused('', 'LIMIT_EXCEEDED', `A tree has at most ${MAX_LEVELS} levels.`);
    const next: Item[] = [];
    for (const item of level) {
      if (requests.length === MAX_RECORDS)
        return refused('', 'LIMIT_EXCEEDED', `The request can’t contain more than ${MAX_RECORDS} records.`);
      const record = asObject(item.value, 'a record');
      const { type, referenceId } = asObject(record['attributes'] ?? {}, '`attributes`');
      if (typeof referenceId !== 'string' || referenceId === '')
        return refused('', 'INVALID_INPUT', 'Include a reference ID for each record in the request.');
      if (referenceIds.includes(referenceId))
        return refused(
          referenceId,
          'INVALID_INPUT',
          `Duplicate ReferenceId provided in the request: ${referenceId.slice(0, 80)}`,
        );
      if (typeof type !== 'string' || findObject(schema, type) !== item.object)
        return refused(
          referenceId,
          'INVALID_INPUT',
          `Invalid entity type provided in the request: ${typeof type === 'string' ? type.slice(0, 80) : ''}`,
        );
      types.add(item.object.name);
      const { fields, children } = split(schema, item.object, record);
      next.push(...children.map((child) => ({ ...child, parent: { request: requests.length, field: child.field } })));
      requests.push({
        operation: 'insert',
        object: item.object.name,
        fields,
        ...(item.parent === undefined ? {} : { references: [item.parent] }),
      });
      referenceIds.push(referenceId);
    }
    level = next;
  }
  return types.size > MAX_TYPES
    ? refused('', 'LIMIT_EXCEEDED', `A tree has records of at most ${MAX_TYPES} objects.`)
    : { requests, referenceIds };
}

/** A record's own fields, and its children by the names of their relationships. A parent given by an external id is a field. */
function split(
  schema: Schema,
  object: ObjectSchema,
  record: Readonly<Record<string, unknown>>,
): {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly children: readonly { readonly object: ObjectSchema; readonly value: unknown; readonly field: string }[];
} {
  const names: string[] = [];
  const children = Object.entries(record).flatMap(([name, value]) => {
    const relationship = object.childRelationships.find(
      (one) => one.relationshipName.toLowerCase() === name.toLowerCase(),
    );
    const child = relationship && findObject(schema, relationship.childObject);
    if (!relationship || !child) return [];
    names.push(name);
    const records = asArray(asObject(value, `\`${name}\``)['records'], `\`${name}.records\``);
    return records.map((one) => ({ object: child, value: one, field: relationship.field }));
  });
  return { fields: recordFields(record, names), children };
}

function refused(referenceId: string, statusCode: string, message: string): TreeError {
  return { referenceId, error: { statusCode, message, fields: [] } };
}
