import { askKind, isAsk, isFollowUp, readFocus } from '../customerFocus.ts';

const kinds = (text: string): string[] => readFocus(text).spans.map(({ kind }) => kind);

describe('a text about us', () => {
  it('is counted by clauses, each with its place', () => {
    const text =
      'We have twenty offices, and we invest a lot. Our founders are engineers; your planners see the stock.';
    const { aboutUs, clauses, aboutCustomer, advice, spans } = readFocus(text);
    expect({ aboutUs, clauses, aboutCustomer }).toEqual({ aboutUs: 3, clauses: 4, aboutCustomer: 1 });
    expect(advice).toEqual({ kind: 'us', about: 3, clauses: 4 });
    expect(spans.filter(({ kind }) => kind === 'us').map(({ start, end }) => text.slice(start, end))).toEqual([
      'We have twenty offices',
      'and we invest a lot',
      'Our founders are engineers',
    ]);
  });

  it('is not one where "we" means both sides, nor where only I speak', () => {
    expect(readFocus('We agreed that you send the list on Friday').aboutUs).toBe(0);
    expect(readFocus('I will send the list to the auditor').aboutUs).toBe(0);
  });

  it('takes names of the seller for us, and names of the customer for the customer', () => {
    const names = { companies: ['Blue Crane'], products: ['Crane Desk'], customer: ['Oak & Sons'] };
    expect(readFocus('Blue Crane makes Crane Desk with great care', names).aboutUs).toBe(1);
    expect(readFocus('Crane Desk runs at Oak & Sons from spring', names).aboutUs).toBe(0);
    expect(readFocus('Crane Desk runs here and there', { products: ['Crane Desk', ''] }).aboutUs).toBe(1);
  });

  it('does not count quotes, code and lines of an answered mail', () => {
    expect(readFocus('She wrote "we love our platform, we need it" on Monday').aboutUs).toBe(0);
    expect(readFocus('> we are the leading provider\nThe list comes on Friday from the plant').advice).toBeNull();
    expect(readFocus('The script `our best platform` stops every night').advice).toBeNull();
  });

  it('does not take the country for us', () => {
    expect(readFocus('The US plant waits for papers').aboutUs).toBe(0);
  });

  it('is not seen in what may be the customer’s own words, but for what sellers sell', () => {
    const options = { isCustomerVoice: true };
    expect(readFocus('We pay overtime and our planners stay late', options).advice).toBeNull();
    expect(readFocus('Our solution runs in our own centre', options).advice).toMatchObject({ kind: 'us' });
    expect(readFocus('I told them our platform is the best in the market', options).advice).toMatchObject({
      kind: 'puffery',
    });
    expect(readFocus('SSO, an API, alerts and dashboards', options).advice).toBeNull();
  });
});

describe('puffery', () => {
  it('is named by its words', () => {
    expect(readFocus('It is a truly world-class product').advice).toEqual({ kind: 'puffery', words: 'world-class' });
  });

  it.each([
    ['a number', 'Our tool is the fastest: 40 documents a minute'],
    ['a named source', 'According to Ms Adler our tool is the fastest'],
    ['a quote', 'Our tool is the fastest, "two days faster" for them'],
    ['a question', 'Is our tool the best one for you?'],
    ['a negation', 'Our tool is not the best choice here'],
    ['the customer as the leader', 'You are the market leader in ovens'],
    ['a study house', 'Our tool is the fastest in a test by Gartner'],
    ['an amount after a name with a number', 'Our B2B tool is the fastest: 40 pages'],
  ])('is excused by %s', (_why, text) => {
    expect(kinds(text)).not.toContain('puffery');
  });

  it.each([
    'Our platform is number 1 in Europe',
    'Our award-winning platform works 24/7',
    'Our platform is 100 % perfect',
    'Since 1998 our platform is the best',
    'According to us our platform is the best',
    'According to our customers our platform is the best',
  ])('is not excused by what proves nothing: %s', (text) => {
    expect(kinds(text)).toContain('puffery');
  });
});

describe('other advice', () => {
  it('asks for the pain behind a list of features', () => {
    expect(readFocus('It has dashboards, alerts, SSO and a mobile app').advice).toEqual({ kind: 'features', count: 1 });
    expect(readFocus('Alerts, dashboards and SSO, so that nobody waits for reports').advice).toBeNull();
  });

  it('names general words where nothing is concrete', () => {
    const { advice } = readFocus('Optimised efficiency and better performance across the board');
    expect(advice).toEqual({ kind: 'vague', words: 'Optimised, efficiency, better' });
  });

  it('is none for too little text', () => {
    expect(readFocus('The best')).toMatchObject({ isTooLittle: true, advice: null, spans: [] });
    expect(readFocus('')).toMatchObject({ isTooLittle: true, language: 'en' });
  });

  it('names what was asked', () => {
    expect(kinds('What happens at month end? It takes nine days.')).toEqual([
      'ask',
      'concrete',
      'concrete',
      'concrete',
    ]);
    expect(kinds('Nice and handy for all, right? It works.')).not.toContain('ask');
  });
});

describe('languages', () => {
  it.each([
    ['de', 'Sie sparen viel Zeit, weil niemand mehr abtippt'],
    ['fr', 'Vous gagnez du temps parce que personne ne ressaisit'],
    ['es', 'Ustedes ahorran tiempo porque nadie copia'],
  ])('%s is recognised, with the customer in it', (language, text) => {
    expect(readFocus(text)).toMatchObject({ language, aboutCustomer: 1, advice: null });
  });

  it('can be given', () => {
    expect(readFocus('Software aus Hamburg seit Jahren', { language: 'fr' }).language).toBe('fr');
  });
});

describe('questions', () => {
  it.each([
    ['What happens then?', 'open'],
    ['Do you use Excel?', 'closed'],
    ['Walk me through the last one', 'open'],
    ['what do you do then', 'open'],
    ['You too?', 'closed'],
    ['Hello, are you in?', 'closed'],
    ['As the list is long now, how do you sort it?', 'open'],
    ['As it is long, could you spare just one?', null],
    ['Could you spare just one?', null],
    ['could you spare just one', null],
    ['Even a bit?', null],
    ['A bit, even?', null],
    ['It has a long list of parts and colours in it. Does that sound good?', null],
    ['It is long, does that sound good?', null],
    ['It is long, right?', null],
    ["It is long, isn't it?", null],
    ['I like it myself how about you?', null],
    ['A statement of far more words than a question of this kind has?', null],
    ['Did you know that?', 'closed'],
    ["Isn't that nice?", null],
    ["isn't that nice", null],
    ['what a day', null],
    ['?', null],
    ['', null],
  ])('%s is %s', (sentence, kind) => {
    expect(askKind(sentence)).toBe(kind);
    expect(isAsk(sentence)).toBe(kind !== null);
  });

  it('follow up when they take up the last words, or can only follow', () => {
    expect(isFollowUp('Which invoices come back?', 'Every tenth invoice is wrong.')).toBe(true);
    expect(isFollowUp('How so?', 'Every tenth invoice is wrong.')).toBe(true);
    expect(isFollowUp('Who signs?', 'Every tenth invoice is wrong.')).toBe(false);
    expect(isFollowUp('The invoice is long.', 'Every tenth invoice is wrong.')).toBe(false);
    expect(isFollowUp('How so?', '')).toBe(false);
  });
});

describe('hostile texts', () => {
  it.each([
    ['one long word', 'a'.repeat(300_000)],
    ['one word again and again', 'best '.repeat(60_000)],
    ['quotation marks', '"“„«`'.repeat(60_000)],
    ['markup', '<b>our best</b> '.repeat(20_000)],
    ['question marks', '?!. '.repeat(75_000)],
    ['right to left', 'שלום עולם '.repeat(30_000)],
    ['lone surrogates', '\uD800 our \uDC00 best '.repeat(20_000)],
    ['marks on marks', `e${'\u0301'.repeat(200_000)} our best platform`],
  ])('%s takes no more than its length', (_what, text) => {
    const start = performance.now();
    expect(() => readFocus(text)).not.toThrow();
    expect(() => isAsk(text)).not.toThrow();
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('questions without a mark, and parts after a statement', () => {
  it.each([
    ['what do you use today', 'open'],
    ['how much do you pay for it', 'open'],
    ['do you have a plan', 'closed'],
    ['could you spare just a little', null],
    ['what a day', null],
    ['how', null],
    ['We ship daily, what do you use?', 'open'],
    ['Any other tools?', 'closed'],
    ['Maybe half of it?', null],
    ['Would you take just one?', null],
    ['It is late for it, would you take just one?', null],
    ['would you take just one', null],
    ['Perhaps you too?', 'closed'],
    ['The lines have stood still for most of the week again?', null],
    ['', null],
  ])('%s', (sentence, kind) => {
    expect(askKind(sentence)).toBe(kind);
  });
});

test('the number of a product’s name proves no claim and makes nothing concrete; another number does', () => {
  const products = ['Crane 500'];
  const claim = 'Crane 500 is the most advanced suite on the market';
  expect(readFocus(claim, { products }).advice).toMatchObject({ kind: 'puffery', words: 'most advanced' });
  expect(readFocus(`${claim}, rated 97 of 120 points`, { products }).advice?.kind).not.toBe('puffery');
  const spans = readFocus('Crane 500 and scalable innovation with synergies', { products }).spans;
  expect(spans.map(({ kind }) => kind)).not.toContain('concrete');
});

test('a company without a letter in its name is no word of the text', () => {
  const text = 'Our platform is the best there is, and we know it — everybody does.';
  const options = { language: 'en' } as const;
  expect(readFocus(text, { ...options, companies: ['', '—'] })).toEqual(readFocus(text, options));
});

describe('words', () => {
  const concrete = (text: string): string[] =>
    readFocus(text)
      .spans.filter(({ kind }) => kind === 'concrete')
      .map((span) => text.slice(span.start, span.end));

  it('keep their places between letters of any alphabet, arrows and quotation marks', () => {
    expect(concrete('Δοκιμή: 12 parts → 14 parts on “site”')).toEqual(['12', '14']);
    expect(concrete('Prüfung über 12 Teile – 14 Tage')).toEqual(['12', '14', 'Tage']);
    expect(concrete('the 24-7 desk, version 1.5, 3’5 and 7. – end')).toEqual(['24-7', '1.5', '3’5', '7']);
  });

  it('are compared in lower case without accents, the longest ones cut', () => {
    const us = (text: string): number => readFocus(text, { companies: ['Überwerk'] }).aboutUs;
    expect(us('ÜBERWERK builds pumps with care')).toBe(1);
    expect(us(`${'x'.repeat(100)}-12 Uberwerk builds pumps`)).toBe(1);
    expect(us('The US office has a desk')).toBe(0);
  });

  it('of a quote or of lines of a mail are not the writer’s', () => {
    expect(readFocus('They said "we love our platform" twice today').aboutUs).toBe(0);
    expect(readFocus('Fine for me, see below\n> we love our platform\nGreetings from here').aboutUs).toBe(0);
  });

  it('that were seen before do not fill the memory', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `word${at.toString(36)}`).join(' ');
    expect(readFocus(`${many} our platform`).isTooLittle).toBe(false);
    expect(readFocus('Our platform is our pride').aboutUs).toBe(1);
  });
});
