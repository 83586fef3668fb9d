import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import FindingOut from 'c/findingOut';
import { deepAll, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { dayFrom } from 'c/calendarDays';
import { stubOf } from '../../../../../test/jest/wire.ts';

const ME = '005000000000001AAA';
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const value = { openOwner: ME, openOwnerName: '', openUntil: '2026-12-01', openSince: '2026-11-21' };
type Fields = HTMLElement & { value: unknown; stored: unknown; reportValidity(): boolean };
jest.mock('@salesforce/customPermission/DF_Approve_Gate_Overrides', () => ({ default: undefined }), { virtual: true });
const changed = jest.fn();

async function show(more = {}, stored?: object) {
  const element = createElement('c-finding-out', { is: FindingOut }) as unknown as Fields;
  element.value = { ...value, ...more };
  element.stored = stored;
  element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  return element;
}

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement;

async function search(element: Element, name: string) {
  one(element, '[data-somebody-else]').click();
  await settled();
  one(element, '[data-search]').dispatchEvent(new CustomEvent('change', { detail: { value: name } }));
  await settled();
}

async function answer(users: Record<string, unknown>[]) {
  stubOf(graphql).emit(records('User', users));
  await settled();
}

async function press(element: Element, key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  one(element, '.search').dispatchEvent(event);
  await settled();
  return event;
}

describe('who finds out', () => {
  beforeEach(() => changed.mockClear());
  afterEach(() => document.body.replaceChildren());

  test('is the user, or a user by name', async () => {
    expect(texts(await show(), '[data-owner]')).toEqual(['c.DF_Finding_You']);
    expect(texts(await show({ openOwner: '0052', openOwnerName: 'Grace' }), '[data-owner]')).toEqual([
      'c.DF_Finding_Somebody',
    ]);
  });

  test('is searched by name, what is typed being no pattern, and chosen', async () => {
    const element = await show();
    await search(element, ' G_% ');
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ name: '%G\\_\\%%' });
    await answer([{ Id: '0052', Name: 'Grace Hopper' }, { Id: '0053' }]);
    expect(texts(element, '[data-user]')).toEqual(['Grace Hopper', '0053']);
    await expect(element).toBeAccessible();
    one(element, '[data-user]').click();
    await settled();
    expect(changed).toHaveBeenCalledWith({ ...value, openOwner: '0052', openOwnerName: 'Grace Hopper' });
    expect(deepAll(element, '.search')).toHaveLength(0);
  });

  test('one letter searches nothing; nobody found is said', async () => {
    const element = await show();
    await search(element, 'G');
    expect(deepAll(element, '.nobody')).toHaveLength(0);
    await search(element, 'Gr');
    await answer([]);
    expect(texts(element, '.nobody')).toEqual(['c.DF_Finding_Nobody']);
    stubOf(graphql).emitErrors([{ message: 'No.' }]);
    await settled();
    expect(texts(element, '.nobody')).toEqual(['c.DF_Finding_Nobody']);
  });

  test('Enter in the search saves nothing, Escape leaves only the search', async () => {
    const element = await show();
    await search(element, 'Gr');
    const above = jest.fn();
    element.addEventListener('keydown', above);
    expect((await press(element, 'Enter')).defaultPrevented).toBe(true);
    expect((await press(element, 'a')).defaultPrevented).toBe(false);
    above.mockClear();
    await press(element, 'Escape');
    expect(above).not.toHaveBeenCalled();
    expect(deepAll(element, '.search')).toHaveLength(0);
  });

  test('offers at most 30 days from the first day, and shows what an open answer is good for', async () => {
    const element = await show();
    expect(one(element, '[data-until]') as any).toMatchObject({ min: dayFrom(new Date(), 0), max: '2026-12-21' });
    expect(texts(element, '[data-carries]')).toEqual(['c.DF_Finding_Carries']);
    await expect(element).toBeAccessible();
  });

  test('an extended day, which the seller could not set, can be kept and shortened', async () => {
    const extended = { isOpen: true, openUntil: '2027-01-10' };
    const element = await show({}, extended);
    expect(one(element, '[data-until]') as any).toMatchObject({ max: '2027-01-10' });
    const again = await show({}, { ...extended, isOpen: false });
    expect(one(again, '[data-until]') as any).toMatchObject({ max: '2026-12-21' });
  });

  test('after the last possible day offers no day, and shows in one sentence that it cannot be open any more', async () => {
    const element = await show({ openSince: '2026-01-01', openUntil: '' });
    expect(texts(element, '[data-over]')).toEqual(['c.DF_Rule_Answer_Open_Over']);
    expect([deepAll(element, '[data-until]'), deepAll(element, '[data-carries]')]).toEqual([[], []]);
    element.focus();
    await expect(element).toBeAccessible();
  });

  test('the day is reported with the whole, blank too, and asked for', async () => {
    const element = await show();
    const until = one(element, '[data-until]') as any;
    until.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
    until.dispatchEvent(new CustomEvent('change', { detail: { value: '2026-12-24' } }));
    expect(changed.mock.calls).toEqual([[{ ...value, openUntil: '' }], [{ ...value, openUntil: '2026-12-24' }]]);
    until.reportValidity = () => false;
    expect(element.reportValidity()).toBe(false);
    const focus = jest.spyOn(until, 'focus');
    element.focus();
    expect(focus).toHaveBeenCalledTimes(1);
  });
});
