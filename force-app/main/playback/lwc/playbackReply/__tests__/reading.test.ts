import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import PlaybackReply from 'c/playbackReply';
import type { ReplySentence } from 'c/replyReading';
import { onFixRequest } from 'c/fixRequests';
import { DEAL, deepAll, settled as settledOnce, texts } from '../../../../../test/jest/deal.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';
import { cutAtWord, snap } from '../snapping.ts';

// Without their places the labels would hide what was found.
jest.mock('@salesforce/label/c.DF_Reply_Found', () => ({ __esModule: true, default: 'Found: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Reply_No_Contact', () => ({ __esModule: true, default: '{0}?' }), { virtual: true });

const said = (text: string, side: ReplySentence['side'] = 'customer', speaker = 'Ada King') => ({
  text,
  side,
  speaker,
});
const at = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

describe('words for a confirmation', () => {
  const text = 'Yes, it costs us half a day and 56,000 a year. Thank you!\n> You told us\n> that it is late.';
  const sentences = [
    said('Yes, it costs us half a day and 56,000 a year.'),
    said('Thank you!'),
    said('You told us that it is late.', 'seller', 'Sam'),
  ];

  test('are whole sentences, whatever part of them is selected, also in a number', () => {
    expect(snap(text, sentences, at(text, 'a day and 56,0')).words).toBe(sentences[0]?.text);
    expect(snap(text, sentences, at(text, 'year. Th')).words).toBe(`${sentences[0]?.text} Thank you!`);
  });

  test('are all of the customer’s without a selection, unless that is more than a confirmation may have', () => {
    expect(snap(text, sentences, { start: 3, end: 3 }).words).toBe(`${sentences[0]?.text} Thank you!`);
    const long = [said('One. '.repeat(40).trim()), said('Two. '.repeat(40).trim())];
    const whole = long.map((one) => one.text).join(' ');
    expect(snap(whole, long, { start: 0, end: 0 })).toEqual({ words: '', isOurs: false });
    expect(snap(whole, long, { start: 0, end: whole.length }).words).toBe(long[0]?.text);
  });

  test('are never ours, and of one person only', () => {
    expect(snap(text, sentences, at(text, 'told us\n> that'))).toEqual({ words: '', isOurs: true });
    expect(snap(text, sentences, { start: 0, end: text.length }).words).toBe(`${sentences[0]?.text} Thank you!`);
    const two = [said('One.'), said('Two.', 'customer', 'Bo Ek')];
    expect(snap('One. Two.', two, { start: 0, end: 9 }).words).toBe('One.');
  });

  test('are found where a number was taken out, and not where the text differs', () => {
    const written = 'Call me (+46 70 123 45 67). Yes.';
    const redacted = [said('Call me ([phone]).'), said('Yes.')];
    expect(snap(written, redacted, at(written, 'Yes')).words).toBe('Yes.');
    expect(snap(written, redacted, at(written, '70')).words).toBe('Call me ([phone]).');
    expect(snap('A &amp; B', [said('A & B')], { start: 0, end: 3 })).toEqual({ words: '', isOurs: false });
  });

  test('a sentence that is too long is cut behind a word, never within a number', () => {
    const long = said(`${'word '.repeat(60)}end.`);
    expect(snap(long.text, [long], { start: 0, end: 4 }).words).toMatch(/word$/);
    const start = `${'x'.repeat(248)} `;
    expect(cutAtWord(`${start}56,000 a year`)).toBe(`${start}56,000`);
    expect(cutAtWord(`${start}1 56 000 000 a year`)).toBe(start.trim());
    expect(cutAtWord('x'.repeat(300))).toHaveLength(255);
    expect(cutAtWord('short')).toBe('short');
  });
});

const MAIL = `From: Petra Lindqvist <petra@northwind.example>
To: Sam Ortega <sam@vendor.example>
Date: Tue, 12 May 2026 10:12:33 +0200
Subject: Re: What we understood

Yes, one in fifty is wrong. Two people leave in spring.

Best regards,
Petra Lindqvist

On Mon, 11 May 2026 at 17:03, Sam Ortega <sam@vendor.example> wrote:
> You told me that the orders are wrong.
`;
const deal = {
  pains: [
    { id: 'p2', statement: 'Typos', evidence: 'Heard', level: 2, status: 'Live', quote: '', saidBy: '', saidOn: '' },
  ],
  answers: [],
};

async function settled() {
  await settledOnce();
  await settledOnce();
  await settledOnce();
  await settledOnce();
}

const node = (Id: string, Name: string, Email: string) => ({
  node: { Id, Name: { value: Name }, Email: { value: Email } },
});

async function show(contacts = [node('0031', 'Petra Lindqvist', 'petra@northwind.example')]) {
  const element = createElement('c-playback-reply', { is: PlaybackReply }) as HTMLElement & Record<string, any>;
  Object.assign(element, { deal, dealId: DEAL, accountId: '001' });
  document.body.appendChild(element);
  await settled();
  const users = [node('0051', 'Sam Ortega', 'sam@vendor.example')];
  const query = { Contact: { edges: contacts }, User: { edges: users } };
  stubOf(graphql).emit({ uiapi: { query } }, named('confirmationPeople'));
  await settled();
  return element;
}

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & Record<string, any>;
const area = (element: Element) => one(element, 'textarea') as unknown as HTMLTextAreaElement;

async function paste(element: Element, text: string, selected = '') {
  area(element).value = text;
  area(element).dispatchEvent(new CustomEvent('input'));
  await settled();
  const { start, end } = at(text, selected);
  area(element).setSelectionRange(start, end);
}

async function pick(element: Element) {
  one(element, '[data-pick]').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
  await settled();
}

describe('a pasted mail', () => {
  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
  });

  test('shows who wrote it and when, and takes that over on request only', async () => {
    const element = await show();
    await paste(element, MAIL, 'in fifty');
    expect(texts(element, '[data-found]')).toEqual(['Found: Petra Lindqvist, May 12, 2026, c.DF_Source_Email']);
    await pick(element);
    expect(one(element, '[data-quote]').value).toBe('Yes, one in fifty is wrong.');
    expect(one(element, '[data-source]').value.by).toBe('');
    one(element, '[data-use]').click();
    await settled();
    expect(one(element, '[data-source]').value).toEqual({
      by: '0031',
      byName: 'Petra Lindqvist',
      on: '2026-05-12',
      source: 'Email',
    });
    await expect(element).toBeAccessible();
  });

  test('our own sentence confirms nothing, and taking it loses no words that are there', async () => {
    const element = await show();
    await paste(element, MAIL, 'the orders are');
    await pick(element);
    expect(one(element, '[data-quote]').value).toBe('');
    expect(texts(element, '[data-message]')).toEqual(['c.DF_Playback_Reply_Take_Ours']);
    const select = (part: string) => area(element).setSelectionRange(at(MAIL, part).start, at(MAIL, part).end);
    select('Two people');
    one(element, '[data-take]').click();
    await settled();
    select('the orders are');
    one(element, '[data-take]').click();
    await settled();
    expect(one(element, '[data-quote]').value).toBe('Two people leave in spring.');
  });

  /** Pastes and picks in one go, as a quick seller does while the reader is still being loaded. */
  async function pickAtOnce(element: Element, selected: string, typed?: string) {
    area(element).value = MAIL;
    area(element).dispatchEvent(new CustomEvent('input'));
    const { start, end } = at(MAIL, selected);
    area(element).setSelectionRange(start, end);
    // Only until the rows are drawn.
    await Promise.resolve();
    one(element, '[data-pick]').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    if (typed !== undefined) {
      await Promise.resolve();
      one(element, '[data-quote]').dispatchEvent(new CustomEvent('change', { detail: { value: typed } }));
    }
    await settled();
  }

  test('words that are picked before the reader is loaded become whole sentences as soon as it is', async () => {
    const element = await show();
    await pickAtOnce(element, 'in fifty');
    expect(one(element, '[data-quote]').value).toBe('Yes, one in fifty is wrong.');
  });

  test('our own sentence that is picked before the reader is loaded is taken out again', async () => {
    const element = await show();
    await pickAtOnce(element, 'the orders are');
    expect(one(element, '[data-quote]').value).toBe('');
    expect(texts(element, '[data-message]')).toEqual(['c.DF_Playback_Reply_Take_Ours']);
  });

  test('words that the seller changed meanwhile stay', async () => {
    const element = await show();
    await pickAtOnce(element, 'in fifty', 'One in fifty, she wrote.');
    expect(one(element, '[data-quote]').value).toBe('One in fifty, she wrote.');
  });

  test('of a person who is no contact names them, and makes no contact', async () => {
    const element = await show([]);
    await paste(element, MAIL);
    expect(texts(element, '[data-stranger]')).toEqual(['Petra Lindqvist?']);
    expect(texts(element, '[data-found]')).toEqual(['Found: Petra Lindqvist, May 12, 2026, c.DF_Source_Email']);
  });

  test('is known by its address where the mail has no name', async () => {
    const element = await show([node('0031', 'P. Lindqvist', 'petra@northwind.example')]);
    await paste(
      element,
      MAIL.replaceAll('Petra Lindqvist <petra@northwind.example>', 'petra@northwind.example').replace(
        'Petra Lindqvist\n',
        '',
      ),
    );
    expect(texts(element, '[data-found]')[0]).toContain('P. Lindqvist');
  });

  test('words without a name or day have nothing to take over', async () => {
    const element = await show();
    await paste(element, 'Yes, that is right.');
    expect(deepAll(element, '[data-found], [data-use], [data-stranger]')).toHaveLength(0);
  });

  test('goes to the checklist for new facts; without one on the page that is said', async () => {
    const element = await show();
    await paste(element, MAIL);
    one(element, '[data-more]').click();
    await settled();
    expect(texts(element, '[data-message]')).toEqual(['c.DF_Reply_No_Checklist']);
    const requested = jest.fn(() => true);
    const stop = onFixRequest(DEAL, requested);
    one(element, '[data-more]').click();
    await settled();
    stop();
    expect(requested).toHaveBeenCalledWith({ on: 'notes', text: MAIL });
    expect(texts(element, '[data-message]')).toEqual(['']);
  });

  test('is read again after a reload, from the draft', async () => {
    await paste(await show(), MAIL);
    document.body.replaceChildren();
    expect(texts(await show(), '[data-found]')[0]).toContain('Petra Lindqvist');
  });
});
