import { DEAL, playbook } from '../../../../../test/jest/deal.ts';
import { keepPlaces, nextOf, personasOf, topicsOf } from '../nextQuestions.ts';
import { speakerOf } from '../speakers.ts';

const record = { Id: DEAL, StageName: 'Needs Analysis', CreatedDate: '2026-11-20T08:00:00.000Z' };
const contact = (name: string, role = '', title = '', isPrimary = false) => ({
  contactId: `003${name}`,
  name,
  role,
  title,
  isPrimary,
});
const answer = (concept: string, more = {}) => ({ concept, status: 'Answered', level: 2, ...more });

function topics({
  contacts = [] as unknown[],
  answers = [] as unknown[],
  fields = {},
  over = {},
  surroundings = {},
} = {}) {
  return topicsOf([{ ...playbook, ...over }] as any, { ...record, ...fields } as any, { answers, contacts } as any, {
    children: { pains: [] },
    ...surroundings,
  });
}
const order = (options = {}) => topics(options).map(({ concept }) => concept);

describe('the order in which to ask', () => {
  test('what the nearest gate lacks comes first, by weight; then what later gates lack, then what nobody has asked', () => {
    expect(order()).toEqual(['problem', 'situation', 'root cause', 'budget', 'timeline']);
    expect(topics()[0]?.gap).toEqual({ toEnter: 'Value Proposition', evidence: 'Quoted' });
    expect(topics()[3]?.gap).toBeUndefined();
  });

  test('a question that none of the contacts can answer ranks lower among its equals, and shows whom to ask for', () => {
    const questions = [
      { concept: 'budget', ask: 'Budget?', why: '', weight: 2 },
      { concept: 'side effects', ask: 'Side effects?', why: '', weight: 1 },
    ];
    const over = { questions, gates: [] };
    expect(order({ over, contacts: [contact('Ada', 'Economic Buyer')] })).toEqual(['budget', 'side effects']);
    const asked = topics({ over, contacts: [contact('Bob', 'Business User')] });
    expect(asked.map(({ concept }) => concept)).toEqual(['side effects', 'budget']);
    expect(asked.map(({ speaker }) => speaker)).toEqual([{ contactId: '003Bob', name: 'Bob' }, { ask: 'payer' }]);
  });

  test('what a user has promised to find out comes after its equals', () => {
    const answers = [answer('problem', { status: 'Not Known Yet', level: 0 })];
    expect(order({ answers }).slice(0, 2)).toEqual(['situation', 'problem']);
  });

  test('what a live override lets pass is not missing', () => {
    const gates = playbook.gates.map((gate) => ({ ...gate, override: { approver: 'A', maxDays: 14, reasons: [] } }));
    const days = (Date.parse('2026-11-30') - Date.parse('2020-01-01')) / 86_400_000;
    const fields = { DF_Override_Token__c: days * 100 + 3 };
    const asked = topics({ over: { gates }, fields, surroundings: { today: '2026-11-21' } });
    expect(asked.filter(({ gap }) => gap).map(({ concept }) => concept)).toEqual(['root cause']);
  });

  test('an answer that would meet a group of several ways is worth asking for', () => {
    const any = {
      id: 'any',
      kind: 'any',
      of: [
        { kind: 'all', of: [{ kind: 'answered', concept: 'budget', evidence: 'Heard' }] },
        { kind: 'pains', atLeast: 1, evidence: 'Quoted' },
      ],
      sentence: 'One of both.',
    };
    const gates = [{ toEnter: 'Value Proposition', mode: 'enforce', criteria: [any] }];
    expect(topics({ over: { gates } }).filter(({ gap }) => gap)).toHaveLength(1);
    expect(order({ over: { gates } })[0]).toBe('budget');
  });

  test('several questions of one concept are one topic, the weightiest first', () => {
    const questions = [
      { concept: 'problem', ask: 'Light?', why: '', weight: 1 },
      { concept: 'problem', ask: 'Heavy?', why: '', weight: 3 },
    ];
    expect(topics({ over: { questions, gates: [] } }).map(({ questions: asks }) => asks.map(({ ask }) => ask))).toEqual(
      [['Heavy?', 'Light?']],
    );
  });

  test('a gate that asks for a concept without a question still has a place for the answer, named in the language of the reader', () => {
    expect(topics({ over: { questions: [] } }).map(({ questions }) => questions[0]?.ask)).toContain(
      'c.DF_Concept_Problem',
    );
  });

  test('at the end of the path and with everything answered nothing is worth asking', () => {
    const answers = playbook.questions.map(({ concept }) => answer(concept));
    expect(nextOf(topics({ answers, fields: { StageName: 'Closed Won' } }))).toEqual([]);
    expect(nextOf(topics())).toHaveLength(3);
  });
});

describe('who can tell', () => {
  test.each([
    ['Business User', '', ['user']],
    ['', 'CFO', ['payer']],
    ['Technical Buyer', 'Leiterin IT', ['expert', 'head']],
    ['', 'Directrice des achats', ['head', 'purchasing']],
    ['Somebody of ours', 'Sachbearbeiterin', ['user']],
    ['Other', '', []],
  ])('role `%s` and title `%s`', (role, title, personas) => {
    expect(personasOf({ role, title })).toEqual(personas);
  });

  test('the best contact is named, the primary one among equals, and one of whom nothing is known before nobody', () => {
    const cfo = contact('Cleo', '', 'CFO');
    const head = contact('Hana', '', 'Head of Finance');
    expect(speakerOf('budget', [head, cfo]).speaker).toMatchObject({ name: 'Hana' });
    expect(speakerOf('budget', [contact('Una'), contact('Tom', 'Evaluator')]).speaker).toMatchObject({ name: 'Una' });
    expect(
      speakerOf('problem', [contact('A', 'Business User'), contact('B', 'Business User', '', true)]),
    ).toMatchObject({
      speaker: { name: 'B' },
      reach: 1,
    });
  });

  test('without contacts it is said whom to ask for, except where everybody can speak for themselves', () => {
    expect(speakerOf('paper process', []).speaker).toEqual({ ask: 'purchasing' });
    expect(speakerOf('personal impact', []).speaker).toBeUndefined();
    expect(speakerOf('personal impact', [contact('Ada', 'Evaluator')]).speaker).toMatchObject({ name: 'Ada' });
  });
});

describe('places', () => {
  test('who is asked stays in place; what became free is filled by the next', () => {
    expect(keepPlaces([], ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c']);
    expect(keepPlaces(['a', 'b', 'c'], ['b', 'c', 'd', 'e'])).toEqual(['d', 'b', 'c']);
    expect(keepPlaces(['a', 'b', 'c'], ['c', 'b', 'a'])).toEqual(['a', 'b', 'c']);
    expect(keepPlaces(['a', 'b', 'c'], ['c'])).toEqual(['c']);
    expect(keepPlaces(['c'], ['a', 'c'])).toEqual(['c', 'a']);
  });
});
