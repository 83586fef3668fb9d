/**
 * The schema of the org: plain data, rebuilt from standard objects and deployed metadata after each deploy. Names have their canonical
 * case; maps are keyed by the lower-case name, since API names are case-insensitive.
 */

/** Field types, named as in Salesforce's describe (`describe().fields[].type`). */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'email'
  | 'phone'
  | 'url'
  | 'base64'
  | 'address'
  | 'anyType';

/** Translations of a text, by Salesforce's language key (`de`, `es_MX`). Languages without an entry use the untranslated text. */
export type Translated = Readonly<Partial<Record<string, string>>>;

/** One value of a picklist. `value` is the API name that is stored and that formulas compare with. */
export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly labels?: Translated;
  readonly active: boolean;
  readonly defaultValue: boolean;
  /** Only for opportunity stages. */
  readonly stage?: StageTraits;
}

/** Values that an opportunity takes from its stage. `probability` in percent. */
export interface StageTraits {
  readonly probability: number;
  readonly closed: boolean;
  readonly won: boolean;
  /** API name: `Pipeline`, `BestCase`, `Forecast`, `Omitted`, `Closed`. */
  readonly forecastCategory: string;
}

/** A roll-up summary: the operation, the child object and field, and the child's master-detail field that links them. */
export interface SummarySchema {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly childObject: string;
  /** The master-detail field on the child that points here. */
  readonly foreignKey: string;
  /** The summarized child field; absent for COUNT. */
  readonly childField?: string;
  readonly filters: readonly { field: string; operation: string; value: string }[];
}

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly labels?: Translated;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Characters for text, 0 otherwise. */
  readonly length: number;
  /** Digits in all, and digits after the point, for numbers. */
  readonly precision: number;
  readonly scale: number;
  /** False: a save without a value is refused with REQUIRED_FIELD_MISSING. */
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly nameField: boolean;
  readonly autoNumber?: { readonly displayFormat: string };
  /** Objects that a reference may point to; empty for other types. */
  readonly referenceTo: readonly string[];
  /** `Account` for `AccountId`, `Opportunity__r` for `Opportunity__c`. */
  readonly relationshipName?: string;
  /** The name of the relationship on the parent: `Opportunities`, `DF_Answers__r`; absent if queries cannot use it. */
  readonly childRelationshipName?: string;
  readonly relationship?: 'lookup' | 'masterDetail';
  /** What happens to this record when the referenced one is deleted. */
  readonly onDelete?: 'setNull' | 'restrict' | 'cascade';
  readonly reparentable?: boolean;
  /** For a master-detail field: true if read access to the master is enough to write the detail; otherwise edit access is needed. */
  readonly masterReadSuffices?: boolean;
  readonly picklistValues: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  /** Long and rich text: cannot be filtered, sorted or grouped by in SOQL. */
  readonly longText: boolean;
  /** Source of a formula field; its value is computed at read time and never stored. */
  readonly formula?: { readonly source: string; readonly blanks: 'asBlank' | 'asZero' };
  /** A formula for the default value, or absent; a picklist has its default among its values instead. */
  readonly defaultFormula?: string;
  readonly summary?: SummarySchema;
  readonly helpText?: string;
  readonly helpTexts?: Translated;
  /** The global or standard value set that the picklist values come from. */
  readonly valueSetName?: string;
  /** Computed by the platform and not writable: `IsClosed`, `HasOpportunityLineItem`, an auto number … */
  readonly calculated?: boolean;
  /** The platform alone sets it, as part of a save: `PushCount`. Only the program that opened the org can set it, for a state of the past. */
  readonly kept?: boolean;
}

export interface ValidationRuleSchema {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly message: string;
  readonly messages?: Translated;
  /** The field at which the page shows the message; absent: top of the page. */
  readonly errorField?: string;
  readonly description?: string;
}

/** A relationship as the parent has it: `Opportunity` has `DF_Answers__r` through `DF_Answer__c.Opportunity__c`. */
export interface ChildRelationship {
  readonly relationshipName: string;
  readonly childObject: string;
  readonly field: string;
}

/** A record type. `picklists` limits picklists by lower-case field name; a picklist without an entry has all its values. */
export interface RecordTypeSchema {
  readonly developerName: string;
  readonly label: string;
  readonly active: boolean;
  readonly picklists: ReadonlyMap<string, { readonly values: readonly string[]; readonly defaults: readonly string[] }>;
}

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly labels?: Translated;
  readonly labelsPlural?: Translated;
  readonly custom: boolean;
  /** Whether it is a custom setting. */
  readonly customSetting?: boolean;
  /** Three characters that begin each id of the object. */
  readonly keyPrefix: string;
  /** `controlledByParent` for details; otherwise the org-wide default. */
  readonly sharing: 'readWrite' | 'read' | 'private' | 'controlledByParent';
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** By lower-case name, in declaration order: system fields first, formula fields and roll-ups included. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly childRelationships: readonly ChildRelationship[];
  readonly validationRules: readonly ValidationRuleSchema[];
  readonly recordTypes: readonly RecordTypeSchema[];
}

/** An object while the schema is built: fields and rules can still be added, child relationships are not known yet. */
export interface ObjectDraft extends Omit<
  ObjectSchema,
  'fields' | 'childRelationships' | 'validationRules' | 'recordTypes'
> {
  fields: FieldSchema[];
  validationRules?: ValidationRuleSchema[];
  recordTypes?: RecordTypeSchema[];
}

/** What a permission set or profile grants. */
export interface PermissionGrant {
  readonly name: string;
  readonly label: string;
  readonly kind: 'profile' | 'permissionSet';
  readonly objects: ReadonlyMap<
    string,
    { read: boolean; create: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean }
  >;
  /** Keyed by lower-case `Object.Field`. Standard profiles grant the standard fields of their objects without an entry. */
  readonly fields: ReadonlyMap<string, { read: boolean; edit: boolean }>;
  readonly customPermissions: ReadonlySet<string>;
  /** By lower-case `Object.DeveloperName`: whether the user may use the record type, and whether new records get it. */
  readonly recordTypes?: ReadonlyMap<string, { visible: boolean; default: boolean }>;
  /** System permissions by API name: `ModifyAllData`, `ModifyMetadata`, `CreateAuditFields` … */
  readonly system: ReadonlySet<string>;
}

/** The schema at one moment. Immutable: each deploy makes a new one. */
export interface Schema {
  /** By lower-case API name. */
  readonly objects: ReadonlyMap<string, ObjectSchema>;
  /** By the first three characters of their ids. */
  readonly objectsByPrefix: ReadonlyMap<string, ObjectSchema>;
  /** Profiles and permission sets, by `grantKey(kind, name)`. */
  readonly grants: ReadonlyMap<string, PermissionGrant>;
  readonly customPermissions: ReadonlyMap<string, { name: string; label: string }>;
  /** Custom labels by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** Their translations, by language, then by name. */
  readonly labelsIn: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
