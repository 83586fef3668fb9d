import { API_VERSION, type DescribeSObjectResult, type OrgConnection } from './connection.ts';
import { unusable } from './errors.ts';

/** A field as the org describes it to this user. Fields that the user may not read are not described. */
export interface DescribedField {
  readonly name: string;
  /** `string`, `picklist`, `double`, `boolean`, `textarea` … */
  readonly type: string;
  /** Active values of a picklist; absent for other types. */
  readonly values?: readonly string[];
  /** The source of a formula field, if the user may see it. */
  readonly formula?: string;
  /** Nobody can write it: a formula, a roll-up or an automatic number. */
  readonly readOnly?: true;
}

/** The fields of an object. @throws OrgRefused when this user may not see the object. */
export async function describeFields(org: OrgConnection, object: string): Promise<DescribedField[]> {
  const described: unknown = await org.call(async (client) => client.describe(object));
  const fields = ((described ?? {}) as Partial<DescribeSObjectResult>).fields;
  if (!Array.isArray(fields)) throw unusable(org.instanceUrl, 'something else than the description of an object');
  return fields.map(({ name, type, picklistValues, calculatedFormula, calculated, autoNumber }) => ({
    name,
    type,
    ...(type === 'picklist' || type === 'multipicklist'
      ? { values: (picklistValues ?? []).filter(({ active }) => active).map(({ value }) => value) }
      : {}),
    ...(typeof calculatedFormula === 'string' && calculatedFormula !== '' ? { formula: calculatedFormula } : {}),
    ...(calculated || autoNumber ? { readOnly: true as const } : {}),
  }));
}

/** Full names of all components of a metadata type, e.g. `Opportunity.Rank__c` for a field; empty if there are none. */
export async function listComponents(org: OrgConnection, type: string): Promise<string[]> {
  const listed: unknown = await org.call(async (client) => client.metadata.list([{ type }], API_VERSION));
  const entries = (listed === undefined || listed === null ? [] : [listed].flat()) as { readonly fullName: string }[];
  return entries.map(({ fullName }) => fullName);
}
