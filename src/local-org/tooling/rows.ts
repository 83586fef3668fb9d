import type { Row } from '../base/values.ts';
import type { StoredComponent } from '../metadata/store.ts';
import type { Schema } from '../schema/types.ts';
import { isTrue, numberOf, textOf } from '../xml/xmlValue.ts';
import { apexRow, approvalRow, auditRow, flowRows, workflowRows } from './automation-rows.ts';
import type { ToolingRow } from './automation-rows.ts';
import { definitionRows } from './definitions.ts';
import { componentId, entityId } from './ids.ts';
import { metadataJson } from './metadata-json.ts';
import { settingsObject } from './objects.ts';

/** What the rows are made from. */
export interface ToolingSources {
  readonly schema: Schema;
  readonly components: readonly StoredComponent[];
  /** The source of a class or trigger. */
  readonly source: (type: string, fullName: string) => string | undefined;
}

/** The rows of every tooling object, by the object's name. */
export function toolingRows(sources: ToolingSources): Map<string, Row[]> {
  const rows = new Map<string, Row[]>(definitionRows(sources));
  for (const component of sources.components) {
    for (const [object, row] of rowsOf(component, sources)) {
      const list = rows.get(object) ?? [];
      list.push(row);
      rows.set(object, list);
    }
  }
  return rows;
}

function rowsOf(component: StoredComponent, sources: ToolingSources): readonly ToolingRow[] {
  const { type } = component;
  switch (type) {
    case 'Flow':
      return flowRows(component);
    case 'StandardValueSet':
      return [[type, { ...durableRow(component), MasterLabel: component.fullName }]];
    case 'Settings':
      return [[settingsObject(component.fullName), durableRow(component)]];
    case 'Workflow':
      return workflowRows(component);
    case 'ApprovalProcess':
      return [['ProcessDefinition', approvalRow(component)]];
    case 'ApexClass':
    case 'ApexTrigger':
      return [[type, apexRow(component, sources.source(type, component.fullName) ?? '')]];
    default: {
      const maker = MAKERS[type];
      return maker === undefined ? [] : [[type, { ...commonRow(component, maker.keyPrefix), ...maker.row(component) }]];
    }
  }
}

/** A row of an object whose rows have a durable id: settings, standard value sets. */
function durableRow({ fullName, body }: StoredComponent): Row {
  return { Id: fullName, DurableId: fullName, FullName: fullName, Metadata: JSON.stringify(metadataJson(body)) };
}

interface Maker {
  readonly keyPrefix: string;
  readonly row: (component: StoredComponent) => Row;
}

/** The columns that all components have. */
function commonRow(component: StoredComponent, keyPrefix: string): Row {
  return {
    ...auditRow(component),
    Id: componentId(keyPrefix, component.type, component.fullName),
    FullName: component.fullName,
    Metadata: JSON.stringify(metadataJson(component.body)),
  };
}

/** `Opportunity.My_Rule` → the object and the name. */
function split(fullName: string): { objectName: string; name: string } {
  const at = fullName.indexOf('.');
  return { objectName: fullName.slice(0, at), name: fullName.slice(at + 1) };
}

const optional = (component: StoredComponent, element: string): string | null =>
  textOf(component.body, element) ?? null;

const MAKERS: Readonly<Record<string, Maker>> = {
  ValidationRule: {
    keyPrefix: '03d',
    row: (component) => ({
      ValidationName: split(component.fullName).name,
      Active: isTrue(component.body, 'active'),
      Description: optional(component, 'description'),
      EntityDefinitionId: entityId(split(component.fullName).objectName),
      ErrorDisplayField: optional(component, 'errorDisplayField'),
      ErrorMessage: optional(component, 'errorMessage'),
    }),
  },
  CustomField: {
    keyPrefix: '00N',
    row: (component) => ({
      DeveloperName: split(component.fullName).name.replace(/__c$/i, ''),
      TableEnumOrId: entityId(split(component.fullName).objectName),
      EntityDefinitionId: entityId(split(component.fullName).objectName),
      Description: optional(component, 'description'),
      InlineHelpText: optional(component, 'inlineHelpText'),
      Length: numberOf(component.body, 'length') ?? null,
      Precision: numberOf(component.body, 'precision') ?? null,
      Scale: numberOf(component.body, 'scale') ?? null,
      RelationshipLabel: optional(component, 'relationshipLabel'),
      SummaryOperation: optional(component, 'summaryOperation'),
    }),
  },
  CustomObject: {
    keyPrefix: '01I',
    row: (component) => ({
      DeveloperName: component.fullName.replace(/__c$/i, ''),
      Description: optional(component, 'description'),
      Language: 'en_US',
      SharingModel: optional(component, 'sharingModel'),
    }),
  },
  FlexiPage: {
    keyPrefix: '0M0',
    row: (component) => {
      const object = textOf(component.body, 'sobjectType');
      return {
        DeveloperName: component.fullName,
        MasterLabel: textOf(component.body, 'masterLabel') ?? component.fullName,
        Description: optional(component, 'description'),
        Type: optional(component, 'type'),
        EntityDefinitionId: object === undefined ? null : entityId(object),
        ParentFlexiPage: optional(component, 'parentFlexiPage'),
      };
    },
  },
  GlobalValueSet: {
    keyPrefix: '0Nt',
    row: (component) => ({
      DeveloperName: component.fullName,
      MasterLabel: textOf(component.body, 'masterLabel') ?? component.fullName,
      Description: optional(component, 'description'),
    }),
  },
  LightningComponentBundle: {
    keyPrefix: '0Rb',
    row: (component) => ({
      DeveloperName: component.fullName,
      MasterLabel: textOf(component.body, 'masterLabel') ?? component.fullName,
      Description: optional(component, 'description'),
      Language: 'en_US',
      ApiVersion: Number(textOf(component.body, 'apiVersion') ?? 0) || null,
      IsExposed: isTrue(component.body, 'isExposed'),
    }),
  },
};
