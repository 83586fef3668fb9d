import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import ContactPicker from 'c/contactPicker';
import { deepAll, records, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

const ACCOUNT = '001000000000001AAA';
type Picker = HTMLElement & Record<string, unknown>;

async function show(contacts: Record<string, unknown>[], properties = {}) {
  const element = createElement('c-contact-picker', { is: ContactPicker }) as unknown as Picker;
  Object.assign(element, { label: 'Who said it', accountId: ACCOUNT, required: true, ...properties });
  document.body.appendChild(element);
  await settled();
  stubOf(graphql).emit(records('Contact', contacts));
  await settled();
  return element;
}

const ada = { Id: '0031', Name: 'Ada Lovelace', Title: 'Analyst' };
const list = (element: Element) =>
  deepAll(element, 'lightning-combobox')[0] as
    | (HTMLElement & { options: { label: string; value: string }[] })
    | undefined;
const choose = (element: Element, value: string) =>
  list(element)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));

async function addContact(element: Element, name: string) {
  deepAll(element, '[data-new-name]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value: name } }));
  await settled();
  (deepAll(element, 'lightning-button')[0] as HTMLElement).click();
  await settled();
}

describe('choosing who said it', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test("the account's contacts and a new person are the choices", async () => {
    const element = await show([ada]);
    expect(list(element)?.options).toEqual([
      { value: '0031', label: 'Ada Lovelace, Analyst' },
      { value: 'new', label: 'c.DF_Contact_Someone_New' },
    ]);
    expect(stubOf(graphql).getLastConfig().variables).toEqual({ accountId: ACCOUNT });
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    choose(element, '0031');
    expect(chosen).toHaveBeenCalledWith({ id: '0031', name: 'Ada Lovelace, Analyst' });
  });

  test('a new contact needs just a name, and is chosen at once', async () => {
    (createRecord as jest.Mock).mockResolvedValueOnce({ id: '0032', fields: {} });
    const element = await show([ada]);
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    choose(element, 'new');
    await settled();
    await addContact(element, 'Grace Brewster Hopper');
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Contact',
      fields: { LastName: 'Hopper', FirstName: 'Grace Brewster', AccountId: ACCOUNT },
    });
    expect(chosen).toHaveBeenCalledWith({ id: '0032', name: 'Grace Brewster Hopper' });
    expect(list(element)?.options.map(({ value }) => value)).toContain('0032');
  });

  test('where there is nobody to choose from, the name is asked at once; a deal without an account works too', async () => {
    (createRecord as jest.Mock).mockResolvedValueOnce({ id: '0032', fields: {} });
    const element = await show([], { accountId: undefined });
    expect(list(element)).toBeUndefined();
    await addContact(element, 'Cher');
    expect(createRecord).toHaveBeenCalledWith({ apiName: 'Contact', fields: { LastName: 'Cher' } });
  });

  test('until the contacts are read, the list is there and cannot be used: no name is typed that would vanish', async () => {
    const element = createElement('c-contact-picker', { is: ContactPicker }) as unknown as Picker;
    Object.assign(element, { label: 'Who said it', accountId: ACCOUNT });
    document.body.appendChild(element);
    await settled();
    expect(list(element)).toMatchObject({ disabled: true });
    expect(deepAll(element, '[data-new-name]')).toEqual([]);
    stubOf(graphql).emit(records('Contact', [ada]));
    await settled();
    expect(list(element)).toMatchObject({ disabled: false });
    stubOf(graphql).emit(records('Contact', []));
    await settled();
    expect(deepAll(element, '[data-new-name]')).toHaveLength(1);
  });

  test('where the contacts cannot be read, the name is asked', async () => {
    const element = createElement('c-contact-picker', { is: ContactPicker }) as unknown as Picker;
    Object.assign(element, { label: 'Who said it', accountId: ACCOUNT });
    document.body.appendChild(element);
    await settled();
    stubOf(graphql).emit({ errors: [{ message: 'No access' }] });
    await settled();
    expect(deepAll(element, '[data-new-name]')).toHaveLength(1);
  });

  test('a refusal is shown and the name stays', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('You may not create contacts.'));
    const element = await show([]);
    await addContact(element, 'Ada Lovelace');
    expect(texts(element, '[data-sentence]')).toEqual(['You may not create contacts.']);
    expect((deepAll(element, '[data-new-name]')[0] as HTMLElement & { value: string }).value).toBe('Ada Lovelace');
  });

  test('a person who was chosen before is shown even when she is none of the contacts of the account', async () => {
    const element = await show([ada], { value: '0039', valueName: 'Mary Somerville' });
    expect(list(element)?.options.map(({ label }) => label)).toContain('Mary Somerville');
  });

  test('Enter in the name adds the contact, once there is a name; Cancel brings the list back', async () => {
    (createRecord as jest.Mock).mockResolvedValueOnce({ id: '0032', fields: {} });
    const element = await show([ada, { Id: '0033' }]);
    expect(list(element)?.options.map(({ label }) => label)).toContain('0033');
    choose(element, 'new');
    await settled();
    const enter = () => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
      deepAll(element, '[data-new-name]')[0]?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(enter()).toBe(false);
    (deepAll(element, 'lightning-button')[1] as HTMLElement).click();
    await settled();
    expect(list(element)).toBeDefined();
    choose(element, 'new');
    await settled();
    deepAll(element, '[data-new-name]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Cher' } }));
    await settled();
    expect(enter()).toBe(true);
    await settled();
    expect(createRecord).toHaveBeenCalledTimes(1);
  });

  test('where a person is required, a name that was typed but not added is missing', async () => {
    const needed = (await show([])) as any;
    deepAll(needed, '[data-validate]').forEach((field) => ((field as any).reportValidity = () => true));
    expect(needed.reportValidity()).toBe(false);
    const free = (await show([], { required: false })) as any;
    deepAll(free, '[data-validate]').forEach((field) => ((field as any).reportValidity = () => true));
    expect(free.reportValidity()).toBe(true);
    const known = await show([ada], { value: '0039', valueName: undefined });
    expect(list(known)?.options.map(({ label }) => label)).toContain('0039');
    stubOf(graphql).emitErrors([{ message: 'No.' }]);
    await settled();
    expect(list(known)).toBeDefined();
    const focus = jest.spyOn(list(known)!, 'focus');
    known.focus();
    expect(focus).toHaveBeenCalledTimes(1);
  });

  describe('a name that was typed but not added', () => {
    /** Types a name, as the form sees it after its parent gave the choice back. */
    async function typed(properties = {}) {
      const element = (await show([], properties)) as any;
      const field = deepAll(element, '[data-new-name]')[0] as any;
      field.reportValidity = () => true;
      const taken = jest.fn();
      document.body.addEventListener('taken', taken, { once: true });
      element.addEventListener('choose', ({ detail }: any) => Object.assign(element, { value: detail.id }));
      field.dispatchEvent(new CustomEvent('change', { detail: { value: 'Grace Hopper' } }));
      await settled();
      return { element, taken };
    }

    test('is added by the save that it kept back, which the form then tries again', async () => {
      (createRecord as jest.Mock).mockResolvedValueOnce({ id: '0032', fields: {} });
      const { element, taken } = await typed();
      expect(element.reportValidity()).toBe(false);
      expect(createRecord).not.toHaveBeenCalled();
      element.focus();
      await settled();
      expect(createRecord).toHaveBeenCalledTimes(1);
      expect(taken).toHaveBeenCalledTimes(1);
      expect(list(element)?.options.map(({ label }) => label)).toContain('Grace Hopper');
    });

    test('is not added while another field comes first, nor by a focus alone', async () => {
      const { element } = await typed();
      element.focus();
      expect(element.reportValidity()).toBe(false);
      deepAll(element, '[data-new-name]')[0]!.dispatchEvent(new CustomEvent('change', { detail: { value: 'Grace' } }));
      await settled();
      element.focus();
      await settled();
      expect(createRecord).not.toHaveBeenCalled();
    });

    test('is added once where Save follows Add, and the form goes on', async () => {
      let created!: (record: object) => void;
      (createRecord as jest.Mock).mockReturnValueOnce(new Promise((resolve) => (created = resolve)));
      const { element, taken } = await typed({ required: false });
      (deepAll(element, 'lightning-button')[0] as HTMLElement).click();
      expect(element.reportValidity()).toBe(false);
      element.focus();
      created({ id: '0032', fields: {} });
      await settled();
      expect(createRecord).toHaveBeenCalledTimes(1);
      expect(taken).toHaveBeenCalledTimes(1);
    });

    test('stays where it is refused, and the form does not go on', async () => {
      (createRecord as jest.Mock).mockRejectedValueOnce(refusal('You may not create contacts.'));
      const { element, taken } = await typed();
      element.reportValidity();
      element.focus();
      await settled();
      expect(taken).not.toHaveBeenCalled();
      expect(texts(element, '[data-sentence]')).toEqual(['You may not create contacts.']);
    });
  });

  test('a choice takes back at once what was said of a missing one', async () => {
    const element = (await show([ada])) as any;
    const field = list(element) as any;
    let isChosen = false;
    field.checkValidity = () => isChosen;
    field.reportValidity = jest.fn(() => isChosen);
    expect(element.reportValidity()).toBe(false);
    isChosen = true;
    field.dispatchEvent(new CustomEvent('change', { detail: { value: '0031' } }));
    expect(field.reportValidity).toHaveBeenCalledTimes(2);
  });

  test('it is accessible', async () => {
    await expect(await show([ada])).toBeAccessible();
    await expect(await show([])).toBeAccessible();
  });
});
