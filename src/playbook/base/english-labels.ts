/** The labels of standard fields of Opportunity and Account, by API name, where Salesforce does not call the field as its API name reads. */
export const ENGLISH_LABELS: Readonly<Record<string, string>> = {
  CampaignId: 'Primary Campaign Source',
  ForecastCategoryName: 'Forecast Category',
  HasOpportunityLineItem: 'Has Line Item',
  IsClosed: 'Closed',
  IsPrivate: 'Private',
  IsWon: 'Won',
  LastActivityDate: 'Last Activity',
  NumberOfEmployees: 'Employees',
  ParentId: 'Parent Account',
  Pricebook2Id: 'Price Book',
  StageName: 'Stage',
  TotalOpportunityQuantity: 'Quantity',
};
