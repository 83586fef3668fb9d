import type { DescribeSObjectResult, OrgConnection } from './connection.ts';
import { OrgRefused } from './errors.ts';

type Described = DescribeSObjectResult | undefined;

/**
 * Which of these field paths of an object (`Amount`, `Owner.Profile.Name`) this user may not read, by describe: SOQL refuses a query that
 * names one. What describe does not have may also not exist at all. A parent whose object this user may not describe counts as readable.
 * @throws OrgRefused when this user may not see the object itself
 */
export async function unreadablePaths(
  org: OrgConnection,
  object: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const known = new Map<string, Described>();
  const describe = async (name: string): Promise<Described> => {
    if (!known.has(name)) known.set(name, await describedOrRefused(org, name));
    return known.get(name);
  };
  known.set(object, await org.call(async (client) => client.describe(object)));
  const hidden: string[] = [];
  for (const path of paths) if (!(await isReadable(path.split('.'), object, describe))) hidden.push(path);
  return hidden;
}

async function describedOrRefused(org: OrgConnection, object: string): Promise<Described> {
  try {
    return await org.call(async (client) => client.describe(object));
  } catch (error) {
    if (!(error instanceof OrgRefused)) throw error;
    return undefined;
  }
}

async function isReadable(
  [name = '', ...below]: readonly string[],
  object: string,
  describe: (object: string) => Promise<Described>,
): Promise<boolean> {
  const fields = (await describe(object))?.fields;
  if (fields === undefined) return true;
  const isNamed = (one: string | null | undefined): boolean => one?.toLowerCase() === name.toLowerCase();
  if (below.length === 0) return fields.some((field) => isNamed(field.name));
  const parents = fields.find((field) => isNamed(field.relationshipName))?.referenceTo ?? [];
  // An owner is a user or a queue; paths lead on to users.
  const parent = parents.includes('User') ? 'User' : parents[0];
  return parent !== undefined && isReadable(below, parent, describe);
}
