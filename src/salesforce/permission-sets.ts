import type { OrgConnection } from './connection.ts';
import { listComponents } from './describe.ts';

/** The fields that one permission set lets its holders read: `Opportunity.Amount`. */
export interface PermissionSetReads {
  readonly name: string;
  readonly fields: readonly string[];
}

/** The largest number of components in one `read` call of the Metadata API. */
const READ_BATCH = 10;

/** Reads all permission sets of the org. @throws OrgRefused when this user may not use the Metadata API */
export async function readPermissionSets(org: OrgConnection): Promise<readonly PermissionSetReads[]> {
  const names = await listComponents(org, 'PermissionSet');
  const sets: PermissionSetReads[] = [];
  for (let start = 0; start < names.length; start += READ_BATCH) {
    const batch = names.slice(start, start + READ_BATCH);
    const read = await org.call(async (client): Promise<unknown> => client.metadata.read('PermissionSet', batch));
    for (const { fullName, fieldPermissions } of listOf(read as ReadSet | readonly ReadSet[])) {
      if (typeof fullName !== 'string' || fullName === '') continue;
      const granted = listOf(fieldPermissions).filter(({ readable }) => String(readable) === 'true');
      sets.push({ name: fullName, fields: granted.map(({ field }) => field) });
    }
  }
  return sets.sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Grant {
  readonly field: string;
  readonly readable: boolean | string;
}

interface ReadSet {
  readonly fullName?: string | null;
  readonly fieldPermissions?: Grant | readonly Grant[] | null;
}

/** SOAP has one element where there is one, and a list where there are several. */
function listOf<Item>(value: Item | readonly Item[] | null | undefined): readonly Item[] {
  return value === null || value === undefined ? [] : ([value].flat() as Item[]);
}
