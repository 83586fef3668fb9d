import { findField, findObject } from '../../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import { columnLabel, columnPath } from './columns.ts';
import { reportTypeOf } from './reportType.ts';
import type { ReportColumn, ReportType } from './reportType.ts';

/** A standard report type over one object: its columns by their codes. */
interface StandardType {
  readonly name: string;
  readonly label: string;
  readonly object: string;
  /** `CODE Path`, one a line. */
  readonly columns: string;
}

/** The standard report types that the local org has, each over one object; custom fields come after the standard columns, as `Lead.Field__c`. */
const STANDARD_TYPES: readonly StandardType[] = [
  {
    name: 'LeadList',
    label: 'Leads',
    object: 'Lead',
    columns: `
      OWNER Owner
      LAST_NAME LastName
      FIRST_NAME FirstName
      TITLE Title
      COMPANY Company
      LEAD_SOURCE LeadSource
      RATING Rating
      STREET Street
      CITY City
      STATE State
      ZIP PostalCode
      COUNTRY Country
      EMAIL Email
      PHONE Phone
      INDUSTRY Industry
      STATUS Status
      CONVERTED IsConverted
      CREATED_DATE CreatedDate
      LAST_UPDATE LastModifiedDate`,
  },
  {
    name: 'Opportunity',
    label: 'Opportunities',
    object: 'Opportunity',
    columns: `
      OPPORTUNITY_NAME Name
      ACCOUNT_NAME Account
      FULL_NAME Owner
      STAGE_NAME StageName
      AMOUNT Amount
      EXP_AMOUNT ExpectedRevenue
      PROBABILITY Probability
      CLOSE_DATE CloseDate
      TYPE Type
      LEAD_SOURCE LeadSource
      NEXT_STEP NextStep
      FORECAST_CATEGORY ForecastCategoryName
      AGE AgeInDays
      CLOSED IsClosed
      WON IsWon
      CREATED_DATE CreatedDate
      LAST_UPDATE LastModifiedDate
      LAST_ACTIVITY LastActivityDate`,
  },
  {
    name: 'AccountList',
    label: 'Accounts',
    object: 'Account',
    columns: `
      ACCOUNT.NAME Name
      USERS.NAME Owner
      TYPE Type
      RATING Rating
      INDUSTRY Industry
      SALES AnnualRevenue
      EMPLOYEES NumberOfEmployees
      ADDRESS1_STATE BillingState
      PHONE1 Phone
      CREATED_DATE CreatedDate
      LAST_UPDATE LastModifiedDate
      DUE_DATE LastActivityDate`,
  },
];

/** The names of the standard report types that the local org has. */
export const STANDARD_TYPE_NAMES: readonly string[] = STANDARD_TYPES.map(({ name }) => name);

/** A standard report type; undefined for one that the local org does not have. */
export function standardType(schema: Schema, name: string): ReportType | undefined {
  const standard = STANDARD_TYPES.find((one) => one.name === name);
  const object = standard && findObject(schema, standard.object);
  if (standard === undefined || object === undefined) return undefined;
  const lines = standard.columns.trim().split('\n');
  const columns = lines.flatMap((line) => {
    const [code = '', path = ''] = line.trim().split(' ');
    return columnOf(schema, object, code, path);
  });
  const custom = [...object.fields.values()]
    .filter((field) => field.custom)
    .flatMap(({ name: field }) => columnOf(schema, object, `${object.name}.${field}`, field));
  return reportTypeOf({
    name,
    label: standard.label,
    custom: false,
    tables: [{ path: object.name, object, outer: false }],
    categories: [{ label: object.label, columns: [...columns, ...custom] }],
  });
}

function columnOf(schema: Schema, object: ObjectSchema, name: string, path: string): ReportColumn[] {
  const found = columnPath(schema, object, path);
  if (!('field' in found)) return [];
  const { label, labels } = columnLabel(schema, object, found);
  const isDefault = found.field.nameField || findField(object, path)?.nillable === false;
  return [
    { name, label, ...(labels === undefined ? {} : { labels }), table: 0, ...found, checkedByDefault: isDefault },
  ];
}
