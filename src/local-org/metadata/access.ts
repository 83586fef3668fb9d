import type { Permissions } from '../base/permissions.ts';

/** The error for a user without the permission, over SOAP and in a deploy result. */
export const NO_METADATA_ACCESS =
  'INSUFFICIENT_ACCESS: use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';

/** Whether the user may call the Metadata API at all. */
export function mayUseMetadata(permissions: Permissions): boolean {
  return permissions.has('ModifyMetadata') || permissions.has('ModifyAllData');
}
