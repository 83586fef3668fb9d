/** A standard object: its attributes, and the fields that `standard-schema.sales.json` lacks or describes too loosely. */
export interface StandardObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly sharing: 'readWrite' | 'read' | 'private' | 'controlledByParent';
  /** Operations that the API offers: any of `c` (create), `u` (update) and `d` (delete); `-` for a read-only object. */
  readonly access: string;
  /**
   * One field per line: `Name type(arguments) flag …`, merged into the field of the data file or added to it. Types are those of
   * describe; `picklist(Set)` names a standard value set, `reference(A,B)` the target objects. Flags: `req` required, `opt` optional,
   * `ro` written by the platform only, `kept` the same and settable by the seed, `formula=source` computed at read time (blanks as blanks,
   * without spaces), `number=format` an automatic number, `create` writable only at insert, `unique`, `long`, `restricted`, `name`, `auto` filled by the
   * platform when left out, `cascade`/`restrict`/`detail` what the deletion of the parent does (`detail` = cascade in a master-detail
   * relationship), `children=Name`, `rel=Name`, `label=Text_with_underscores`, `default=value`.
   */
  readonly fields: string;
}

/** Sales objects of a new Enterprise Edition org. Source of types and lengths: describe results of such an org. */
export const STANDARD_OBJECTS: readonly StandardObject[] = [
  {
    name: 'Opportunity',
    label: 'Opportunity',
    labelPlural: 'Opportunities',
    keyPrefix: '006',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      Name string(120) req name
      AccountId reference(Account) cascade children=Opportunities
      Description textarea(32000) long
      StageName picklist(OpportunityStage) req label=Stage
      Amount currency(18,2)
      Probability percent(3,0) label=Probability_(%) auto
      ExpectedRevenue currency(18,2) ro label=Expected_Amount
      TotalOpportunityQuantity double(18,2) label=Quantity
      CloseDate date req
      PushCount int(9) kept
      LastStageChangeDate datetime kept
      LastStageChangeInDays int(9) ro formula=TODAY()-DATEVALUE(BLANKVALUE(LastStageChangeDate,CreatedDate))
      AgeInDays int(9) ro label=Age formula=TODAY()-DATEVALUE(CreatedDate)
      LastActivityDate date kept label=Last_Activity
      LastActivityInDays int(9) ro formula=TODAY()-LastActivityDate
      IsPrivate boolean label=Private
      ContactId reference(Contact) create
      ContractId reference(Contract) children=Opportunities
      SyncedQuoteId reference(Quote)
      Type picklist(OpportunityType) label=Opportunity_Type
      NextStep string(255)
      LeadSource picklist(LeadSource)
      IsClosed boolean ro label=Closed
      IsWon boolean ro label=Won
      ForecastCategory picklist(ForecastCategory) ro
      ForecastCategoryName picklist(ForecastCategoryName) auto label=Forecast_Category
      CampaignId reference(Campaign) children=Opportunities
      HasOpportunityLineItem boolean ro label=Has_Line_Item
      Pricebook2Id reference(Pricebook2) label=Price_Book_ID children=Opportunities
      OwnerId reference(User) auto
      FiscalQuarter int(1) ro
      FiscalYear int(4) ro
      Fiscal string(6) ro label=Fiscal_Period
      HasOpenActivity boolean ro
      HasOverdueTask boolean ro`,
  },
  {
    name: 'OpportunityLineItem',
    label: 'Opportunity Product',
    labelPlural: 'Opportunity Product',
    keyPrefix: '00k',
    sharing: 'controlledByParent',
    access: 'cud',
    fields: `
      OpportunityId reference(Opportunity) req create detail children=OpportunityLineItems
      SortOrder int(9)
      PricebookEntryId reference(PricebookEntry) create restrict children=OpportunityLineItems
      Product2Id reference(Product2) create restrict label=Product_ID
      ProductCode string(255) ro
      Name string(376) ro name label=Opportunity_Product_Name
      Quantity double(12,2) req
      Discount percent(3,2)
      TotalPrice currency(18,2) auto
      UnitPrice currency(18,2) auto label=Sales_Price
      ListPrice currency(18,2) ro
      ServiceDate date label=Date
      Description string(255) label=Line_Description`,
  },
  {
    name: 'OpportunityHistory',
    label: 'Opportunity History',
    labelPlural: 'Opportunity History',
    keyPrefix: '008',
    sharing: 'controlledByParent',
    access: '-',
    fields: `
      OpportunityId reference(Opportunity) detail children=OpportunityHistories
      StageName picklist(OpportunityStage) label=To_Stage
      PrevAmount currency(18,2)
      PrevCloseDate date
      Amount currency(18,2)
      ExpectedRevenue currency(18,2)
      Probability percent(3,0)
      CloseDate date
      ForecastCategory picklist(ForecastCategory)`,
  },
  {
    name: 'OpportunityFieldHistory',
    label: 'Opportunity Field History',
    labelPlural: 'Opportunity Field History',
    keyPrefix: '017',
    sharing: 'controlledByParent',
    access: '-',
    fields: `OpportunityId reference(Opportunity) detail children=Histories
      Field string(255)
      OldValue string(255)
      NewValue string(255)`,
  },
  {
    name: 'OpportunityStage',
    label: 'Opportunity Stage',
    labelPlural: 'Opportunity Stage',
    keyPrefix: '01J',
    sharing: 'read',
    access: '-',
    fields: `
      MasterLabel string(255) name
      ApiName string(255)
      SortOrder int(9)
      ForecastCategory picklist(ForecastCategory)
      ForecastCategoryName picklist(ForecastCategoryName)
      DefaultProbability percent(3,0)
      Description string(255)`,
  },
  {
    name: 'OpportunityContactRole',
    label: 'Opportunity Contact Role',
    labelPlural: 'Opportunity Contact Role',
    keyPrefix: '00K',
    sharing: 'controlledByParent',
    access: 'cud',
    fields: `
      OpportunityId reference(Opportunity) req create detail children=OpportunityContactRoles
      ContactId reference(Contact) req create cascade children=OpportunityContactRoles
      Role picklist(ContactRole)
      IsPrimary boolean label=Primary`,
  },
  {
    name: 'Account',
    label: 'Account',
    labelPlural: 'Accounts',
    keyPrefix: '001',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      Name string(255) req name label=Account_Name
      Type picklist(AccountType) label=Account_Type
      ParentId reference(Account) label=Parent_Account_ID children=ChildAccounts
      MasterRecordId reference(Account) ro
      BillingStreet textarea(255)
      ShippingStreet textarea(255)
      Phone phone(40)
      Fax phone(40)
      Website url(255)
      PhotoUrl url(255) ro
      Industry picklist(Industry)
      AnnualRevenue currency(18,0)
      NumberOfEmployees int(8) label=Employees
      Description textarea(32000) long
      OwnerId reference(User) auto
      AccountNumber string(40)
      Ownership picklist(AccountOwnership)
      TickerSymbol string(20)
      Sic string(20) label=SIC_Code
      SicDesc string(80) label=SIC_Description
      Rating picklist(Rating)
      Site string(80)
      AccountSource picklist(LeadSource)
      IsCustomerPortal boolean ro
      Jigsaw string(20) label=Data.com_Key
      JigsawCompanyId string(20) ro`,
  },
  {
    name: 'Contact',
    label: 'Contact',
    labelPlural: 'Contacts',
    keyPrefix: '003',
    sharing: 'controlledByParent',
    access: 'cud',
    fields: `
      Name string(121) ro name label=Full_Name
      AccountId reference(Account) cascade children=Contacts
      LastName string(80) req
      FirstName string(40)
      Salutation picklist(Salutation)
      MasterRecordId reference(Contact) ro
      OtherStreet textarea(255)
      MailingStreet textarea(255)
      Phone phone(40)
      Fax phone(40)
      MobilePhone phone(40)
      HomePhone phone(40)
      OtherPhone phone(40)
      AssistantPhone phone(40)
      ReportsToId reference(Contact) children=ContactsReportingTo
      Email email(80)
      Title string(128)
      Department string(80)
      LeadSource picklist(LeadSource)
      Birthdate date
      Description textarea(32000) long
      OwnerId reference(User) auto
      CanAllowPortalSelfReg boolean ro
      EmailBouncedDate datetime
      LastCURequestDate datetime ro
      LastCUUpdateDate datetime ro
      IsEmailBounced boolean ro
      PhotoUrl url(255) ro
      JigsawContactId string(20) ro`,
  },
  {
    name: 'Lead',
    label: 'Lead',
    labelPlural: 'Leads',
    keyPrefix: '00Q',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      Name string(121) ro name label=Full_Name
      LastName string(80) req
      FirstName string(40)
      Salutation picklist(Salutation)
      Company string(255) req
      Street textarea(255)
      Phone phone(40)
      Email email(80)
      Website url(255)
      Description textarea(32000) long
      LeadSource picklist(LeadSource)
      Status picklist(LeadStatus) req
      Industry picklist(Industry)
      Rating picklist(Rating)
      AnnualRevenue currency(18,0)
      NumberOfEmployees int(8)
      OwnerId reference(User) auto
      MasterRecordId reference(Lead) ro
      IsConverted boolean kept
      ConvertedDate date ro
      ConvertedAccountId reference(Account) ro
      ConvertedContactId reference(Contact) ro
      ConvertedOpportunityId reference(Opportunity) kept
      EmailBouncedDate datetime
      PhotoUrl url(255) ro`,
  },
  {
    name: 'Task',
    label: 'Task',
    labelPlural: 'Tasks',
    keyPrefix: '00T',
    sharing: 'private',
    access: 'cud',
    fields: `
      WhoId reference(Contact,Lead) label=Name_ID rel=Who children=Tasks
      WhatId reference(Opportunity,Account,Campaign,Product2) label=Related_To_ID rel=What children=Tasks
      Subject combobox(255) name
      ActivityDate date label=Due_Date_Only
      Status picklist(TaskStatus) req
      Priority picklist(TaskPriority) req
      IsHighPriority boolean ro
      OwnerId reference(User) auto label=Assigned_To_ID
      Description textarea(32000) long
      AccountId reference(Account) ro
      IsClosed boolean ro
      IsArchived boolean ro
      CallDurationInSeconds int(8)
      ReminderDateTime datetime
      TaskSubtype picklist(TaskSubtype) create`,
  },
  {
    name: 'Event',
    label: 'Event',
    labelPlural: 'Events',
    keyPrefix: '00U',
    sharing: 'private',
    access: 'cud',
    fields: `
      WhoId reference(Contact,Lead) label=Name_ID rel=Who children=Events
      WhatId reference(Opportunity,Account,Campaign,Product2) label=Related_To_ID rel=What children=Events
      Subject combobox(255) name
      Location string(255)
      ActivityDateTime datetime
      ActivityDate date
      DurationInMinutes int(8)
      StartDateTime datetime
      EndDateTime datetime
      Description textarea(32000) long
      AccountId reference(Account) ro
      OwnerId reference(User) auto label=Assigned_To_ID
      ShowAs picklist(ShowAs)
      IsChild boolean ro
      IsGroupEvent boolean ro
      IsArchived boolean ro
      ReminderDateTime datetime`,
  },
  {
    name: 'Campaign',
    label: 'Campaign',
    labelPlural: 'Campaigns',
    keyPrefix: '701',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      Name string(80) req name label=Campaign_Name
      ParentId reference(Campaign) children=ChildCampaigns
      Type picklist(CampaignType)
      Status picklist(CampaignStatus)
      ExpectedRevenue currency(18,0)
      BudgetedCost currency(18,0)
      ActualCost currency(18,0)
      ExpectedResponse percent(8,2)
      NumberSent double(18,0)
      IsActive boolean label=Active
      Description textarea(32000) long
      NumberOfLeads int(9) ro
      NumberOfConvertedLeads int(9) ro
      NumberOfContacts int(9) ro
      NumberOfResponses int(9) ro
      NumberOfOpportunities int(9) ro
      NumberOfWonOpportunities int(9) ro
      AmountAllOpportunities currency(18,0) ro
      AmountWonOpportunities currency(18,0) ro
      OwnerId reference(User) auto`,
  },
  {
    name: 'CampaignMember',
    label: 'Campaign Member',
    labelPlural: 'Campaign Members',
    keyPrefix: '00v',
    sharing: 'controlledByParent',
    access: 'cud',
    fields: `
      CampaignId reference(Campaign) req create detail children=CampaignMembers
      LeadId reference(Lead) create cascade children=CampaignMembers
      ContactId reference(Contact) create cascade children=CampaignMembers
      Status picklist(CampaignMemberStatus)
      HasResponded boolean ro
      Name string(255) ro name`,
  },
  {
    name: 'Product2',
    label: 'Product',
    labelPlural: 'Products',
    keyPrefix: '01t',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      Name string(255) req name label=Product_Name
      ProductCode string(255)
      Description textarea(4000) label=Product_Description
      IsActive boolean label=Active
      Family picklist(Product2Family) label=Product_Family
      ExternalDataSourceId string(18) ro
      ExternalId string(255)
      DisplayUrl url(1000)
      StockKeepingUnit string(180) label=Product_SKU
      IsArchived boolean ro`,
  },
];
