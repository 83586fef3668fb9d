import { today } from 'c/calendarDays';
import SourceFields from 'c/sourceFields';
import { deepAll, settled } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const value = { by: '0031', byName: 'Ada', on: '2026-11-20', source: 'Email' };
type Fields = HTMLElement & { reportValidity(): boolean };

async function show(props = {}) {
  const element = place('c-source-fields', SourceFields, { value, ...props }) as unknown as Fields;
  await settled();
  return element;
}

const FIELDS = ['[data-who]', '[data-when]', '[data-where]'];
const one = (element: Element, selector: string) => deepAll(element, selector)[0] as any;
const three = (element: Element) => FIELDS.map((selector) => one(element, selector));

describe('who, when and where', () => {
  afterEach(() => document.body.replaceChildren());

  test('show the source; the day lies between the year 2000 and today', async () => {
    const element = await show();
    const [who, when, where] = three(element);
    expect([who.value, who.valueName, when.value, where.value]).toEqual(['0031', 'Ada', '2026-11-20', 'Email']);
    expect([when.min, when.max, when.messageWhenRangeOverflow]).toEqual(['2000-01-01', today(), 'c.DF_Evidence_Day']);
    expect(three(element).map(({ label }) => label)).toEqual([
      'c.DF_Evidence_Who',
      'c.DF_Evidence_When',
      'c.DF_Evidence_Source',
    ]);
    await expect(element).toBeAccessible();
  });

  test('may be blank unless the form needs them, and may have labels and sources of the form', async () => {
    const required = (element: Element) => three(element).map((field) => field.required === true);
    expect(required(await show())).toEqual([false, false, false]);
    expect(required(await show({ required: true }))).toEqual([true, true, false]);
    expect(required(await show({ required: true, isSourceRequired: true }))).toEqual([true, true, true]);
    const named = await show({ names: { who: 'A', when: 'B', where: 'C' }, among: ['Email', 'Playback'] });
    expect(three(named).map(({ label }) => label)).toEqual(['A', 'B', 'C']);
    const values = (element: Element) => one(element, '[data-where]').options.map((option: any) => option.value);
    expect(values(named)).toEqual(['Email', 'Playback']);
    expect(values(await show())).toEqual(['Call', 'Meeting', 'Email', 'Document', 'Playback']);
  });

  test('report each part that changes, once', async () => {
    const element = await show();
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    const report = (selector: string, type: string, detail: unknown) =>
      one(element, selector).dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
    report('[data-who]', 'choose', { id: '0032', name: 'Bo' });
    report('[data-when]', 'change', { value: '2026-11-19' });
    report('[data-where]', 'change', { value: 'Call' });
    expect(changed.mock.calls).toEqual([[{ by: '0032', byName: 'Bo' }], [{ on: '2026-11-19' }], [{ source: 'Call' }]]);
  });

  test('the focus goes to the first invalid field after a refused save, else to the contact', async () => {
    const element = await show();
    const fields = three(element);
    const focused = fields.map((field) => jest.spyOn(field, 'focus').mockImplementation(() => {}));
    const calls = () => focused.map(({ mock }) => mock.calls.length);
    element.focus();
    expect(calls()).toEqual([1, 0, 0]);
    fields.forEach((field, index) => (field.reportValidity = () => index === 0));
    expect(element.reportValidity()).toBe(false);
    element.focus();
    expect(calls()).toEqual([1, 1, 0]);
  });
});
