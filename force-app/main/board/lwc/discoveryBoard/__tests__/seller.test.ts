import { graphql } from 'lightning/graphql';
import { CurrentPageReference } from 'lightning/navigation';
import DiscoveryBoard from 'c/discoveryBoard';
import { boardAnswer, requestRow } from '../../../../../test/jest/board.ts';
import { deepAll, playbookAnswer, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

test('a user who may not approve sees no waiting request', async () => {
  const element = place('c-discovery-board', DiscoveryBoard);
  await settled();
  stubOf(CurrentPageReference).emit({ type: 'standard__navItemPage', attributes: { apiName: 'B' }, state: {} });
  stubOf(graphql).emit(playbookAnswer(), named('livePlaybooks'));
  await settled();
  stubOf(graphql).emit(boardAnswer({ requests: [requestRow('r1')] }), named('discoveryBoard'), async () => {});
  await settled();
  expect(deepAll(element, 'c-override-request')).toHaveLength(0);
  expect(texts(element, '[data-no-requests]')).toEqual(['c.DF_Board_Requests_None']);
  document.body.replaceChildren();
});

test('a user who may not approve sees the overrides in force, without a button', async () => {
  const element = place('c-discovery-board', DiscoveryBoard);
  await settled();
  stubOf(CurrentPageReference).emit({ type: 'standard__navItemPage', attributes: { apiName: 'B' }, state: {} });
  stubOf(graphql).emit(playbookAnswer(), named('livePlaybooks'));
  await settled();
  const requests = [requestRow('o1', { Status__c: 'Approved' })];
  stubOf(graphql).emit(boardAnswer({ requests }), named('discoveryBoard'), async () => {});
  await settled();
  expect(texts(element, '.request [data-live]')).toEqual(['c.DF_Override_Live']);
  expect(deepAll(element, '[data-status]')).toHaveLength(0);
  document.body.replaceChildren();
});
