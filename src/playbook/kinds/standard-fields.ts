/** What sort of field a condition reads. */
export type FieldSort = 'text' | 'longText' | 'picklist' | 'number' | 'percent' | 'checkbox' | 'date' | 'reference';

export interface StandardField {
  readonly sort: FieldSort;
  /** It always has a value, so that asking for one is no gate. */
  readonly neverBlank?: true;
  /** Nobody can write it. */
  readonly readOnly?: true;
}

/** The standard fields of Opportunity that a gate is likely to ask about. The sorts of custom fields come from the org. */
export const STANDARD: Readonly<Record<string, StandardField>> = {
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
  StageName: { sort: 'picklist', neverBlank: true },
  Name: { sort: 'text', neverBlank: true },
  OwnerId: { sort: 'reference', neverBlank: true },
  IsPrivate: { sort: 'checkbox', neverBlank: true },
  IsClosed: { sort: 'checkbox', neverBlank: true, readOnly: true },
  IsWon: { sort: 'checkbox', neverBlank: true, readOnly: true },
  HasOpportunityLineItem: { sort: 'checkbox', neverBlank: true, readOnly: true },
};

/** The standard field of that name; names such as `constructor` are none. */
export function standardField(name: string): StandardField | undefined {
  return Object.hasOwn(STANDARD, name) ? STANDARD[name] : undefined;
}
