import PainPoints from 'c/painPoints';
import { deepAll, playbook, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { one, row, wait } from '../../painPoints/__tests__/pain-panel.ts';

/** Whether the file with the forms can be loaded. */
const mockNetwork = { isDown: true };

jest.mock('c/painParts', () => ({
  get editor() {
    if (mockNetwork.isDown) throw new TypeError('The file cannot be fetched.');
    return jest.requireActual('c/painEditor').default;
  },
  get merge() {
    throw new TypeError('The file cannot be fetched.');
  },
  get history() {
    throw new TypeError('The file cannot be fetched.');
  },
}));

const show = () =>
  showPanel('c-pain-points', PainPoints, {
    playbooks: [playbook],
    rows: { DF_Pain_Point__c: [row('a'), row('b', { Status__c: 'Merged' })] },
  });

afterEach(() => {
  document.body.replaceChildren();
  mockNetwork.isDown = true;
});

test('a form that cannot be loaded is explained, and opens when it can', async () => {
  const element = await show();
  await wait();
  const deepen = async () => {
    one(element, 'c-pain-point').dispatchEvent(new CustomEvent('deepen', { detail: { id: 'a' } }));
    await wait();
  };
  await deepen();
  expect(texts(element, '[data-sentence]')).toHaveLength(1);
  expect(deepAll(element, '[data-opened]')).toHaveLength(0);
  mockNetwork.isDown = false;
  await deepen();
  expect(deepAll(element, '[data-opened="editor"]')).toHaveLength(1);
  // The form for a merge cannot be loaded: the editor stays.
  one(element, '[data-opened="editor"]').dispatchEvent(new CustomEvent('merge', { detail: { id: 'a' } }));
  await wait();
  expect(deepAll(element, '[data-opened="editor"]')).toHaveLength(1);
});

test('a history that cannot be loaded stays closed', async () => {
  const element = await show();
  await wait();
  one(element, '[data-history]').click();
  await wait();
  expect(one(element, '[data-history]').getAttribute('aria-expanded')).toBe('false');
});
