import { UNIQUE_KEY, valueSetXml } from './support.ts';

/** Fields of `Thing__c` that users may write. */
export const THING_FIELDS = [
  'Key__c',
  'Text__c',
  'Number__c',
  'Flag__c',
  'Day__c',
  'At__c',
  'Long__c',
  'Pick__c',
  'Many__c',
  'Opportunity__c',
] as const;

const field = (name: string, inner: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${inner}</fields>`;

/** A field of every type that users may write; `longLength` is the length of the long text. */
export function thingFieldsXml(longLength: number): string {
  return [
    field('Key__c', `<type>Text</type><length>40</length>${UNIQUE_KEY}`),
    field('Text__c', '<type>Text</type><length>80</length>'),
    field('Number__c', '<type>Number</type><precision>16</precision><scale>2</scale>'),
    field('Flag__c', '<type>Checkbox</type><defaultValue>false</defaultValue>'),
    field('Day__c', '<type>Date</type>'),
    field('At__c', '<type>DateTime</type>'),
    field('Long__c', `<type>LongTextArea</type><length>${longLength}</length><visibleLines>3</visibleLines>`),
    field('Pick__c', `<type>Picklist</type>${valueSetXml({ low: 'Low', high: 'High' })}`),
    field(
      'Many__c',
      `<type>MultiselectPicklist</type><visibleLines>4</visibleLines>${valueSetXml({ red: 'Red', green: 'Green', blue: 'Blue' })}`,
    ),
    field(
      'Opportunity__c',
      '<type>Lookup</type><referenceTo>Opportunity</referenceTo><relationshipName>Things</relationshipName><relationshipLabel>Things</relationshipLabel><deleteConstraint>SetNull</deleteConstraint>',
    ),
  ].join('');
}
