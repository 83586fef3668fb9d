import { fieldXml, objectFile, objectHead, ruleXml, lookupXml, valueSetXml } from '../../local-org/metadata/support.ts';

const text = (name: string, more = ''): string => fieldXml(name, 'Text', `<length>40</length>${more}`);
const number = (name: string): string => fieldXml(name, 'Number', '<precision>8</precision><scale>0</scale>');
const master = (name: string, to: string, children: string): string =>
  fieldXml(
    name,
    'MasterDetail',
    `<referenceTo>${to}</referenceTo><relationshipName>${children}</relationshipName><relationshipOrder>0</relationshipOrder>` +
      '<reparentableMasterDetail>true</reparentableMasterDetail>',
  );
const lookup = (name: string, constraint: string): string =>
  lookupXml(name, 'Tag__c', `${name.replace('__c', '')}_Items`, `<deleteConstraint>${constraint}</deleteConstraint>`);
const summary = (name: string, key: string, operation: string, source = '', filter = ''): string =>
  fieldXml(
    name,
    'Summary',
    (filter === '' ? '' : `<summaryFilterItems>${filter}</summaryFilterItems>`) +
      (source === '' ? '' : `<summarizedField>${source}</summarizedField>`) +
      `<summaryForeignKey>${key}</summaryForeignKey><summaryOperation>${operation}</summaryOperation>`,
  );
const filter = (field: string, operation: string, value: string): string =>
  `<field>Item__c.${field}</field><operation>${operation}</operation><value>${value}</value>`;

/** Shelves hold boxes, boxes hold items, items point to tags in each way that a deletion can go. */
export const MODEL_FILES: Readonly<Record<string, string>> = {
  'objects/Tag__c.object': objectFile(objectHead('Tag', 'ReadWrite') + text('Ref__c')),
  'objects/Shelf__c.object': objectFile(
    objectHead('Shelf', 'ReadWrite') +
      text('Ref__c') +
      summary('Boxes__c', 'Box__c.Shelf__c', 'count') +
      summary('Boxes_Total__c', 'Box__c.Shelf__c', 'sum', 'Box__c.Total__c') +
      ruleXml('Shelf_Full', 'Boxes_Total__c > 300', 'The shelf is full.'),
  ),
  'objects/Box__c.object': objectFile(
    objectHead('Box', 'ControlledByParent') +
      text('Ref__c') +
      master('Shelf__c', 'Shelf__c', 'Boxes') +
      number('Limit__c') +
      summary('Items__c', 'Item__c.Box__c', 'count') +
      summary('Kind_A__c', 'Item__c.Box__c', 'count', '', filter('Kind__c', 'equals', 'A')) +
      summary('Total__c', 'Item__c.Box__c', 'sum', 'Item__c.Amount__c') +
      summary('Weight_Total__c', 'Item__c.Box__c', 'sum', 'Item__c.Weight__c') +
      summary('Least__c', 'Item__c.Box__c', 'min', 'Item__c.Amount__c', filter('Kind__c', 'notEqual', 'C')) +
      summary('Latest__c', 'Item__c.Box__c', 'max', 'Item__c.Day__c') +
      ruleXml('Box_Full', 'Total__c > BLANKVALUE(Limit__c, 200)', 'The box is full.'),
  ),
  'objects/Item__c.object': objectFile(
    objectHead('Item', 'ControlledByParent') +
      text('Ref__c') +
      text('Key__c', '<unique>true</unique><caseSensitive>false</caseSensitive>') +
      master('Box__c', 'Box__c', 'Items') +
      fieldXml('Kind__c', 'Picklist', valueSetXml({ A: 'A', B: 'B', C: 'C' })) +
      number('Amount__c') +
      fieldXml('Day__c', 'Date') +
      fieldXml(
        'Weight__c',
        'Number',
        '<precision>18</precision><scale>0</scale><formula>IF(ISPICKVAL(Kind__c, "A"), BLANKVALUE(Amount__c, 0) * 2, 1)</formula>' +
          '<formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>',
      ) +
      lookup('Clear__c', 'SetNull') +
      lookup('Keep__c', 'Restrict') +
      lookup('Fall__c', 'Cascade') +
      ruleXml('Negative', 'Amount__c < 0', 'Not below zero.', '<errorDisplayField>Amount__c</errorDisplayField>') +
      ruleXml(
        'Drop',
        'AND(NOT(ISNEW()), ISCHANGED(Amount__c), Amount__c < PRIORVALUE(Amount__c) - 50)',
        'Not by more than fifty at once.',
      ) +
      ruleXml('Dated', 'AND(ISPICKVAL(Kind__c, "C"), ISBLANK(Day__c))', 'A C needs its day.'),
  ),
};
