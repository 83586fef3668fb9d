/** The permissions of a user: profile and permission sets together. */
export interface Permissions {
  readonly customPermissions: ReadonlySet<string>;
  /** Record types by lower-case `Object.DeveloperName`; those that no grant names are absent. */
  readonly recordTypes?: ReadonlyMap<string, { visible: boolean; default: boolean }>;
  /** System permissions by API name, e.g. `ModifyMetadata`. */
  has(systemPermission: string): boolean;
  object(name: string): {
    read: boolean;
    create: boolean;
    edit: boolean;
    delete: boolean;
    viewAll: boolean;
    modifyAll: boolean;
  };
  field(object: string, field: string): { read: boolean; edit: boolean };
}
