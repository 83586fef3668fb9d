import { readNotes } from '../noteReading.ts';

const concepts = (notes: string) => readNotes(notes).map(({ concept }) => concept);

describe('what notes tell', () => {
  it('is found with its words, its speaker and its line', () => {
    const notes =
      'Call with Acme\n\n- Ada King (CFO): Orders are typed twice. How often does that happen?\nIt costs us 40 hours a week.';
    expect(readNotes(notes)).toEqual([
      {
        kind: 'Pain',
        concept: 'problem',
        text: 'Orders are typed twice.',
        quote: 'Orders are typed twice.',
        saidBy: 'Ada King (CFO)',
        line: 3,
      },
      expect.objectContaining({ kind: 'Answer', concept: 'business impact', saidBy: '', line: 4 }),
    ]);
  });

  it.each([
    ['Today we use three spreadsheets.', 'situation'],
    ['It happens because nobody owns the master data.', 'root cause'],
    ['Wir nutzen derzeit drei Tabellen.', 'situation'],
    ['Das kostet uns 40.000 Euro im Jahr.', 'business impact'],
    ['Die Rechnungen kommen zu spät, weil niemand sie prüft.', 'root cause'],
    ['Si rien ne change, nous perdons le client.', 'cost of inaction'],
    ['Nous utilisons actuellement un vieux logiciel.', 'situation'],
    ['Queremos cerrar el mes en dos días.', 'desired state'],
    ['El presupuesto sale de operaciones.', 'budget'],
    ['The budget is 50,000 euros and comes from operations.', 'budget'],
    ['The steering committee meets in May.', 'decision process'],
    ['My team works every weekend.', 'personal impact'],
    ['The works council is against it.', 'stakeholder risk'],
    ['Our CFO has the final say.', 'economic buyer'],
    ['We tried a CRM three years ago.', 'tried before'],
  ])('%s speaks of %s', (sentence, concept) => {
    expect(concepts(sentence)).toEqual([concept]);
  });

  it('leaves out questions, chatter and what is too short to say anything', () => {
    expect(readNotes('What is the problem?\nNice weather in Hamburg.\nBudget ok\n\n   \n')).toEqual([]);
  });

  it('finds a cue only at the beginning of a word', () => {
    expect(readNotes('The unfailing support was lovely.')).toEqual([]);
  });

  it('returns the same sentence once, and at most three answers a concept', () => {
    const notes = Array.from({ length: 6 }, (_, index) => `The budget of unit ${index % 5} is fixed.`).join('\n');
    expect(concepts(notes)).toEqual(['budget', 'budget', 'budget']);
  });

  it('stops where nobody would go on reading', () => {
    const notes = Array.from({ length: 500 }, (_, index) => `Process ${index} fails every day.`).join('\n');
    expect(readNotes(notes)).toHaveLength(40);
  });

  it('takes a time or a number at the beginning of a line for its place, not for words', () => {
    expect(readNotes('[00:12:03] Bob: Our exports fail.  \n2) Our imports fail too.')).toMatchObject([
      { saidBy: 'Bob', text: 'Our exports fail.', line: 1 },
      { saidBy: '', text: 'Our imports fail too.', line: 2 },
    ]);
  });

  it('cuts a long sentence at a word, and never through an emoji', () => {
    const [found] = readNotes(`It fails ${'again 😀 '.repeat(80)}.`);
    expect(found?.text.length).toBeLessThanOrEqual(255);
    expect(found?.text.endsWith('…')).toBe(true);
    expect(found?.text.isWellFormed()).toBe(true);
    const [whole] = readNotes(`It fails ${'x'.repeat(400)}`);
    expect(whole?.text.startsWith('It fails')).toBe(true);
  });

  it('cuts a sentence without spaces at a character', () => {
    const [found] = readNotes(`"Problem! ${'界'.repeat(300)} 界 界"`);
    expect(found?.text).toHaveLength(255);
  });

  it('takes 100,000 lines in its stride', () => {
    expect(readNotes('Nothing of note here at all.\n'.repeat(100_000))).toEqual([]);
  });
});
