import { getArgumentValues } from 'graphql';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { SoqlError } from '../../../soql/errors.ts';
import type { SelectedField } from './selection.ts';

/** The arguments of a connection. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly upperBound?: number | null;
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: Readonly<Record<string, unknown>> | null;
  /** As in USING SCOPE: `MINE`, `EVERYTHING`. */
  readonly scope?: string | null;
}

const DEFAULT_FIRST = 10;
const MAX_FIRST = 2000;

/** The arguments of a connection of child records. */
export function connectionArguments(
  info: GraphQLResolveInfo,
  type: GraphQLObjectType,
  { name, nodes }: SelectedField,
): ConnectionArguments {
  const definition = type.getFields()[name];
  const [node] = nodes;
  return definition && node ? getArgumentValues(definition, node, info.variableValues) : {};
}

/** The number of records of a page: `first`, 10 by default, at most 2,000. Throws SoqlError for another number. */
export function pageSize({ first }: ConnectionArguments): number {
  const count = first ?? DEFAULT_FIRST;
  if (count < 0) throw new SoqlError('INVALID_ARGUMENT', `\`first\` must be positive, found ${count}`);
  if (count > MAX_FIRST)
    throw new SoqlError('INVALID_ARGUMENT', `\`first\` must be at most ${MAX_FIRST}, found ${count}`);
  return count;
}

/** The cursor of the record at this position, counted from 1: base64 of `v1:12`. */
export const cursorAt = (count: number): string => Buffer.from(`v1:${count}`).toString('base64');

/** The number of records before the page, from the cursor `after`. Throws SoqlError for text that is not a cursor. */
export function pageStart({ after }: ConnectionArguments): number {
  if (after === null || after === undefined) return 0;
  const count = /^v1:(\d+)$/.exec(Buffer.from(after, 'base64').toString('utf8'))?.[1];
  if (count === undefined)
    throw new SoqlError('INVALID_ARGUMENT', `\`after\` is not a cursor of this query: \`${after.slice(0, 60)}\``);
  return Number(count);
}
