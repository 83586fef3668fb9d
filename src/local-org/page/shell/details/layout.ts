import type { Field, ObjectInfo } from 'host/fields';

/** The fields of an object's layout in their order. The local org stores layouts of projects, but Salesforce's own are not published. */
const LAYOUTS: Readonly<Partial<Record<string, string>>> = {
  Opportunity:
    'Name AccountId Amount CloseDate StageName Probability NextStep Type LeadSource ForecastCategoryName CampaignId OwnerId Description',
  Account:
    'Name ParentId Type Industry Phone Website AnnualRevenue NumberOfEmployees Rating AccountNumber Site OwnerId BillingStreet BillingPostalCode BillingCity BillingState BillingCountry Description',
  Contact:
    'Salutation FirstName LastName AccountId Title Department ReportsToId Email Phone MobilePhone LeadSource Birthdate OwnerId MailingStreet MailingPostalCode MailingCity MailingState MailingCountry Description',
  User: 'Name Title Department Email Phone MobilePhone ManagerId CompanyName',
};

/** What no layout holds: keys, marks of the system, and parts of addresses that a map sets. */
const NEVER =
  /^(Id|IsDeleted|SystemModstamp|RecordTypeId|MasterRecordId|PhotoUrl|Jigsaw\w*|Is(Closed|Won|CustomerPortal|EmailBounced)|Has(Open|Overdue|OpportunityLineItem)\w*|Fiscal\w*|ForecastCategory|\w*(Latitude|Longitude|GeocodeAccuracy)|Last(Viewed|Referenced|Activity|CU)\w*|CanAllow\w*|IndividualId)$/;
/** Fields that our product keeps for itself; those that sellers write are not among them. */
const OF_PRODUCT = /^DF_(?!(Desired_Outcome|Lost_Reason)__c$)/;
/** Who made and changed the record, and when: at the end. */
const SYSTEM: readonly string[] = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

/** The fields to show at once, and those to show on demand. */
export interface Layout {
  readonly first: readonly Field[];
  readonly more: readonly Field[];
}

/**
 * Orders the fields that the user may see: the layout's, then the org's own that the user may edit. Fields that the product alone uses,
 * calculated ones and the other standard ones come on demand.
 */
export function layoutOf({ apiName: object, fields }: ObjectInfo): Layout {
  const shown = Object.values(fields).filter(({ apiName, dataType }) => dataType !== 'Address' && !NEVER.test(apiName));
  const names = LAYOUTS[object]?.split(' ') ?? [];
  const layout = names.flatMap((name) => shown.find(({ apiName }) => apiName === name) ?? []);
  const others = shown.filter((field) => !layout.includes(field) && !SYSTEM.includes(field.apiName));
  // A user's record has a hundred settings, which only Setup shows.
  if (object === 'User') return { first: layout, more: [] };
  const own = others.filter(
    ({ apiName, updateable }) => apiName.endsWith('__c') && updateable && !OF_PRODUCT.test(apiName),
  );
  const rest = others.filter((field) => !own.includes(field));
  const rank = ({ apiName, updateable }: Field): number => (updateable ? 0 : 2) + (apiName.endsWith('__c') ? 0 : 1);
  const system = SYSTEM.flatMap((name) => shown.find(({ apiName }) => apiName === name) ?? []);
  return {
    first: [...layout, ...own],
    more: [...rest.toSorted((one, other) => rank(one) - rank(other)), ...system],
  };
}
