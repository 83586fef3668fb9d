import type { FieldRepresentation, ObjectInfoRepresentation } from 'lightning/uiObjectInfoApi';
import { text } from 'host/texts';
import type { TextName } from 'host/texts';

/** A field as the UI API describes it, with what `lightning/uiObjectInfoApi`'s declared type leaves out. */
export interface Field extends FieldRepresentation {
  readonly required: boolean;
  readonly inlineHelpText: string | null;
  readonly relationshipName: string | null;
  readonly referenceToInfos: readonly { readonly apiName: string; readonly nameFields: readonly string[] }[];
}
export interface ObjectInfo extends ObjectInfoRepresentation {
  readonly label: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** A page shows a lookup by the name of its target, so its label is not the one of its id field. */
const LOOKUPS: Readonly<Partial<Record<string, TextName>>> = {
  AccountId: 'account',
  OwnerId: 'owner',
  CampaignId: 'campaign',
  ParentId: 'parentAccount',
  ReportsToId: 'reportsTo',
  Pricebook2Id: 'priceBook',
  CreatedById: 'createdBy',
  LastModifiedById: 'lastModifiedBy',
  ManagerId: 'manager',
};

export function labelOf({ apiName, label }: Field): string {
  const name = LOOKUPS[apiName];
  return name ? text(name) : label;
}

/** The names that a wire needs to show the field: of a lookup also the target's name. */
export function namesOf(object: string, field: Field): string[] {
  const { apiName, relationshipName, referenceToInfos } = field;
  const parent = relationshipName && referenceToInfos.length > 0 ? [`${object}.${relationshipName}.Name`] : [];
  return [`${object}.${apiName}`, ...parent];
}

/** The kind of control that edits a field. */
export type Control = 'line' | 'area' | 'choice' | 'several' | 'check' | 'lookup' | 'none';

const CONTROLS: Readonly<Record<string, Control>> = {
  TextArea: 'area',
  Picklist: 'choice',
  MultiPicklist: 'several',
  Boolean: 'check',
  Reference: 'lookup',
  Address: 'none',
  AnyType: 'none',
  Base64: 'none',
};

/** `none`: the user may not edit the field, or this page has no control for its type. */
export function controlOf(info: ObjectInfo | undefined, { dataType, updateable, htmlFormatted }: Field): Control {
  return !updateable || info?.updateable !== true || htmlFormatted ? 'none' : (CONTROLS[dataType] ?? 'line');
}

const TYPES: Readonly<Record<string, string>> = {
  Email: 'email',
  Phone: 'tel',
  Url: 'url',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
};
const FORMATTERS: Readonly<Record<string, string>> = { Percent: 'percent-fixed', Currency: 'currency' };

export const isNumber = ({ dataType }: Field): boolean => ['Int', 'Double', 'Currency', 'Percent'].includes(dataType);

/** The `type`, `step` and `formatter` of the `lightning-input` for a field on one line. */
export function lineOf(field: Field): { type: string; step?: number; formatter?: string } {
  if (!isNumber(field)) return { type: TYPES[field.dataType] ?? 'text' };
  return { type: 'number', step: Number(`1e-${field.scale}`), formatter: FORMATTERS[field.dataType] ?? 'decimal' };
}
