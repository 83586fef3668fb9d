import { getRecord } from 'lightning/uiRecordApi';
import * as customerFocus from 'c/customerFocus';
import FocusLine from 'c/focusLine';
import { deepAll, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import type { TestElement } from '../../../../../test/jest/element.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Focus_Us', () => ({ default: '{0} of {1}: us' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Focus_Puffery', () => ({ default: '{0}: who can check?' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Focus_Vague', () => ({ default: '{0}: vague' }), { virtual: true });
jest.mock('c/customerFocus', () => {
  const real = jest.requireActual<typeof import('c/customerFocus')>('c/customerFocus');
  return { ...real, readFocus: jest.fn(real.readFocus) };
});

const read = jest.mocked(customerFocus.readFocus);
const pause = (milliseconds = 1000) => jest.advanceTimersByTimeAsync(milliseconds);
const lineOf = (element: Element) => texts(element, '[data-focus-line]').join('');
const marked = (element: Element) => texts(element, 'mark');

/** The line of a text, after the pause in typing. */
async function adviceOn(text: string, properties: object = {}) {
  const element = place('c-focus-line', FocusLine, { ...properties, text });
  await pause();
  return element;
}

async function rewrite(element: TestElement, text: string) {
  element.text = text;
  await pause();
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
  jest.clearAllMocks();
});

test('a superlative is coached with its words marked, and the line goes when it is rewritten', async () => {
  const element = await adviceOn('Because our platform is the best in the market');
  expect(lineOf(element)).toMatch(/: who can check\?$/);
  expect(marked(element).join(' ')).toContain('best');
  expect(texts(element, '[data-focus-excerpt]')[0]).toBe('Because our platform is the best in the market');
  await rewrite(element, 'It posts the invoices itself, so nobody stays late at month end');
  expect(lineOf(element)).toBe('');
  expect(deepAll(element, '[data-focus-excerpt]')).toEqual([]);
});

test('nothing is announced while the seller types, and a blank text takes the line away at once', async () => {
  const element = await adviceOn('');
  const shown: string[] = [];
  const watch = new MutationObserver(() => shown.push(lineOf(element)));
  for (const node of deepAll(element, '[data-focus-line]'))
    watch.observe(node, { characterData: true, childList: true, subtree: true });
  let text = '';
  for (const letter of 'Our suite is the most advanced on the market') {
    text += letter;
    element.text = text;
    // eslint-disable-next-line no-await-in-loop -- one keystroke after the other
    await pause(300);
  }
  expect(shown).toEqual([]);
  expect(read).not.toHaveBeenCalled();
  await pause();
  expect(lineOf(element)).not.toBe('');
  expect(shown).toHaveLength(1);
  element.text = ' ';
  await pause(0);
  expect(lineOf(element)).toBe('');
});

test.each([
  [
    'We have twenty offices. We invest in our people. We host it ourselves. Two clerks type the invoices.',
    /^3 of 4: us$/,
  ],
  ['We are proud of our history', /^c.DF_Focus_Us_All$/],
  ['It has dashboards, alerts, SSO and a mobile app', /^c.DF_Focus_Features$/],
  ['Digital excellence with scalable innovation along the whole journey', /: vague$/],
  ['Unsere Plattform ist führend am Markt', /: who can check\?$/],
  ['Notre solution est leader du marché', /: who can check\?$/],
  ['Nuestra plataforma es líder del mercado', /: who can check\?$/],
  ['Invoices arrive on paper and two clerks type them', /^$/],
  ['best', /^$/],
])('%s', async (text, sentence) => {
  expect(lineOf(await adviceOn(text))).toMatch(sentence);
});

describe('names', () => {
  const deal = { lines: [{ productName: 'Nimbus Ledger' }], prescriptions: [{ productName: 'Nimbus Stock' }] };

  test('products of the deal and the one that is chosen are ours', async () => {
    const text = (name: string) => `${name} runs overnight in two regions`;
    expect(lineOf(await adviceOn(text('Nimbus Ledger')))).toBe('');
    for (const name of ['Nimbus Ledger', 'Nimbus Stock', 'Nimbus Till'])
      // eslint-disable-next-line no-await-in-loop -- the timers are shared
      expect(lineOf(await adviceOn(text(name), { deal, product: 'Nimbus Till' }))).toBe('c.DF_Focus_Us_All');
  });

  test('the account is the customer, with or without its legal form', async () => {
    const text = 'We show Feldhaus Logistik our new release';
    expect(lineOf(await adviceOn(text))).toBe('c.DF_Focus_Us_All');
    await adviceOn(text, { customer: 'Feldhaus Logistik GmbH & Co. KG' });
    expect(read.mock.lastCall?.[1]?.customer).toEqual(['Feldhaus Logistik GmbH & Co. KG', 'Feldhaus Logistik']);
    expect(read.mock.results.at(-1)?.value).toMatchObject({ aboutCustomer: 1 });
  });

  test('the company comes from the user, who is asked for only when there is something to judge', async () => {
    const element = await adviceOn('');
    expect(stubOf(getRecord).getLastConfig()).toMatchObject({ recordId: undefined });
    await rewrite(element, 'Ostrander Systems runs data centres in two regions');
    expect(lineOf(element)).toBe('');
    expect(stubOf(getRecord).getLastConfig().recordId).toBeDefined();
    const user = { id: '005', apiName: 'User', fields: { CompanyName: { value: 'Ostrander Systems, Inc.' } } };
    stubOf(getRecord).emit(user);
    await pause();
    expect(lineOf(element)).toBe('c.DF_Focus_Us_All');
    // The same again, or a user without a company, changes nothing.
    stubOf(getRecord).emit(user);
    stubOf(getRecord).emit({ ...user, fields: { CompanyName: { value: null } } });
    stubOf(getRecord).error();
    await pause();
    expect(read).toHaveBeenCalledTimes(2);
  });
});

test('in answers the customer’s own "we" is theirs', async () => {
  const text = 'We have twenty offices and we host it ourselves';
  expect(lineOf(await adviceOn(text))).toBe('c.DF_Focus_Us_All');
  expect(lineOf(await adviceOn(text, { isCustomerVoice: true }))).toBe('');
});

test('a check that cannot be loaded leaves the field as it is, and the next change tries again', async () => {
  read.mockImplementationOnce(() => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const element = await adviceOn('Our tool is the best');
  expect(lineOf(element)).toBe('');
  await rewrite(element, 'Our tool is the best of all');
  expect(lineOf(element)).not.toBe('');
});

test('what was typed while the check was loading counts, not the text before it', async () => {
  const element = place('c-focus-line', FocusLine, { text: 'Our tool is the best' });
  jest.advanceTimersByTime(1000);
  element.text = 'Invoices arrive on paper, and two clerks type them';
  await pause();
  expect(read.mock.calls.map(([text]) => text)).toEqual(['Invoices arrive on paper, and two clerks type them']);
  expect(lineOf(element)).toBe('');
});

test('a text that is set again as it was, or after the field has gone, is not judged', async () => {
  const element = await adviceOn('Our tool is the best');
  await rewrite(element, 'Our tool is the best');
  expect(read).toHaveBeenCalledTimes(1);
  element.text = 'Our tool is the finest';
  element.remove();
  await pause();
  expect(read).toHaveBeenCalledTimes(1);
});

test('it is accessible with and without advice', async () => {
  const elements = [await adviceOn('Our tool is the best'), await adviceOn('')];
  jest.useRealTimers();
  // eslint-disable-next-line no-await-in-loop -- axe runs once at a time
  for (const element of elements) await expect(element).toBeAccessible();
});
