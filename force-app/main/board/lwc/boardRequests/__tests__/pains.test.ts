import { painsOf } from '../pains';

jest.mock('@salesforce/label/c.DF_Board_Request_Pain', () => ({ default: '{0} ({1})' }), { virtual: true });

const answer = (...nodes: readonly object[]) =>
  ({ uiapi: { query: { DF_Pain_Point__c: { edges: nodes.map((node) => ({ node })) } } } }) as Parameters<
    typeof painsOf
  >[0];

test('pains whose fields the reader may not read are shown without them', () => {
  expect(
    painsOf(answer({ Id: 'p1' }, { Id: 'p2', Opportunity__c: { value: 'd1' }, Statement__c: { value: null } })),
  ).toEqual({
    '': [{ id: 'p1', text: ' ()' }],
    d1: [{ id: 'p2', text: ' ()' }],
  });
});

test('of a deal with many pains the first are shown', () => {
  const pain = (Id: string) => ({ Id, Opportunity__c: { value: 'd1' }, Statement__c: { value: Id } });
  const shown = painsOf(answer(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(pain))).d1!;
  expect(shown.length).toBeLessThan(8);
  expect(shown[0]!.id).toBe('a');
});

test('an answer without pains has none', () => {
  expect(painsOf({})).toEqual({});
});
