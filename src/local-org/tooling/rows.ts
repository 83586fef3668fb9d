import type { Row } from '../base/values.ts';
import type { StoredComponent } from '../metadata/store.ts';
import type { Schema } from '../schema/types.ts';
import { isTrue, numberOf, textOf } from '../xml/xmlValue.ts';
import { definitionRows } from './definitions.ts';
import { componentId, entityId } from './ids.ts';
import { metadataJson } from './metadata-json.ts';

/** What the rows are made from. */
export interface ToolingSources {
  readonly schema: Schema;
  readonly components: readonly StoredComponent[];
}

/** The rows of every tooling object, by the object's name. */
export function toolingRows(sources: ToolingSources): Map<string, Row[]> {
  const rows = new Map<string, Row[]>(definitionRows(sources));
  for (const component of sources.components) {
    const maker = MAKERS[component.type];
    if (maker === undefined) continue;
    const list = rows.get(component.type) ?? [];
    list.push({ ...commonRow(component, maker.keyPrefix), ...maker.row(component) });
    rows.set(component.type, list);
  }
  return rows;
}

interface Maker {
  readonly keyPrefix: string;
  readonly row: (component: StoredComponent) => Row;
}

/** The columns that all components have. */
function commonRow(component: StoredComponent, keyPrefix: string): Row {
  return {
    Id: componentId(keyPrefix, component.type, component.fullName),
    FullName: component.fullName,
    Metadata: JSON.stringify(metadataJson(component.body)),
    NamespacePrefix: null,
    ManageableState: 'unmanaged',
    CreatedDate: component.createdDate,
    CreatedById: component.createdById,
    LastModifiedDate: component.lastModifiedDate,
    LastModifiedById: component.lastModifiedById,
    SystemModstamp: component.lastModifiedDate,
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
