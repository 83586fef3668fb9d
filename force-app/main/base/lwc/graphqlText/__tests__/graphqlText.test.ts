import { documentText, selectionOf } from 'c/graphqlText';

test('fields of one parent are selected together, wherever they are in the list', () => {
  expect(selectionOf(['Id', 'Name', 'Owner.Name', 'Amount', 'Owner.Manager.Name', 'Name'])).toBe(
    'Id Name { value } Owner { Name { value } Manager { Name { value } } } Amount { value }',
  );
});

test('a document reads records with their children and what the connection counts', () => {
  const latest = { from: 'Notes__r', args: 'first: 1', fields: ['LastModifiedDate'] };
  const deals = { from: 'Opportunity', args: 'first: 5', fields: ['Id'], children: [latest], totals: 'totalCount' };
  expect(documentText('deals', [deals, { from: 'User', args: 'first: 1', fields: ['Name'] }])).toBe(
    'query deals { uiapi { query { ' +
      'Opportunity(first: 5) { totalCount edges { node { Id Notes__r(first: 1) { edges { node { LastModifiedDate { value } } } } } } } ' +
      'User(first: 1) { edges { node { Name { value } } } } } } }',
  );
});
