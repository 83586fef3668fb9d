import { beginAnew, create, fieldsOf, has, one, saved, show, submit, topic, type } from './questionOnPage.ts';
import { settled } from '../../../../../test/jest/deal.ts';

beforeEach(beginAnew);
afterEach(() => document.body.replaceChildren());

test('an answer is coached as words that may be the customer’s own, and is saved anyway', async () => {
  const deal = { lines: [], prescriptions: [], pains: [], contacts: [] };
  const element = await show({ ...topic, concept: 'situation' }, { deal, customer: 'Feldhaus' });
  expect(has(element, '[data-focus]')).toBe(false);
  await type(element, 'Our platform is the best in the market');
  const text = 'Our platform is the best in the market';
  expect(one(element, '[data-focus]')).toMatchObject({ text, deal, customer: 'Feldhaus', isCustomerVoice: true });
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- the pause in typing
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await settled();
  expect(one(element, '[data-focus-line]').textContent).toBe('c.DF_Focus_Puffery');
  await submit(element);
  expect(fieldsOf(create)).toMatchObject({ Answer__c: text });
  expect(saved).toHaveBeenCalledTimes(1);
});
