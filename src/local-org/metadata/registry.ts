/** A metadata type: where its files lie in a package and what they are. */
export interface MetadataType {
  readonly xmlName: string;
  readonly directoryName: string;
  readonly suffix: string;
  readonly childXmlNames: readonly string[];
  /** The content is in one file, its metadata in another one next to it. */
  readonly metaFile: boolean;
  /** `file`: one file a component. `bundle`: a folder a component. `folder`: files in folders, which are components too. */
  readonly layout: 'file' | 'bundle' | 'folder';
}

/** Elements of an object file that are components of their own. */
export const OBJECT_CHILDREN: Readonly<Record<string, string>> = {
  fields: 'CustomField',
  validationRules: 'ValidationRule',
  recordTypes: 'RecordType',
  listViews: 'ListView',
  compactLayouts: 'CompactLayout',
  fieldSets: 'FieldSet',
  webLinks: 'WebLink',
  businessProcesses: 'BusinessProcess',
  indexes: 'Index',
};

const FILES: readonly (readonly [string, string, string])[] = [
  ['CustomApplication', 'applications', 'app'],
  ['CustomMetadata', 'customMetadata', 'md'],
  ['CustomObjectTranslation', 'objectTranslations', 'objectTranslation'],
  ['CustomPermission', 'customPermissions', 'customPermission'],
  ['CustomTab', 'tabs', 'tab'],
  ['ExternalClientApplication', 'externalClientApps', 'eca'],
  ['ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth'],
  ['ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy'],
  ['ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth'],
  ['FlexiPage', 'flexipages', 'flexipage'],
  ['GlobalValueSet', 'globalValueSets', 'globalValueSet'],
  ['GlobalValueSetTranslation', 'globalValueSetTranslations', 'globalValueSetTranslation'],
  ['Group', 'groups', 'group'],
  ['Layout', 'layouts', 'layout'],
  ['LightningMessageChannel', 'messageChannels', 'messageChannel'],
  ['PathAssistant', 'pathAssistants', 'pathAssistant'],
  ['PermissionSet', 'permissionsets', 'permissionset'],
  ['PlatformEventChannel', 'platformEventChannels', 'platformEventChannel'],
  ['PlatformEventChannelMember', 'platformEventChannelMembers', 'platformEventChannelMember'],
  ['Profile', 'profiles', 'profile'],
  ['QuickAction', 'quickActions', 'quickAction'],
  ['ReportType', 'reportTypes', 'reportType'],
  ['Role', 'roles', 'role'],
  ['Settings', 'settings', 'settings'],
  ['StandardValueSet', 'standardValueSets', 'standardValueSet'],
  ['StandardValueSetTranslation', 'standardValueSetTranslations', 'standardValueSetTranslation'],
  ['Translations', 'translations', 'translation'],
];

/** Types that would need an engine that this org has not: Apex, Flow, approval processes … A deploy of them is refused by name. */
export const REFUSED_DIRECTORIES: Readonly<Record<string, string>> = {
  approvalProcesses: 'ApprovalProcess',
  aura: 'AuraDefinitionBundle',
  classes: 'ApexClass',
  components: 'ApexComponent',
  duplicateRules: 'DuplicateRule',
  flows: 'Flow',
  flowDefinitions: 'FlowDefinition',
  pages: 'ApexPage',
  permissionsetgroups: 'PermissionSetGroup',
  sharingRules: 'SharingRules',
  triggers: 'ApexTrigger',
  workflows: 'Workflow',
};

/** The types that this org takes, in the order of their names. */
export function metadataTypes(): MetadataType[] {
  const file = (xmlName: string, directoryName: string, suffix: string): MetadataType => ({
    xmlName,
    directoryName,
    suffix,
    childXmlNames: [],
    metaFile: false,
    layout: 'file',
  });
  return [
    ...FILES.map(([xmlName, directoryName, suffix]) => file(xmlName, directoryName, suffix)),
    { ...file('CustomLabels', 'labels', 'labels'), childXmlNames: ['CustomLabel'] },
    { ...file('CustomObject', 'objects', 'object'), childXmlNames: Object.values(OBJECT_CHILDREN) },
    { ...file('StaticResource', 'staticresources', 'resource'), metaFile: true },
    { ...file('LightningComponentBundle', 'lwc', ''), layout: 'bundle' as const },
    { ...file('Report', 'reports', 'report'), layout: 'folder' as const },
    { ...file('Dashboard', 'dashboards', 'dashboard'), layout: 'folder' as const },
  ].sort((a, b) => (a.xmlName < b.xmlName ? -1 : 1));
}
