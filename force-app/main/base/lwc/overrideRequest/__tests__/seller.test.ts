import { createElement } from 'lwc';
import OverrideRequest from 'c/overrideRequest';
import { DEAL, deepAll, texts } from '../../../../../test/jest/deal.ts';

test('a request that others have to decide shows that it waits', () => {
  const request = { id: 'a', stage: 'Value Proposition', expiresOn: '2999-12-31', requestedById: '005000000000009AAA' };
  const element = createElement('c-override-request', { is: OverrideRequest });
  Object.assign(element, { request, dealId: DEAL });
  document.body.appendChild(element);
  expect(deepAll(element, '[data-status]')).toHaveLength(0);
  expect(texts(element, '[data-note]')).toEqual(['c.DF_Override_Waits']);
  document.body.replaceChildren();
});
