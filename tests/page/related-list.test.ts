import { cellsOf, columnsOf, listQuery } from '../../src/local-org/page/shell/dynamicRelatedList/rows.ts';
import type { ListObject } from '../../src/local-org/page/shell/dynamicRelatedList/rows.ts';

const field = (apiName: string, dataType = 'String', more = {}) => ({
  ...{ apiName, label: `Label of ${apiName}`, dataType, nameField: apiName === 'Name', sortable: true },
  ...{ relationshipName: null, referenceToInfos: [], ...more },
});

const info: ListObject = {
  apiName: 'Decision__c',
  fields: {
    Name: field('Name'),
    Outcome__c: field('Outcome__c', 'Picklist'),
    Text__c: field('Text__c', 'TextArea', { sortable: false }),
    By__c: field('By__c', 'Reference', { relationshipName: 'By__r', referenceToInfos: [{ apiName: 'User' }] }),
  },
};
const settings = {
  aliases: ['NAME', 'Outcome__c', 'By__c', 'Hidden__c'],
  sortAlias: 'Outcome__c',
  sortOrder: 'Descending',
  most: 10,
};

test('a related list asks for the fields that the user may see, one row more than it shows, in the page’s order', () => {
  expect(listQuery(info, 'Opportunity__c', settings)).toBe(
    'query related($id: ID) { uiapi { query { Decision__c(first: 11, where: { Opportunity__c: { eq: $id } }, ' +
      'orderBy: { Outcome__c: { order: DESC, nulls: LAST } }) { edges { node { Id Name { value displayValue } ' +
      'Outcome__c { value displayValue } By__r { Id Name { value } } } } } } } }',
  );
  // A field that cannot be sorted by, or is not visible, sorts nothing.
  for (const sortAlias of ['Text__c', 'Hidden__c', ''])
    expect(listQuery(info, 'Opportunity__c', { ...settings, sortAlias })).not.toContain('orderBy');
});

test('its first column and its lookups lead to their records', () => {
  const columns = columnsOf(info, settings.aliases);
  expect(columns.map(({ label }) => label)).toEqual(['Name', 'Outcome__c', 'By__c'].map((name) => `Label of ${name}`));
  const writing = { pathOf: (object: string, id: string) => `/${object}/${id}`, yes: 'yes', no: 'no' };
  const record = {
    Id: 'a01',
    Name: { value: 'D-1', displayValue: null },
    Outcome__c: { value: 'passed', displayValue: 'Passed' },
    By__r: { Id: '005', Name: { value: 'Ana' } },
  };
  expect(cellsOf(record, info, columns, writing).map(({ text, path }) => [text, path])).toEqual([
    ['D-1', '/Decision__c/a01'],
    ['Passed', ''],
    ['Ana', '/User/005'],
  ]);
  expect(
    cellsOf({ Id: 'a02', Name: { value: null }, By__r: null }, info, columns, writing).map(({ text }) => text),
  ).toEqual(['', '', '']);
});
