import type { SchemaComponent } from '../schema/component.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { textOf } from '../xml/xmlValue.ts';
import type { Selection } from './types.ts';

/** The standard channel with the events of all objects that are selected on it. */
export const ALL_EVENTS = 'ChangeEvents';

/** `Opportunity` → `OpportunityChangeEvent`, `Finding__c` → `Finding__ChangeEvent`. */
function eventName(object: ObjectSchema): string {
  return object.custom ? object.name.replace(/c$/, 'ChangeEvent') : `${object.name}ChangeEvent`;
}

/** The object that a change event is about; undefined for an unknown one, and for objects without change events. Names are case-sensitive. */
export function objectOfEvent(schema: Schema, name: string): ObjectSchema | undefined {
  const [, base, custom] = /^(\w+?)(__)?ChangeEvent$/.exec(name) ?? [];
  if (base === undefined) return undefined;
  const object = findObject(schema, custom === undefined ? base : `${base}__c`);
  return object !== undefined && hasEvents(object) && eventName(object) === name ? object : undefined;
}

/** Users, and objects whose records go to the recycle bin: setup objects have no change events. */
function hasEvents(object: ObjectSchema): boolean {
  return object.createable && (object.name === 'User' || object.fields.has('isdeleted'));
}

/** The captured objects, from the deployed channel members. Without a member nothing is captured. */
export function selectionOf(components: readonly SchemaComponent[], schema: Schema): Selection {
  const selection = new Map<string, string[]>();
  for (const { type, body } of components) {
    if (type !== 'PlatformEventChannelMember') continue;
    const object = objectOfEvent(schema, textOf(body, 'selectedEntity') ?? '');
    const channel = textOf(body, 'eventChannel');
    if (object === undefined || channel === undefined) continue;
    const key = object.name.toLowerCase();
    const channels = selection.get(key) ?? [];
    if (!channels.includes(channel)) selection.set(key, [...channels, channel]);
  }
  return selection;
}
