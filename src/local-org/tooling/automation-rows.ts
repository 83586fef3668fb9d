import type { Row } from '../base/values.ts';
import { WORKFLOW_CHILDREN } from '../metadata/registry.ts';
import type { StoredComponent } from '../metadata/store.ts';
import { isTrue, listOf, textOf } from '../xml/xmlValue.ts';
import { componentId, entityId } from './ids.ts';
import { metadataJson } from './metadata-json.ts';

/** A row and the object that it belongs to. */
export type ToolingRow = readonly [string, Row];

/** Who made and changed a component, and when. */
export function auditRow(component: StoredComponent): Row {
  return {
    NamespacePrefix: null,
    ManageableState: 'unmanaged',
    CreatedDate: component.createdDate,
    CreatedById: component.createdById,
    LastModifiedDate: component.lastModifiedDate,
    LastModifiedById: component.lastModifiedById,
    SystemModstamp: component.lastModifiedDate,
  };
}

const optional = (component: StoredComponent, element: string): string | null =>
  textOf(component.body, element) ?? null;

/** A flow is one version here, the only one of its definition. */
export function flowRows(component: StoredComponent): ToolingRow[] {
  const { fullName, body } = component;
  const id = componentId('301', 'Flow', fullName);
  const definition = componentId('300', 'FlowDefinition', fullName);
  const status = textOf(body, 'status') ?? 'Draft';
  const labels = {
    MasterLabel: textOf(body, 'label') ?? fullName,
    Description: optional(component, 'description'),
  };
  return [
    [
      'Flow',
      {
        ...auditRow(component),
        ...labels,
        Id: id,
        DefinitionId: definition,
        ApiVersion: Number(textOf(body, 'apiVersion') ?? 0) || null,
        IsTemplate: isTrue(body, 'isTemplate'),
        ProcessType: textOf(body, 'processType') ?? null,
        RunInMode: textOf(body, 'runInMode') ?? null,
        Status: status,
        VersionNumber: 1,
        FullName: `${fullName}-1`,
        Metadata: JSON.stringify(metadataJson(body)),
      },
    ],
    [
      'FlowDefinition',
      {
        ...auditRow(component),
        ...labels,
        Id: definition,
        DeveloperName: fullName,
        ActiveVersionId: status === 'Active' ? id : null,
        LatestVersionId: id,
        FullName: fullName,
        Metadata: JSON.stringify({ activeVersionNumber: status === 'Active' ? 1 : null }),
      },
    ],
  ];
}

/** A class or trigger with its source. */
export function apexRow(component: StoredComponent, source: string): Row {
  const { type, fullName, body } = component;
  return {
    ...auditRow(component),
    ...(type === 'ApexTrigger' ? triggerUsage(source) : {}),
    Id: componentId(type === 'ApexTrigger' ? '01q' : '01p', type, fullName),
    Name: fullName,
    ApiVersion: Number(textOf(body, 'apiVersion') ?? 0) || null,
    Body: source,
    IsValid: true,
    LengthWithoutComments: withoutComments(source).length,
    Status: textOf(body, 'status') ?? 'Active',
    FullName: fullName,
    Metadata: JSON.stringify(metadataJson(body)),
  };
}

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

/** `trigger T on Opportunity (before insert, after update)` → its object and moments. */
function triggerUsage(source: string): Row {
  const [, object = '', moments = ''] =
    /\btrigger\s+\w{1,80}\s+on\s+(\w{1,80})\s*\(([^)]{0,400})\)/i.exec(withoutComments(source)) ?? [];
  const has = (moment: string): boolean =>
    moments.split(',').some((one) => one.trim().toLowerCase().replace(/\s+/g, ' ') === moment);
  return {
    TableEnumOrId: object === '' ? null : entityId(object),
    EntityDefinitionId: object === '' ? null : entityId(object),
    UsageBeforeInsert: has('before insert'),
    UsageBeforeUpdate: has('before update'),
    UsageBeforeDelete: has('before delete'),
    UsageAfterInsert: has('after insert'),
    UsageAfterUpdate: has('after update'),
    UsageAfterDelete: has('after delete'),
    UsageAfterUndelete: has('after undelete'),
    UsageIsBulk: false,
  };
}

const WORKFLOW_PREFIXES: Readonly<Record<string, string>> = {
  ...{ WorkflowAlert: '01W', WorkflowFieldUpdate: '04Y', WorkflowOutboundMessage: '04k' },
  ...{ WorkflowRule: '01Q', WorkflowTask: '01T' },
};

/** The rules, field updates, alerts, tasks and messages of an object's workflow. */
export function workflowRows(component: StoredComponent): ToolingRow[] {
  return Object.entries(WORKFLOW_CHILDREN).flatMap(([element, type]) =>
    listOf(component.body, element).map((child): ToolingRow => {
      const name = textOf(child, 'fullName') ?? '';
      const fullName = `${component.fullName}.${name}`;
      return [
        type,
        {
          ...auditRow(component),
          Id: componentId(WORKFLOW_PREFIXES[type] ?? '', type, fullName),
          Name: textOf(child, 'name') ?? name,
          TableEnumOrId: entityId(component.fullName),
          EntityDefinitionId: entityId(component.fullName),
          FullName: fullName,
          Metadata: JSON.stringify(metadataJson(child)),
        },
      ];
    }),
  );
}

/** An approval process as the org's process definitions have it. */
export function approvalRow(component: StoredComponent): Row {
  const [objectName = '', ...rest] = component.fullName.split('.');
  const name = rest.join('.');
  return {
    ...auditRow(component),
    Id: componentId('04a', 'ApprovalProcess', component.fullName),
    Name: textOf(component.body, 'label') ?? name,
    DeveloperName: name,
    Description: optional(component, 'description'),
    LockType: textOf(component.body, 'recordEditability') === 'AdminOnly' ? 'Total' : 'Owner',
    State: isTrue(component.body, 'active') ? 'Active' : 'Inactive',
    TableEnumOrId: entityId(objectName),
    Type: 'Approval',
  };
}
