import { createHash } from 'node:crypto';
import { makeId } from '../schema/ids.ts';

/**
 * The id of a component, 18 characters: the same at every start, made of its type and name. Renaming a component therefore gives it
 * another id.
 */
export function componentId(keyPrefix: string, type: string, fullName: string): string {
  const digest = createHash('sha256').update(`${type}:${fullName.toLowerCase()}`).digest();
  return makeId(keyPrefix, digest.readUIntBE(0, 6) + 1);
}

/** How other rows name an object: its API name, or for a custom object the 15 characters of its id. */
export function entityId(objectName: string): string {
  return /__(c|e|mdt|b|x)$/i.test(objectName)
    ? componentId('01I', 'CustomObject', objectName).slice(0, 15)
    : objectName;
}
