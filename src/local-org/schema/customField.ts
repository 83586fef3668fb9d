import { childOf, isTrue, listOf, numberOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import { makeField } from './field.ts';
import type { FieldSchema, FieldType, PicklistValue, SummarySchema } from './types.ts';

/** Field types of the Metadata API with their describe types. The type of a Summary field is replaced by that of the summarized field. */
export const METADATA_FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map([
  ['AutoNumber', 'string'],
  ['Checkbox', 'boolean'],
  ['Currency', 'currency'],
  ['Date', 'date'],
  ['DateTime', 'datetime'],
  ['Email', 'email'],
  ['Html', 'textarea'],
  ['LongTextArea', 'textarea'],
  ['Lookup', 'reference'],
  ['MasterDetail', 'reference'],
  ['MultiselectPicklist', 'multipicklist'],
  ['Number', 'double'],
  ['Percent', 'percent'],
  ['Phone', 'phone'],
  ['Picklist', 'picklist'],
  ['Summary', 'double'],
  ['Text', 'string'],
  ['TextArea', 'textarea'],
  ['Time', 'time'],
  ['Url', 'url'],
]);

const LENGTHS: Readonly<Record<string, number>> = {
  Email: 80,
  Phone: 40,
  Url: 255,
  TextArea: 255,
  Picklist: 255,
  AutoNumber: 30,
};

/**
 * Converts a custom field's metadata (`<fields>` of a CustomObject) to a schema field. Invalid values get a default here, because
 * validation reports them.
 * @param valueSets picklist values of global and standard value sets by name
 * @param summarizedType the describe type of the summarized field, for roll-ups
 */
export function customField(
  body: XmlObject,
  valueSets: ReadonlyMap<string, readonly PicklistValue[]>,
  summarizedType: (objectAndField: string) => FieldSchema | undefined,
): FieldSchema {
  const name = textOf(body, 'fullName') ?? '';
  const metadataType = textOf(body, 'type') ?? 'Text';
  const formula = textOf(body, 'formula');
  const calculated = formula !== undefined || metadataType === 'Summary' || metadataType === 'AutoNumber';
  const masterDetail = metadataType === 'MasterDetail';
  const reparentable = isTrue(body, 'reparentableMasterDetail');
  const defaultFormula = textOf(body, 'defaultValue');
  const helpText = textOf(body, 'inlineHelpText');
  const base = makeField(name, METADATA_FIELD_TYPES.get(metadataType) ?? 'string', {
    label: textOf(body, 'label') ?? name,
    custom: true,
    nillable: !(isTrue(body, 'required') || masterDetail || metadataType === 'Checkbox'),
    createable: !calculated,
    updateable: !calculated && (!masterDetail || reparentable),
    unique: isTrue(body, 'unique'),
    caseSensitive: isTrue(body, 'caseSensitive'),
    externalId: isTrue(body, 'externalId'),
    longText: metadataType === 'LongTextArea' || metadataType === 'Html',
    ...(calculated ? { calculated } : {}),
    ...(helpText === undefined ? {} : { helpText }),
    ...(defaultFormula === undefined || defaultFormula === '' ? {} : { defaultFormula }),
  });
  if (formula !== undefined) {
    const blanks = textOf(body, 'formulaTreatBlanksAs') === 'BlankAsBlank' ? 'asBlank' : 'asZero';
    const textLength = base.type === 'string' ? { length: 1300 } : {};
    return { ...base, ...numberShape(body), ...textLength, formula: { source: formula, blanks } };
  }
  switch (metadataType) {
    case 'Lookup':
    case 'MasterDetail':
      return { ...base, length: 18, ...referenceShape(name, body, masterDetail) };
    case 'Picklist':
    case 'MultiselectPicklist':
      return { ...base, ...picklistShape(body, valueSets), length: metadataType === 'Picklist' ? 255 : 4099 };
    case 'AutoNumber':
      return { ...base, length: 30, autoNumber: { displayFormat: textOf(body, 'displayFormat') ?? '{0}' } };
    case 'Summary':
      return { ...base, ...summaryShape(body, summarizedType) };
    case 'Number':
    case 'Currency':
    case 'Percent':
      return { ...base, ...numberShape(body) };
    default:
      return { ...base, length: LENGTHS[metadataType] ?? numberOf(body, 'length') ?? 0 };
  }
}

function numberShape(body: XmlObject): Pick<FieldSchema, 'precision' | 'scale'> {
  return { precision: numberOf(body, 'precision') ?? 18, scale: numberOf(body, 'scale') ?? 0 };
}

function referenceShape(name: string, body: XmlObject, masterDetail: boolean): Partial<FieldSchema> {
  const childName = textOf(body, 'relationshipName');
  const constraint = textOf(body, 'deleteConstraint');
  return {
    referenceTo: [textOf(body, 'referenceTo') ?? ''],
    relationshipName: name.replace(/__c$/, '__r'),
    ...(childName === undefined || childName === '' ? {} : { childRelationshipName: `${childName}__r` }),
    relationship: masterDetail ? 'masterDetail' : 'lookup',
    onDelete: masterDetail || constraint === 'Cascade' ? 'cascade' : constraint === 'Restrict' ? 'restrict' : 'setNull',
    ...(masterDetail
      ? {
          reparentable: isTrue(body, 'reparentableMasterDetail'),
          masterReadSuffices: isTrue(body, 'writeRequiresMasterRead'),
        }
      : {}),
  };
}

function picklistShape(
  body: XmlObject,
  valueSets: ReadonlyMap<string, readonly PicklistValue[]>,
): Pick<FieldSchema, 'picklistValues' | 'restrictedPicklist'> & { valueSetName?: string } {
  const valueSet = childOf(body, 'valueSet') ?? {};
  const valueSetName = textOf(valueSet, 'valueSetName');
  // A picklist with a global value set is always restricted, whatever the field's metadata contains.
  if (valueSetName !== undefined) {
    return { picklistValues: valueSets.get(valueSetName) ?? [], restrictedPicklist: true, valueSetName };
  }
  return {
    picklistValues: picklistValues(childOf(valueSet, 'valueSetDefinition') ?? {}, 'value'),
    restrictedPicklist: isTrue(valueSet, 'restricted'),
  };
}

/** The values below an element of a value set (`value`, `customValue`, `standardValue`), stage traits included. */
export function picklistValues(definition: XmlObject, element: string): PicklistValue[] {
  const values = listOf(definition, element).map((item) => {
    const value = textOf(item, 'fullName') ?? '';
    const probability = numberOf(item, 'probability');
    return {
      value,
      label: textOf(item, 'label') ?? value,
      active: textOf(item, 'isActive') !== 'false',
      defaultValue: isTrue(item, 'default'),
      ...(probability === undefined
        ? {}
        : {
            stage: {
              probability,
              closed: isTrue(item, 'closed'),
              won: isTrue(item, 'won'),
              forecastCategory: textOf(item, 'forecastCategory') ?? 'Pipeline',
            },
          }),
    };
  });
  return isTrue(definition, 'sorted') ? values.sort((a, b) => a.label.localeCompare(b.label, 'en')) : values;
}

function summaryShape(
  body: XmlObject,
  summarized: (objectAndField: string) => FieldSchema | undefined,
): Partial<FieldSchema> & { summary: SummarySchema } {
  const [childObject = '', foreignKey = ''] = (textOf(body, 'summaryForeignKey') ?? '').split('.');
  const operation = (textOf(body, 'summaryOperation') ?? 'count') as SummarySchema['operation'];
  const source = textOf(body, 'summarizedField');
  const field = operation === 'count' || source === undefined ? undefined : summarized(source);
  const childField = source?.split('.')[1];
  const filters = listOf(body, 'summaryFilterItems').map((item) => ({
    field: (textOf(item, 'field') ?? '').split('.').at(-1) ?? '',
    operation: textOf(item, 'operation') ?? 'equals',
    value: textOf(item, 'value') ?? '',
  }));
  return {
    type: field?.type ?? 'double',
    precision: 18,
    scale: field?.scale ?? 0,
    summary: {
      operation,
      childObject,
      foreignKey,
      filters,
      ...(operation === 'count' || childField === undefined ? {} : { childField }),
    },
  };
}
