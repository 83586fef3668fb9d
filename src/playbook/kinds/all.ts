import type { Definition } from './definition.ts';
import { groupDefinition } from './group.ts';

/** `all: [ … ]`: every part is met. */
export const all = groupDefinition('all', '+') as Definition<'all'>;
