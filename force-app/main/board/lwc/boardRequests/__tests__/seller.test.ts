import { graphql } from 'lightning/graphql';
import BoardRequests from 'c/boardRequests';
import { requestRow, requestsAnswer } from '../../../../../test/jest/board.ts';
import { deepAll, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

test('a user who may not approve sees no waiting request', async () => {
  const element = place('c-board-requests', BoardRequests, { playbooks: [playbook] });
  await settled();
  stubOf(graphql).emit(requestsAnswer([requestRow('r1')]), named('boardRequests'), async () => {});
  await settled();
  expect(deepAll(element, 'c-override-request')).toHaveLength(0);
  expect(texts(element, '[data-no-requests]')).toEqual(['c.DF_Board_Requests_None']);
  document.body.replaceChildren();
});

test('a user who may not approve sees the overrides in force, without a button', async () => {
  const element = place('c-board-requests', BoardRequests, { playbooks: [playbook] });
  await settled();
  const requests = [requestRow('o1', { Status__c: 'Approved' })];
  stubOf(graphql).emit(requestsAnswer(requests), named('boardRequests'), async () => {});
  await settled();
  expect(texts(element, '.request [data-live]')).toEqual(['c.DF_Override_Live']);
  expect(deepAll(element, '[data-status]')).toHaveLength(0);
  document.body.replaceChildren();
});
