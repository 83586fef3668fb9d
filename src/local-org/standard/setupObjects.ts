import type { StandardObject } from './objects.ts';

/** The audit fields of objects that the data file does not have: lines for `StandardObject.fields`. */
export const AUDIT_FIELDS = `
      CreatedDate datetime ro
      CreatedById reference(User) ro
      LastModifiedDate datetime ro
      LastModifiedById reference(User) ro
      SystemModstamp datetime ro`;

/** Price books, users, permissions and other setup objects. Same notation as `objects.ts`. */
export const SETUP_OBJECTS: readonly StandardObject[] = [
  {
    name: 'Pricebook2',
    label: 'Price Book',
    labelPlural: 'Price Books',
    keyPrefix: '01s',
    sharing: 'read',
    access: 'cud',
    fields: `
      Name string(255) req name label=Price_Book_Name
      IsActive boolean label=Active
      IsArchived boolean ro
      Description string(255)
      IsStandard boolean ro label=Is_Standard_Price_Book${AUDIT_FIELDS}
      IsDeleted boolean ro`,
  },
  {
    name: 'PricebookEntry',
    label: 'Price Book Entry',
    labelPlural: 'Price Book Entries',
    keyPrefix: '01u',
    sharing: 'controlledByParent',
    access: 'cud',
    fields: `
      Name string(255) ro name label=Product_Name
      Pricebook2Id reference(Pricebook2) req create cascade label=Price_Book_ID children=PricebookEntries
      Product2Id reference(Product2) req create cascade label=Product_ID children=PricebookEntries
      UnitPrice currency(18,2) req label=List_Price
      IsActive boolean label=Active
      UseStandardPrice boolean
      ProductCode string(255) ro
      IsArchived boolean ro`,
  },
  {
    name: 'User',
    label: 'User',
    labelPlural: 'Users',
    keyPrefix: '005',
    sharing: 'read',
    access: 'cu',
    fields: `
      Username string(80) req unique
      LastName string(80) req
      Name string(121) ro name label=Full_Name
      CompanyName string(80)
      Street textarea(255)
      Email email(128) req
      SenderEmail email(80)
      Signature textarea(1333)
      Phone phone(40)
      Fax phone(40)
      MobilePhone phone(40)
      Alias string(8) req
      CommunityNickname string(40) auto label=Nickname
      IsActive boolean default=true label=Active
      TimeZoneSidKey string(40) req label=Time_Zone
      UserRoleId reference(UserRole) label=Role_ID
      LocaleSidKey string(40) req label=Locale
      ReceivesInfoEmails boolean
      ReceivesAdminInfoEmails boolean
      EmailEncodingKey string(40) req
      ProfileId reference(Profile) req children=Users
      UserType picklist(UserType) ro
      LanguageLocaleKey string(40) req
      ManagerId reference(User) children=ManagedUsers
      LastLoginDate datetime ro
      LastPasswordChangeDate datetime ro
      OfflineTrialExpirationDate datetime ro
      OfflinePdaTrialExpirationDate datetime ro
      ContactId reference(Contact) ro
      AccountId reference(Account) ro
      IsPortalEnabled boolean ro
      IsPortalSelfRegistered boolean ro
      IsExtIndicatorVisible boolean ro
      IsProfilePhotoActive boolean ro
      DigestFrequency string(40) auto
      DefaultGroupNotificationFrequency string(40) auto
      AboutMe textarea(1000)
      FederationIdentifier string(512)
      DelegatedApproverId string(18)`,
  },
  {
    name: 'UserRole',
    label: 'Role',
    labelPlural: 'Roles',
    keyPrefix: '00E',
    sharing: 'read',
    access: 'cud',
    fields: `
      Name string(80) req name
      ParentRoleId reference(UserRole)
      DeveloperName string(80) auto
      OpportunityAccessForAccountOwner string(40) auto
      CreatedDate datetime ro
      CreatedById reference(User) ro
      MayForecastManagerShare boolean ro`,
  },
  {
    name: 'Profile',
    label: 'Profile',
    labelPlural: 'Profiles',
    keyPrefix: '00e',
    sharing: 'read',
    access: '-',
    fields: `
      Name string(255) name
      UserType picklist(UserType)
      Description string(255)${AUDIT_FIELDS}`,
  },
  {
    name: 'PermissionSet',
    label: 'Permission Set',
    labelPlural: 'Permission Sets',
    keyPrefix: '0PS',
    sharing: 'read',
    access: '-',
    fields: `
      Name string(80) name
      Label string(80)
      Description string(255)
      ProfileId reference(Profile)
      IsOwnedByProfile boolean
      IsCustom boolean
      NamespacePrefix string(15)${AUDIT_FIELDS}`,
  },
  {
    name: 'PermissionSetAssignment',
    label: 'Permission Set Assignment',
    labelPlural: 'Permission Set Assignments',
    keyPrefix: '0Pa',
    sharing: 'read',
    access: 'cd',
    fields: `
      PermissionSetId reference(PermissionSet) req create cascade children=Assignments
      AssigneeId reference(User) req create cascade children=PermissionSetAssignments
      IsActive boolean ro
      ExpirationDate datetime
      SystemModstamp datetime ro`,
  },
  {
    name: 'CustomPermission',
    label: 'Custom Permission',
    labelPlural: 'Custom Permissions',
    keyPrefix: '0CP',
    sharing: 'read',
    access: '-',
    fields: `
      DeveloperName string(80) name
      MasterLabel string(80)
      Description string(255)
      NamespacePrefix string(15)${AUDIT_FIELDS}`,
  },
  {
    name: 'SetupEntityAccess',
    label: 'Setup Entity Access',
    labelPlural: 'Setup Entity Access',
    keyPrefix: '0J0',
    sharing: 'read',
    access: '-',
    fields: `
      ParentId reference(PermissionSet) cascade children=SetupEntityAccessItems
      SetupEntityId reference(CustomPermission) cascade children=SetupEntityAccessItems
      SetupEntityType string(40)
      SystemModstamp datetime ro`,
  },
  {
    name: 'RecordType',
    label: 'Record Type',
    labelPlural: 'Record Types',
    keyPrefix: '012',
    sharing: 'read',
    access: '-',
    fields: `
      Name string(80) name
      DeveloperName string(80)
      Description string(255)
      BusinessProcessId string(18)
      SobjectType string(40)
      IsActive boolean`,
  },
  {
    name: 'Folder',
    label: 'Folder',
    labelPlural: 'Folders',
    keyPrefix: '00l',
    sharing: 'read',
    access: '-',
    fields: `
      Name string(255) name
      DeveloperName string(80)
      AccessType string(40)
      IsReadonly boolean
      Type string(40)
      NamespacePrefix string(15)${AUDIT_FIELDS}`,
  },
  {
    name: 'Report',
    label: 'Report',
    labelPlural: 'Reports',
    keyPrefix: '00O',
    sharing: 'read',
    access: '-',
    fields: `
      OwnerId reference(Folder,Organization)
      FolderName string(256)
      Name string(80) name label=Report_Name
      Description string(255)
      DeveloperName string(80) label=Report_Unique_Name
      NamespacePrefix string(15)
      LastRunDate datetime ro
      Format string(40)
      IsDeleted boolean ro${AUDIT_FIELDS}`,
  },
  {
    name: 'Dashboard',
    label: 'Dashboard',
    labelPlural: 'Dashboards',
    keyPrefix: '01Z',
    sharing: 'read',
    access: '-',
    fields: `
      FolderId reference(Folder,Organization)
      FolderName string(256)
      Title string(80) name
      DeveloperName string(80) label=Dashboard_Unique_Name
      NamespacePrefix string(15)
      Description string(255)
      RunningUserId reference(User)
      Type string(40)
      IsDeleted boolean ro${AUDIT_FIELDS}`,
  },
  {
    name: 'Organization',
    label: 'Organization',
    labelPlural: 'Organizations',
    keyPrefix: '00D',
    sharing: 'read',
    access: 'u',
    fields: `
      Name string(80) name
      Street textarea(255)
      City string(40)
      PostalCode string(20)
      Country string(80)
      PrimaryContact string(80)
      DefaultLocaleSidKey string(40)
      LanguageLocaleKey string(40)
      TimeZoneSidKey string(40)
      DefaultAccountAccess string(40) ro
      DefaultContactAccess string(40) ro
      DefaultOpportunityAccess string(40) ro
      FiscalYearStartMonth int(2)
      OrganizationType string(40) ro
      InstanceName string(5) ro
      IsSandbox boolean ro
      TrialExpirationDate datetime ro
      NamespacePrefix string(15) ro
      IsReadOnly boolean ro${AUDIT_FIELDS}`,
  },
];
