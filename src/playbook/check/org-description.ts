/** A field of Opportunity: its type as the org describes it (`string`, `picklist`, `double`, `boolean`, `date` …). */
export interface OrgField {
  readonly name: string;
  readonly type: string;
  /** Active values of a picklist. */
  readonly values?: readonly string[];
  /** Nobody can write it: a formula, a roll-up or an automatic number. */
  readonly readOnly?: true;
}

/** The data of an org that playbooks depend on, by API name. Absent members are not compared. */
export interface OrgDescription {
  /** Active stages. */
  readonly stages?: readonly string[];
  /** Fields of Opportunity that the user may read, and those of Account as `Account.Industry`. */
  readonly fields?: readonly OrgField[];
  /** Fields of either that exist and that the user may not read. */
  readonly hiddenFields?: readonly string[];
  /** Checkboxes of User. */
  readonly userFlags?: readonly string[];
  /** Record types of Opportunity, by developer name. */
  readonly recordTypes?: readonly string[];
  /** Custom permissions. */
  readonly permissions?: readonly string[];
  readonly profiles?: readonly string[];
  /** Permission sets, and the fields that each lets its holders read: `Opportunity.Amount`. */
  readonly permissionSets?: readonly { readonly name: string; readonly fields: readonly string[] }[];
  /** By developer name. */
  readonly roles?: readonly string[];
  /** The org's own active validation rules, by object: without those that were compiled from playbooks. */
  readonly activeRules?: Readonly<Record<string, number>>;
  /** Relationships that the org's own formulas read (see `relationshipsRead`), by object. */
  readonly relationships?: Readonly<Record<string, readonly string[]>>;
  readonly currencies?: readonly string[];
  readonly isMultiCurrency?: boolean;
}
