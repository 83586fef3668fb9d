/** What sort of field a condition reads. */
export type FieldSort =
  | 'text'
  | 'longText'
  | 'picklist'
  | 'number'
  | 'percent'
  | 'checkbox'
  | 'date'
  | 'dateTime'
  | 'reference';

export interface StandardField {
  readonly sort: FieldSort;
  /** It always has a value, so that asking for one is no gate. */
  readonly neverBlank?: true;
  /** Nobody can write it. */
  readonly readOnly?: true;
}

/** The standard fields of Opportunity that a gate is likely to ask about. The sorts of custom fields come from the org. */
const STANDARD: Readonly<Record<string, StandardField>> = {
  NextStep: { sort: 'text' },
  Description: { sort: 'longText' },
  Type: { sort: 'picklist' },
  LeadSource: { sort: 'picklist' },
  Amount: { sort: 'number' },
  ExpectedRevenue: { sort: 'number', readOnly: true },
  AccountId: { sort: 'reference' },
  CampaignId: { sort: 'reference' },
  ContactId: { sort: 'reference' },
  Pricebook2Id: { sort: 'reference' },
  TotalOpportunityQuantity: { sort: 'number' },
  ForecastCategoryName: { sort: 'picklist' },
  Probability: { sort: 'percent' },
  CloseDate: { sort: 'date', neverBlank: true },
  LastActivityDate: { sort: 'date', readOnly: true },
  LastActivityInDays: { sort: 'number', readOnly: true },
  LastStageChangeDate: { sort: 'dateTime', readOnly: true },
  LastStageChangeInDays: { sort: 'number', readOnly: true },
  PushCount: { sort: 'number', readOnly: true },
  SyncedQuoteId: { sort: 'reference', readOnly: true },
  ContractId: { sort: 'reference' },
  StageName: { sort: 'picklist', neverBlank: true },
  Name: { sort: 'text', neverBlank: true },
  OwnerId: { sort: 'reference', neverBlank: true },
  IsPrivate: { sort: 'checkbox', neverBlank: true },
  IsClosed: { sort: 'checkbox', neverBlank: true, readOnly: true },
  IsWon: { sort: 'checkbox', neverBlank: true, readOnly: true },
  HasOpportunityLineItem: { sort: 'checkbox', neverBlank: true, readOnly: true },
};

/** How a field of the deal's account begins: `Account.Industry`. */
export const ACCOUNT = 'Account.';

/** The standard fields of Account that a gate is likely to ask about, by their path from the deal. A deal without account has none of them. */
const OF_ACCOUNT: Readonly<Record<string, FieldSort>> = {
  Name: 'text',
  AccountNumber: 'text',
  Site: 'text',
  Website: 'text',
  Phone: 'text',
  BillingCity: 'text',
  BillingCountry: 'text',
  BillingPostalCode: 'text',
  Description: 'longText',
  Type: 'picklist',
  Industry: 'picklist',
  Rating: 'picklist',
  Ownership: 'picklist',
  AccountSource: 'picklist',
  AnnualRevenue: 'number',
  NumberOfEmployees: 'number',
  ParentId: 'reference',
};

/** The standard field of that name or path; names such as `constructor` are none. */
export function standardField(name: string): StandardField | undefined {
  if (Object.hasOwn(STANDARD, name)) return STANDARD[name];
  const own = name.startsWith(ACCOUNT) ? name.slice(ACCOUNT.length) : '';
  const sort = Object.hasOwn(OF_ACCOUNT, own) ? OF_ACCOUNT[own] : undefined;
  return sort && { sort, readOnly: true };
}

/** The names and paths of all standard fields, in the order of the tables. */
export const STANDARD_NAMES: readonly string[] = [
  ...Object.keys(STANDARD),
  ...Object.keys(OF_ACCOUNT).map((name) => `${ACCOUNT}${name}`),
];
