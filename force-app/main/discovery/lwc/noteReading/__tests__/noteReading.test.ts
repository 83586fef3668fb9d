import { noteFinder } from 'c/noteReading';
import type { Known, Note } from 'c/noteReading';
import { serveNoteModel } from '../../../../../test/jest/noteModel.ts';

const KNOWN: Known = {
  contacts: [{ name: 'Ada King' }],
  users: [{ name: 'Kim Lee' }],
  companies: ['Wolkenbau'],
  products: [],
};

const read = async (text: string, more: Partial<Note> = {}) => {
  const find = await noteFinder();
  return find({ text, name: 'call.vtt', known: KNOWN, currency: 'EUR', ...more });
};

const BUDGET = 'The budget for this year is 40,000 euros, the board approved it.';
const TEAMS = [
  'WEBVTT',
  '',
  '00:12:38.000 --> 00:12:40.500',
  '<v Kim Lee>What budget is there for this?</v>',
  '',
  '00:12:41.000 --> 00:12:46.000',
  '<v Ada King>The board approved a budget of 40,000 euros</v>',
  '',
  '00:12:46.000 --> 00:12:49.000',
  '<v Ada King>for this year, call me at +44 20 7946 0958 &amp; ask.</v>',
].join('\n');

beforeEach(() => serveNoteModel());

describe('reading a text', () => {
  it('gives the words of the customer with speaker, side, place and the hash of the source', async () => {
    expect(await read(TEAMS)).toMatchObject([
      {
        kind: 'Answer',
        concept: 'budget',
        saidBy: 'Ada King',
        side: 'Customer',
        place: '12:41',
        isFound: true,
        isMaybe: false,
        sourceName: 'call.vtt',
        sourceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        source: 'Call',
      },
    ]);
  });

  it('finds the words before it takes numbers and addresses out of them', async () => {
    const [one] = await read(TEAMS);
    expect(one?.quote).toBe('The board approved a budget of 40,000 euros for this year, call me at [phone] & ask.');
    expect(one?.isFound).toBe(true);
    expect(JSON.stringify(await read(TEAMS, { name: 'ada@king.example' }))).not.toContain('ada@king');
  });

  it.each([
    ['"The board approved 40,000 euros for this year."', 'The board approved 40,000 euros for this year.'],
    ['« Our budget for this year is 40,000 euros ».', 'Our budget for this year is 40,000 euros.'],
    ['„Our budget for this year is 40,000 euros.“', 'Our budget for this year is 40,000 euros.'],
    ['"Our budget for this year is 40,000 euros.', 'Our budget for this year is 40,000 euros.'],
    ['Our budget for this year is 40,000 euros."', 'Our budget for this year is 40,000 euros.'],
    ['Our budget for this year is 40,000 euros for a screen of 24"', undefined],
    ['Our budget for this "year" is 40,000 euros.', undefined],
    ['"Our" budget for this "year" is 40,000 euros.', undefined],
  ])('takes off marks around the words, which are shown in marks already: %s', async (said, shown = said) => {
    const [one] = await read(`Ada King: ${said}\nKim Lee: Fine.`);
    expect(one).toMatchObject({ quote: shown, text: shown, isFound: true, place: 'line 1', saidBy: 'Ada King' });
  });

  it('offers no words of the seller, and shows those that tell of the own pitch apart', async () => {
    const pitch = 'I told them our platform is the best in the market';
    expect(await read(pitch)).toMatchObject([{ side: 'Seller', quote: pitch, isFound: true }]);
  });

  it('shows what the seller said in a talk where a customer’s words would be evidence', async () => {
    const found = await read(`Kim Lee: ${BUDGET}\nAda King: Fine with me.`);
    expect(found).toMatchObject([{ side: 'Seller', concept: 'budget', saidBy: 'Kim Lee' }]);
  });

  it('does not know whose words a plain note has, though the words are found', async () => {
    expect(await read(BUDGET)).toMatchObject([{ side: 'Unknown', place: 'line 1', isFound: true }]);
  });

  it('names a mail as its kind of source', async () => {
    const mail = ['From: Ada King <ada@king.example>', 'Subject: Budget', '', 'Hello Kim,', '', BUDGET];
    expect(await read(mail.join('\n'))).toMatchObject([{ source: 'Email', side: 'Customer' }]);
  });

  it('gives a pain the yearly cost that its words name, unless they are in another currency', async () => {
    const text =
      'Kim Lee: What goes wrong?\nAda King: We lose 8,000 euros a month because orders are typed twice by hand.';
    const impactOf = async (said: string, currency: string) =>
      (await read(said, { currency })).find(({ kind }) => kind === 'Pain')?.impact;
    expect(await impactOf(text, 'EUR')).toEqual({ low: null, likely: 96_000, high: null });
    expect(await impactOf(text, 'USD')).toBeUndefined();
    expect(await impactOf(text.replace(' a month', ''), 'EUR')).toBeUndefined();
  });

  it('cuts long sentences after a word, and an endless word anywhere but within a character', async () => {
    const [one] = await read(`Ada King: ${BUDGET.slice(0, -1)} ${'and then again '.repeat(40)}.`);
    expect(one?.text.length).toBeLessThanOrEqual(255);
    expect(one?.text).toMatch(/(?:and|then|again)…$/);
    const [other] = await read(`Budget: ${'😀'.repeat(200)} is what we have`);
    expect(other?.text).toMatch(/^(?:😀){127}…$/u);
  });

  it('offers three answers to a question and eight pains at once; the others are less sure', async () => {
    const years = Array.from({ length: 12 }, (_, year) => `Ada King: ${BUDGET.replace('40', String(year + 11))}`);
    const budgets = (await read(years.join('\n'))).filter(({ concept }) => concept === 'budget');
    expect(budgets.filter(({ isMaybe }) => !isMaybe)).toHaveLength(3);
    expect(budgets.length).toBeGreaterThan(3);
    const orders = Array.from(
      { length: 40 },
      (_, order) => `Ada King: Order ${order} was typed twice and is wrong again.`,
    );
    const pains = (await read(orders.join('\n'))).filter(({ kind }) => kind === 'Pain');
    expect(pains.filter(({ isMaybe }) => !isMaybe)).toHaveLength(8);
    expect(pains.length).toBeLessThanOrEqual(28);
  });
});
