import { createElement } from 'lwc';
import PainPoint from 'c/painPoint';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';

const pain = {
  id: 'a0B1',
  statement: 'We pay overtime every month end',
  kind: 'Problem',
  driver: 'Cut Cost',
  evidence: 'Quoted',
  saidByName: 'Ada Lovelace',
  feltByName: 'Grace Hopper',
  saidOn: '2026-11-20',
  quote: 'Every single month end.',
  sourceName: 'call.vtt',
  sourceHash: 'ab12',
  place: '12:41',
  likely: 42_000,
  basis: '12 people',
};
const bare = { ...pain, kind: '', driver: '', feltByName: '', quote: '', likely: null, basis: '' };

async function show(properties: Record<string, unknown> = {}) {
  const element = createElement('c-pain-point', { is: PainPoint }) as HTMLElement & {
    focusOn(part: string): void;
  };
  Object.assign(element, { pain, currency: 'EUR', place: 2, ...properties });
  document.body.appendChild(element);
  await settled();
  const events: { type: string; detail: unknown }[] = [];
  for (const type of ['move', 'deepen'])
    element.addEventListener(type, (event) => events.push({ type, detail: (event as CustomEvent).detail }));
  return { element, events };
}

const part = (element: Element, name: string) => deepAll(element, `[data-part="${name}"]`)[0] as HTMLElement;

function press(target: Element, key: string, altKey = true): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, altKey, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

describe('a pain in the list', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows its words, the evidence, what it costs, what it is about and who feels it', async () => {
    const { element } = await show();
    expect(texts(element, '.statement')).toEqual([pain.statement]);
    expect(texts(element, '[data-impact]')).toEqual(['€42,000 c.DF_Pain_A_Year']);
    expect(texts(element, '[data-facts]')).toEqual([
      'c.DF_Pain_Kind_Problem · c.DF_Pain_Driver_Cut_Cost · c.DF_Pain_Felt',
    ]);
    expect(texts(element, '.quote')).toEqual(['c.DF_Said']);
    expect(texts(element, '[data-origin]')).toEqual(['c.DF_Quote_Found']);
    expect(texts(element, '[data-basis]')).toEqual(['12 people']);
    expect(texts(element, '.handle')).toEqual(['2']);
  });

  test('shows that there is no figure yet, and nothing of what is not known', async () => {
    const { element } = await show({ pain: bare });
    for (const gone of ['[data-impact]', '[data-facts]', '.quote', '[data-basis]', '[data-unsaved]'])
      expect(deepAll(element, gone)).toHaveLength(0);
    expect(texts(element, '.facts .quiet')).toEqual(['c.DF_Pain_No_Impact']);
  });

  test('shows a kind that an admin added as it is', async () => {
    const { element } = await show({ pain: { ...bare, kind: 'Wish', driver: 'Survive' } });
    expect(texts(element, '[data-facts]')).toEqual(['Wish · Survive']);
  });

  test('shows when something is typed for it and not saved', async () => {
    const { element } = await show({ isUnsaved: true });
    expect(texts(element, '[data-unsaved]')).toEqual(['c.DF_Pain_Unsaved']);
  });

  test('is deepened by its button', async () => {
    const { element, events } = await show();
    part(element, 'deepen').click();
    expect(events).toEqual([{ type: 'deepen', detail: { id: 'a0B1' } }]);
    await expect(element).toBeAccessible();
  });

  test('takes their exact words with one click, while it has none', async () => {
    const { element, events } = await show({ pain: { ...pain, level: 2 } });
    part(element, 'quote').click();
    expect(events).toEqual([{ type: 'deepen', detail: { id: 'a0B1', raiseTo: 'Quoted' } }]);
    document.body.replaceChildren();
    const quoted = await show({ pain: { ...pain, level: 3 } });
    expect(part(quoted.element, 'quote')).toBeUndefined();
  });

  test('moves by its buttons and by Alt with an arrow, and reports which control was used', async () => {
    const { element, events } = await show();
    part(element, 'up').click();
    part(element, 'down').click();
    expect(press(part(element, 'down'), 'ArrowUp').defaultPrevented).toBe(true);
    press(deepAll(element, '.statement')[0]!, 'ArrowDown');
    expect(events.map(({ detail }) => detail)).toEqual([
      { id: 'a0B1', by: -1, part: 'up' },
      { id: 'a0B1', by: 1, part: 'down' },
      { id: 'a0B1', by: -1, part: 'down' },
      { id: 'a0B1', by: 1, part: 'deepen' },
    ]);
  });

  test('other keys are left alone, and at the ends there is nowhere to go', async () => {
    const { element, events } = await show({ isFirst: true, isLast: true });
    expect(press(part(element, 'up'), 'ArrowUp', false).defaultPrevented).toBe(false);
    expect(press(part(element, 'up'), 'a').defaultPrevented).toBe(false);
    press(part(element, 'up'), 'ArrowUp');
    part(element, 'down').click();
    expect(events).toEqual([]);
    expect(part(element, 'up').getAttribute('aria-disabled')).toBe('true');
  });

  test('only the handle takes it along', async () => {
    const { element } = await show();
    const dragged = jest.fn();
    element.addEventListener('dragstart', dragged);
    const drag = (target: Element) =>
      target.dispatchEvent(new CustomEvent('dragstart', { bubbles: true, composed: true }));
    drag(deepAll(element, '.statement')[0]!);
    expect(dragged).not.toHaveBeenCalled();
    drag(deepAll(element, '.handle')[0]!);
    expect(dragged).toHaveBeenCalledTimes(1);
  });

  test('takes the focus on the button that is named, and none when there is no such button', async () => {
    const { element } = await show();
    element.focusOn('down');
    expect(element.shadowRoot?.activeElement).toBe(part(element, 'down'));
    element.focusOn('sideways');
    expect(element.shadowRoot?.activeElement).toBe(part(element, 'down'));
  });

  test('is accessible, with all and with little known', async () => {
    await expect((await show()).element).toBeAccessible();
    document.body.replaceChildren();
    await expect((await show({ pain: bare, isFirst: true })).element).toBeAccessible();
  });
});
