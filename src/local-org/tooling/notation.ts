/** An object of the Tooling API whose rows are made from metadata. */
export interface ToolingObject {
  readonly name: string;
  readonly label: string;
  readonly keyPrefix: string;
  /**
   * One field a line: `Name type`. Types are those of describe, and: `text` a long text, `complexvalue` a JSON value, `entity` the object
   * that the component belongs to (`entity:Fields` names the relationship on that object), `to:X` a reference to X.
   */
  readonly fields: string;
}

/** Who made and changed a component, and when. */
export const AUDIT = `
  CreatedDate datetime
  CreatedById to:User
  LastModifiedDate datetime
  LastModifiedById to:User
  SystemModstamp datetime`;
/** Where a component comes from. */
export const PACKAGE = `
  NamespacePrefix string
  ManageableState string`;
/** The component itself, for a query of one row. */
export const DEFINITION = `
  FullName string
  Metadata complexvalue`;
