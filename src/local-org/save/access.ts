import type { SaveError } from '../base/values.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { noAccess, saveError } from './errors.ts';
import type { Draft, SaveContext } from './types.ts';

export type Operation = 'insert' | 'update' | 'delete' | 'undelete';

const PARTICIPLE: Readonly<Record<Operation, string>> = {
  insert: 'inserted',
  update: 'updated',
  delete: 'deleted',
  undelete: 'deleted',
};

/**
 * Returns the object (its name is case-insensitive) if it supports the operation and the user may run it; otherwise Salesforce's error.
 */
export function checkAccess(context: SaveContext, objectName: string, operation: Operation): ObjectSchema | SaveError {
  const object = findObject(context.schema, objectName);
  const rights = object === undefined ? undefined : context.rights.object(object.name);
  if (object === undefined || rights?.read !== true) {
    return saveError('INVALID_TYPE', `sObject type '${objectName}' is not supported.`);
  }
  const { possible, allowed } = {
    insert: { possible: object.createable && rights.create, allowed: true },
    update: { possible: object.updateable, allowed: rights.edit },
    delete: { possible: object.deletable, allowed: rights.delete },
    undelete: { possible: object.deletable, allowed: rights.delete },
  }[operation];
  if (!possible) {
    const message = `entity type cannot be ${PARTICIPLE[operation]}: ${object.label}`;
    return saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
  }
  return allowed ? object : noAccess();
}

/**
 * Errors of a user who may not edit the record, or who changes its owner without full access or the permission `TransferAnyEntity`.
 * Inserts and saves of the platform itself are not checked.
 */
export function sharingErrors(context: SaveContext, draft: Draft): SaveError[] {
  const { object, old, row } = draft;
  if (draft.system || old === undefined) return [];
  if (!context.shared.may('edit', object, old)) return [noAccess()];
  const transferred = object.fields.has('ownerid') && row.OwnerId !== old.OwnerId;
  const allowed = !transferred || context.rights.has('TransferAnyEntity') || context.shared.may('full', object, old);
  return allowed ? [] : [noAccess()];
}
