/** A metadata type, and the location and form of its files in a package. */
export interface MetadataType {
  readonly xmlName: string;
  readonly directoryName: string;
  readonly suffix: string;
  readonly childXmlNames: readonly string[];
  /** Whether each content file has a second file next to it with the metadata (`-meta.xml`). */
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
  ['ApprovalProcess', 'approvalProcesses', 'approvalProcess'],
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
  ['Flow', 'flows', 'flow'],
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

/** Folders of types that the local org does not take at all. A deploy refuses them and names the type. */
export const REFUSED_DIRECTORIES: Readonly<Record<string, string>> = {
  aura: 'AuraDefinitionBundle',
  components: 'ApexComponent',
  duplicateRules: 'DuplicateRule',
  flowDefinitions: 'FlowDefinition',
  pages: 'ApexPage',
  permissionsetgroups: 'PermissionSetGroup',
  sharingRules: 'SharingRules',
};

/** Elements of a workflow file that are components of their own. */
export const WORKFLOW_CHILDREN: Readonly<Record<string, string>> = {
  alerts: 'WorkflowAlert',
  fieldUpdates: 'WorkflowFieldUpdate',
  outboundMessages: 'WorkflowOutboundMessage',
  rules: 'WorkflowRule',
  tasks: 'WorkflowTask',
};

/** Types that are stored and given back, and would change saves in Salesforce: nothing of them is run. */
export const NEVER_RUN: ReadonlySet<string> = new Set([
  'ApexClass',
  'ApexTrigger',
  'ApprovalProcess',
  'Flow',
  'Settings',
  'Workflow',
]);

/** The supported types, sorted by name. */
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
    { ...file('ApexClass', 'classes', 'cls'), metaFile: true },
    { ...file('ApexTrigger', 'triggers', 'trigger'), metaFile: true },
    { ...file('Workflow', 'workflows', 'workflow'), childXmlNames: Object.values(WORKFLOW_CHILDREN) },
    { ...file('StaticResource', 'staticresources', 'resource'), metaFile: true },
    { ...file('LightningComponentBundle', 'lwc', ''), layout: 'bundle' as const },
    { ...file('Report', 'reports', 'report'), layout: 'folder' as const },
    { ...file('Dashboard', 'dashboards', 'dashboard'), layout: 'folder' as const },
  ].sort((a, b) => (a.xmlName < b.xmlName ? -1 : 1));
}

/** Why a type cannot be listed or read, in Salesforce's words; undefined for a type that the org has. */
export function typeProblem(type: string): string | undefined {
  const types = metadataTypes();
  const known =
    types.some((one) => one.xmlName === type || one.childXmlNames.includes(type)) ||
    types.some((one) => one.layout === 'folder' && `${one.xmlName}Folder` === type);
  if (known) return undefined;
  return Object.values(REFUSED_DIRECTORIES).includes(type)
    ? `Cannot use: ${type} in this organization`
    : `Unknown type:${type}`;
}
