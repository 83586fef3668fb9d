import { createElement } from 'lwc';
import AnswerConflict from 'c/answerConflict';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';

const side = { text: 'Eleven days', evidence: 'Heard', quote: '', note: '' };
const settle = jest.fn();

async function show(more = {}) {
  const element = createElement('c-answer-conflict', { is: AnswerConflict }) as HTMLElement;
  Object.assign(element, {
    mine: side,
    theirs: { ...side, text: 'Two weeks', quote: 'Two weeks!', note: '<i>a note</i>' },
    modifiedBy: 'Grace Hopper',
    modifiedAt: '2026-11-21T09:00:00.000Z',
    ...more,
  });
  element.addEventListener('settle', (event) => settle((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return element;
}
const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & { value: string };

describe('two texts of one answer', () => {
  beforeEach(() => settle.mockClear());
  afterEach(() => document.body.replaceChildren());

  test('stand side by side, as text', async () => {
    const element = await show();
    expect(texts(element, '.side__text')).toEqual(['Eleven days', 'Two weeks']);
    expect(texts(element, '.side__quote, .side__note')).toEqual(['Two weeks!', '<i>a note</i>']);
    await expect(element).toBeAccessible();
    element.focus();
    expect((element.shadowRoot as ShadowRoot).activeElement).toBe(one(element, '[data-heading]'));
  });

  test('one is kept, the other taken, or both put into one', async () => {
    const element = await show();
    one(element, '[data-keep-mine]').click();
    one(element, '[data-take-theirs]').click();
    one(element, '[data-merged]').dispatchEvent(new CustomEvent('change', { detail: { value: ' Both ' } }));
    one(element, '[data-save-merged]').click();
    expect(settle.mock.calls.flat()).toEqual([
      { choice: 'mine', text: 'Eleven days' },
      { choice: 'theirs', text: 'Two weeks' },
      { choice: 'merged', text: 'Both' },
    ]);
  });

  test('both together are never longer than can be saved, and nothing is no answer', async () => {
    const element = await show({ mine: { ...side, text: 'x'.repeat(250) } });
    expect(one(element, '[data-merged]').value).toHaveLength(255);
    const empty = await show({ mine: { ...side, text: '' }, theirs: { ...side, text: '' } });
    expect((one(empty, '[data-save-merged]') as any).disabled).toBe(true);
  });
});
