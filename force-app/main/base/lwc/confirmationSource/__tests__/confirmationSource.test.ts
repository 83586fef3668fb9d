import { graphql } from 'lightning/graphql';
import { onFixRequest } from 'c/fixRequests';
import ConfirmationSource from 'c/confirmationSource';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';
import { stepTo } from '../rows.ts';

const DEAL = '006000000000001AAA';
const MAIL = `From: Petra Lindqvist <petra@northwind.example>
Date: Tue, 12 May 2026 10:12:33 +0200
Subject: Re: What we heard

Hi Sam,

Yes, every month end costs us about eleven days. We also lose two people in spring.

Best regards,
Petra Lindqvist

On Mon, 11 May 2026 at 17:03, Sam Ortega <sam@vendor.example> wrote:
> You told me that the close takes eleven days.
`;

const person = (Id: string, Name: string, Email: string | null) => ({
  node: { Id, Name: { value: Name }, Email: { value: Email } },
});
const PEOPLE = {
  uiapi: {
    query: {
      Contact: { edges: [person('0031', 'Petra Lindqvist', 'Petra@northwind.example'), person('0032', 'Bo Ek', null)] },
      User: { edges: [person('0051', 'Sam Ortega', 'sam@vendor.example')] },
    },
  },
};

async function show(people: unknown = PEOPLE) {
  const element = place('c-confirmation-source', ConfirmationSource, { accountId: '001000000000001AAA', dealId: DEAL });
  await settled();
  stubOf(graphql).emit(people, named('confirmationPeople'));
  await settled();
  const events: [string, unknown][] = [];
  for (const type of ['pick', 'propose', 'change'])
    element.addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]));
  return { element, events };
}

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement;

async function paste(element: Element, text: string) {
  one(element, '[data-paste]').dispatchEvent(new CustomEvent('change', { detail: { value: text }, bubbles: true }));
  await settled();
  await settled();
}
const sentence = (element: Element, text: string) =>
  deepAll(element, '[data-sentence]').find((button) => button.textContent?.includes(text)) as HTMLElement;
async function pick(element: Element, text: string) {
  sentence(element, text).click();
  await settled();
}

describe('a reply that is pasted', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('offers the customer’s sentences; the words of the seller’s own mail cannot be picked', async () => {
    const { element } = await show();
    await paste(element, MAIL);
    expect(texts(element, '[data-sentence]')).toEqual([
      'Yes, every month end costs us about eleven days.',
      'We also lose two people in spring.',
    ]);
    expect(texts(element, '[data-ours]')).toEqual(['c.DF_Reply_Ours: You told me that the close takes eleven days.']);
    expect(texts(element, '.speaker')).toEqual(['Petra Lindqvist', 'Sam Ortega']);
    expect(one(element, '[data-unsure]')).toBeUndefined();
    await expect(element).toBeAccessible();
    // The first test compiles the reader.
  }, 30_000);

  test('gives exact words for what is picked, in the order of the text, and takes a pick back', async () => {
    const { element, events } = await show();
    await paste(element, MAIL);
    await pick(element, 'two people');
    await pick(element, 'eleven days');
    await pick(element, 'two people');
    expect(events).toEqual([
      ['pick', { words: 'We also lose two people in spring.' }],
      ['pick', { words: 'Yes, every month end costs us about eleven days. We also lose two people in spring.' }],
      ['pick', { words: 'Yes, every month end costs us about eleven days.' }],
    ]);
    expect(sentence(element, 'eleven days').getAttribute('aria-pressed')).toBe('true');
  });

  test('proposes sender, day and source, and takes none of it over before the user does', async () => {
    const { element, events } = await show();
    await paste(element, MAIL);
    expect(one(element, '[data-found]').textContent).toBe('c.DF_Reply_Found');
    expect(events).toEqual([]);
    one(element, '[data-use]').click();
    expect(events).toEqual([['propose', { by: '0031', byName: 'Petra Lindqvist', on: '2026-05-12', source: 'Email' }]]);
  });

  test('names a writer who is no contact, and proposes the rest', async () => {
    const { element, events } = await show({ uiapi: { query: {} } });
    await paste(element, MAIL);
    expect(one(element, '[data-stranger]').textContent).toBe('c.DF_Reply_No_Contact');
    one(element, '[data-use]').click();
    expect(events).toEqual([['propose', { on: '2026-05-12', source: 'Email' }]]);
  });

  test('is read again when the contacts come after the text', async () => {
    const { element } = await show({ uiapi: { query: {} } });
    await paste(element, MAIL);
    stubOf(graphql).emit(PEOPLE, named('confirmationPeople'));
    await settled();
    expect(one(element, '[data-stranger]')).toBeUndefined();
  });

  test('a sender who is known by address only is the contact with that address', async () => {
    const { element, events } = await show();
    await paste(
      element,
      'From: petra@northwind.example\nDate: 12 May 2026\n\nYes, that is what it costs us every month.\n',
    );
    one(element, '[data-use]').click();
    expect(events).toMatchObject([['propose', { by: '0031', on: '2026-05-12' }]]);
  });

  test('a day that is still to come is no day of a confirmation', async () => {
    const { element, events } = await show();
    await paste(element, MAIL.replace('12 May 2026', '12 May 2099'));
    one(element, '[data-use]').click();
    expect(events).toEqual([['propose', { by: '0031', byName: 'Petra Lindqvist', source: 'Email' }]]);
  });

  test('words of another speaker begin anew: one person gives one confirmation', async () => {
    const { element, events } = await show();
    const vtt = [
      'WEBVTT',
      '00:00:01.000 --> 00:00:04.000\n<v Petra Lindqvist>Yes, that is what it costs.</v>',
      '00:00:05.000 --> 00:00:08.000\n<v Bo Ek>And we lose people.</v>',
    ].join('\n\n');
    await paste(element, vtt);
    await pick(element, 'costs');
    await pick(element, 'people');
    expect(events.at(-1)).toEqual(['pick', { words: 'And we lose people.' }]);
    one(element, '[data-use]').click();
    expect(events.at(-1)).toEqual(['propose', { by: '0032', byName: 'Bo Ek', source: 'Call' }]);
  });

  test('more than fits the field is refused with what to do, and nothing is cut', async () => {
    const { element, events } = await show();
    await paste(element, MAIL.replace('about eleven days', `about ${'eleven '.repeat(40)}days`));
    await pick(element, 'every month end');
    expect(events).toEqual([]);
    expect(one(element, '[data-message]').textContent).toBe('c.DF_Reply_Too_Long');
    await pick(element, 'two people');
    expect(one(element, '[data-message]').textContent).toBe('');
  });

  test('words whose writer the text does not show can be picked, with a warning', async () => {
    const { element, events } = await show();
    await paste(element, 'that is right');
    expect(one(element, '[data-unsure]')).toBeDefined();
    expect(one(element, '[data-use]')).toBeUndefined();
    expect(one(element, '[data-found]')).toBeUndefined();
    await pick(element, 'that is right');
    expect(events).toEqual([['pick', { words: 'that is right' }]]);
  });

  test('a text of the seller alone, an empty and a very long one are each shown', async () => {
    const { element } = await show();
    const message = () => one(element, '[data-message]').textContent;
    await paste(element, MAIL.slice(MAIL.indexOf('On Mon')));
    expect(message()).toBe('c.DF_Reply_None');
    await paste(element, ' ');
    expect([message(), texts(element, '[data-sentence]')]).toEqual(['', []]);
    await paste(element, `Petra Lindqvist: ${'It costs us days. '.repeat(401)}`);
    expect([message(), texts(element, '[data-sentence]').length]).toEqual(['c.DF_Reply_Cut', 400]);
  });

  test('the whole text goes to the checklist for more facts; without one on the page that is shown', async () => {
    const { element } = await show();
    await paste(element, MAIL);
    one(element, '[data-more]').click();
    await settled();
    expect(one(element, '[data-message]').textContent).toBe('c.DF_Reply_No_Checklist');
    const asked = jest.fn(() => true);
    const stop = onFixRequest(DEAL, asked);
    one(element, '[data-more]').click();
    stop();
    expect(asked).toHaveBeenCalledWith({ on: 'notes', text: MAIL });
  });

  test('Tab stops once in the list, arrow keys move in it', async () => {
    const { element } = await show();
    await paste(element, MAIL);
    const stops = () => deepAll(element, '[data-sentence]').map((button) => button.getAttribute('tabindex'));
    expect(stops()).toEqual(['0', '-1']);
    const first = sentence(element, 'eleven days');
    const focused = jest.spyOn(sentence(element, 'two people'), 'focus').mockImplementation(() => {});
    const press = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      first.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([press('ArrowDown'), press('a')]).toEqual([true, false]);
    expect(focused).toHaveBeenCalledTimes(1);
    await pick(element, 'two people');
    expect(stops()).toEqual(['-1', '0']);
  });

  test('keys stay within the list', () => {
    expect([stepTo('ArrowUp', 0, 3), stepTo('ArrowDown', 2, 3), stepTo('Home', 2, 3), stepTo('End', 0, 3)]).toEqual([
      0, 2, 0, 2,
    ]);
    expect([stepTo('ArrowDown', -1, 3), stepTo('Enter', 1, 3)]).toEqual([undefined, undefined]);
  });

  test('without an account nobody is asked for, and without a deal there is no checklist', async () => {
    const element = place('c-confirmation-source', ConfirmationSource, {});
    await settled();
    await paste(element, MAIL);
    expect(texts(element, '[data-sentence]').length).toBeGreaterThan(0);
    expect(one(element, '[data-more]')).toBeUndefined();
    const focus = jest.spyOn(one(element, '[data-paste]'), 'focus').mockImplementation(() => {});
    (element as unknown as HTMLElement).focus();
    expect(focus).toHaveBeenCalledTimes(1);
  });
});
