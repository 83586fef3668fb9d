import type { Definition } from './definition.ts';
import { groupDefinition } from './group.ts';

/** `any: [ … ]`: at least one of the parts is met. */
export const any = groupDefinition('any', '|') as Definition<'any'>;
