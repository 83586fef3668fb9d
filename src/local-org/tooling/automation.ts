import { AUDIT, DEFINITION, PACKAGE } from './notation.ts';
import type { ToolingObject } from './notation.ts';

const APEX = `
  Name string
  ApiVersion double
  Body text
  IsValid boolean
  LengthWithoutComments int
  Status string${DEFINITION}${PACKAGE}${AUDIT}`;

const WORKFLOW = `
  Name string
  TableEnumOrId string
  EntityDefinitionId entity${DEFINITION}${PACKAGE}${AUDIT}`;

/** Flows, Apex, workflow and approval processes: what changes records in Salesforce, and is only stored here. */
export const AUTOMATION_OBJECTS: readonly ToolingObject[] = [
  {
    name: 'FlowDefinition',
    label: 'Flow Definition',
    keyPrefix: '300',
    fields: `
      DeveloperName string
      MasterLabel string
      Description string
      ActiveVersionId to:Flow
      LatestVersionId to:Flow${DEFINITION}${PACKAGE}${AUDIT}`,
  },
  {
    name: 'Flow',
    label: 'Flow Version',
    keyPrefix: '301',
    fields: `
      DefinitionId to:FlowDefinition
      MasterLabel string
      Description string
      ApiVersion double
      IsTemplate boolean
      ProcessType string
      RunInMode string
      Status string
      VersionNumber int${DEFINITION}
      ManageableState string${AUDIT}`,
  },
  { name: 'ApexClass', label: 'Apex Class', keyPrefix: '01p', fields: APEX },
  {
    name: 'ApexTrigger',
    label: 'Apex Trigger',
    keyPrefix: '01q',
    fields: `
      TableEnumOrId string
      EntityDefinitionId entity:ApexTriggers
      UsageBeforeInsert boolean
      UsageBeforeUpdate boolean
      UsageBeforeDelete boolean
      UsageAfterInsert boolean
      UsageAfterUpdate boolean
      UsageAfterDelete boolean
      UsageAfterUndelete boolean
      UsageIsBulk boolean${APEX}`,
  },
  { name: 'WorkflowRule', label: 'Workflow Rule', keyPrefix: '01Q', fields: WORKFLOW },
  { name: 'WorkflowFieldUpdate', label: 'Workflow Field Update', keyPrefix: '04Y', fields: WORKFLOW },
  { name: 'WorkflowAlert', label: 'Workflow Alert', keyPrefix: '01W', fields: WORKFLOW },
  { name: 'WorkflowTask', label: 'Workflow Task', keyPrefix: '01T', fields: WORKFLOW },
  { name: 'WorkflowOutboundMessage', label: 'Workflow Outbound Message', keyPrefix: '04k', fields: WORKFLOW },
  {
    name: 'ProcessDefinition',
    label: 'Process Definition',
    keyPrefix: '04a',
    fields: `
      Name string
      DeveloperName string
      Description string
      LockType string
      State string
      TableEnumOrId string
      Type string${AUDIT}`,
  },
];
