import NotePaste from 'c/notePaste';
import { noteFinder } from 'c/noteReading';
import { draftOf, draftSlots, dropDraft } from 'c/drafts';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

jest.mock('c/noteReading', () => ({ noteFinder: jest.fn() }));

const NOBODY = { contacts: [], users: [], companies: [], products: [] };
const FOUND = [{ kind: 'Answer', text: 'Forty thousand.' }];
const find = jest.fn(async (_note: unknown): Promise<unknown[]> => FOUND);

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & { value: string };
const change = async (element: Element, selector: string, detail: object) => {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
};
const press = async (element: Element, selector: string) => {
  one(element, selector).click();
  await settled();
  await settled();
};

const typed = async (element: Element, notes: string) => {
  Object.assign(element, { notes });
  await settled();
};

/** The form below a field, which takes over the text of a file. */
async function show(notes = '') {
  const element = place('c-note-paste', NotePaste, { dealId: DEAL, known: NOBODY, notes });
  element.addEventListener('notes', ({ detail }: CustomEventInit) => Object.assign(element, { notes: detail.value }));
  const read = jest.fn();
  const left = jest.fn();
  element.addEventListener('read', (event) => read((event as CustomEvent).detail));
  element.addEventListener('leave', left);
  await settled();
  return { element, read, left };
}

beforeEach(() => jest.mocked(noteFinder).mockResolvedValue(find as never));

afterEach(() => {
  document.body.replaceChildren();
  for (const slot of draftSlots(DEAL)) dropDraft(DEAL, slot);
  jest.clearAllMocks();
});

describe('the form for notes', () => {
  it('is accessible', async () => {
    await expect((await show()).element).toBeAccessible();
  });

  it('can be read as soon as the field has a text, and not before', async () => {
    const { element } = await show();
    const isOff = () => Object(one(element, '[data-find]')).disabled as boolean;
    expect(isOff()).toBe(true);
    await typed(element, 'Ada: forty thousand.');
    expect(isOff()).toBe(false);
    await typed(element, ' ');
    expect(isOff()).toBe(true);
  });

  it('hands over what was found with the day, and names the source', async () => {
    const { element, read } = await show();
    await typed(element, 'Ada: forty thousand.');
    await change(element, '[data-name]', { value: ' first call ' });
    await change(element, '[data-day]', { value: '2026-11-20' });
    await press(element, '[data-find]');
    expect(find).toHaveBeenCalledWith({
      text: 'Ada: forty thousand.',
      name: 'first call',
      known: NOBODY,
      currency: null,
    });
    expect(read).toHaveBeenCalledWith({ found: FOUND, day: '2026-11-20', isKept: true });
    expect(draftSlots(DEAL)).toEqual([]);
  });

  it('gives a source without name and day those of today, and reads nothing without text', async () => {
    const { element, read } = await show();
    await press(element, '[data-find]');
    expect(find).not.toHaveBeenCalled();
    await typed(element, 'Words.');
    await change(element, '[data-day]', { value: '' });
    await press(element, '[data-find]');
    expect(find.mock.calls[0]?.[0]).toMatchObject({ name: 'c.DF_Suggestions_Source_Pasted' });
    expect(read.mock.calls[0]?.[0].day).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('reads once at a time', async () => {
    const { element, read } = await show();
    await typed(element, 'Words.');
    one(element, '[data-find]').click();
    await Promise.resolve();
    expect(texts(element, '[data-status]')).toEqual(['c.DF_Suggestions_Reading']);
    await press(element, '[data-find]');
    expect(read).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-status]')).toEqual(['']);
  });

  it('keeps the text while it is typed, without addresses and numbers, and when nothing is found', async () => {
    const { element } = await show();
    await typed(element, 'Write to ada@king.example');
    expect(draftOf(DEAL, 'suggestions:notes')?.value).toBe('Write to [e-mail]');
    find.mockResolvedValueOnce([]);
    await press(element, '[data-find]');
    expect(element.notes).toBe('Write to ada@king.example');
    element.remove();
    const { element: again, left } = await show('Write to [e-mail]');
    expect(draftOf(DEAL, 'suggestions:notes')?.value).toBe('Write to [e-mail]');
    await press(again, '[data-cancel]');
    expect([left.mock.calls.length, draftSlots(DEAL)]).toEqual([1, []]);
  });

  it('does not lose the text when the reader cannot be loaded', async () => {
    const { element, read } = await show();
    await typed(element, 'Words.');
    jest.mocked(noteFinder).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await press(element, '[data-find]');
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Suggestions_Not_Loaded']);
    expect([read.mock.calls.length, element.notes]).toEqual([0, 'Words.']);
    expect(draftSlots(DEAL)).toEqual(['suggestions:notes']);
    await expect(element).toBeAccessible();
    await press(element, '[data-find]');
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('without consent writes no draft, removes an earlier one, and hands over that nothing is kept', async () => {
    const { element, read } = await show();
    await typed(element, 'A secret.');
    await change(element, '[data-no-consent]', { checked: true });
    expect(draftSlots(DEAL)).toEqual([]);
    await typed(element, 'A secret, longer.');
    expect(draftSlots(DEAL)).toEqual([]);
    await press(element, '[data-find]');
    expect(read).toHaveBeenCalledWith(expect.objectContaining({ isKept: false }));
    expect(draftSlots(DEAL)).toEqual([]);
  });

  it('refuses more text than can be read at once, before anything is loaded', async () => {
    const { element } = await show();
    await typed(element, 'x'.repeat(300_001));
    expect(draftSlots(DEAL)).toEqual([]);
    await press(element, '[data-find]');
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Suggestions_Too_Long']);
    expect(noteFinder).not.toHaveBeenCalled();
  });
});

describe('a file', () => {
  const file = (name: string, text: string, size = text.length) => ({ name, size, text: async () => text }) as File;
  const choose = async (element: Element, ...files: File[]) => {
    await change(element, '[data-file]', { files });
    await settled();
  };

  it('gives its text and its name', async () => {
    const { element } = await show();
    await choose(element, file('call.vtt', 'WEBVTT'));
    expect([element.notes, one(element, '[data-name]').value]).toEqual(['WEBVTT', 'call.vtt']);
    await choose(element);
    expect(element.notes).toBe('WEBVTT');
  });

  it('that is too large or no text is refused, and what was typed stays', async () => {
    const { element } = await show();
    await typed(element, 'Typed.');
    await choose(element, file('deck.pdf', '%PDF \uFFFD'));
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Suggestions_Not_Text']);
    await choose(element, file('year.vtt', '', 2_000_000));
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Suggestions_Too_Long']);
    expect(element.notes).toBe('Typed.');
  });
});
