import { DEAL, playbook } from '../../../../../test/jest/deal.ts';
import { OPEN_DIGIT, slotOf } from '../../gateRules/concepts.ts';
import { introduced, keepPlaces, nextOf, personasOf, topicsOf } from '../nextQuestions.ts';
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
    expect(topics()[0]?.gap).toEqual({ toEnter: 'Value Proposition', evidence: 'Quoted', isBlocking: true });
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
    expect(asked.map(({ speaker }) => speaker)).toEqual([
      { contactId: '003Bob', name: 'Bob', position: 'Business User' },
      { ask: 'payer' },
    ]);
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

  const named = (concept: string, contacts: ReturnType<typeof contact>[]) => speakerOf(concept, contacts).speaker;

  test('the role on the deal counts before the words of a title', () => {
    const contacts = [contact('Cleo', '', 'CFO', true), contact('Eva', 'Economic Buyer', 'Clerk')];
    expect(named('budget', contacts)).toEqual({ contactId: '003Eva', name: 'Eva', position: 'Clerk' });
    expect(named('budget', contacts.slice(0, 1))).toMatchObject({ name: 'Cleo' });
  });

  test('of several the persona that can answer best is named, and among equals the primary contact', () => {
    const contacts = [contact('Pia', '', 'Head of purchasing'), contact('Cleo', '', 'CFO')];
    expect(named('decision process', contacts)).toMatchObject({ name: 'Cleo' });
    expect(named('paper process', contacts)).toMatchObject({ name: 'Pia' });
    const users = [contact('A', 'Business User'), contact('B', 'Business User', '', true)];
    expect(speakerOf('problem', users)).toMatchObject({ speaker: { name: 'B' }, reach: 1 });
  });

  test('nobody is guessed: of a contact without role and title only the primary one is named', () => {
    expect(named('budget', [contact('Una'), contact('Tom', 'Evaluator')])).toEqual({ ask: 'payer' });
    const primary = contact('Una', '', '', true);
    expect(named('budget', [primary])).toEqual({ contactId: '003Una', name: 'Una', position: '' });
    expect(named('budget', [primary, contact('Cleo', '', 'CFO')])).toMatchObject({ name: 'Cleo' });
    expect(named('budget', [contact('Tom', 'Evaluator', '', true)])).toEqual({ ask: 'payer' });
  });

  test('without contacts it is said whom to ask for, except where everybody can speak for themselves', () => {
    expect(speakerOf('paper process', []).speaker).toEqual({ ask: 'purchasing' });
    expect(speakerOf('personal impact', []).speaker).toBeUndefined();
    expect(speakerOf('personal impact', [contact('Ada', 'Evaluator')]).speaker).toMatchObject({ name: 'Ada' });
  });
});

describe('what blocks the next stage', () => {
  const blocking = (options = {}) =>
    topics(options)
      .filter(({ gap }) => gap?.isBlocking)
      .map(({ concept }) => concept);
  const gate = (toEnter: string, mode: string, concept: string) => {
    const criterion = { id: concept, kind: 'answered', concept, evidence: 'Heard', sentence: concept };
    return { toEnter, mode, criteria: [criterion] };
  };

  test('is what the nearest gate lacks, and nothing of a later one', () => {
    expect(blocking()).toEqual(['problem', 'situation']);
  });

  test('is nothing of a gate that only warns', () => {
    const [first, later] = ['Value Proposition', playbook.stages.at(-1) ?? ''];
    const gates = [gate(first, 'warn', 'situation'), gate(later, 'enforce', 'budget')];
    expect(blocking({ over: { gates } })).toEqual(['budget']);
    const both = [gate(first, 'warn', 'budget'), gate(later, 'enforce', 'budget')];
    expect(blocking({ over: { gates: both } })).toEqual([]);
  });

  test('is what a passed gate asks again and left open until now, next to what the next gate lacks', () => {
    const open = { id: 'open', kind: 'answered', concept: 'timeline', evidence: 'Heard', sentence: 'Timeline.' };
    const passed = {
      toEnter: 'Needs Analysis',
      mode: 'enforce',
      criteria: [{ ...open, notKnownYet: ['Needs Analysis'] }],
    };
    const gates = [passed, gate('Value Proposition', 'enforce', 'budget')];
    const { field, power } = slotOf('timeline');
    const options = {
      answers: [answer('timeline', { status: 'Not Known Yet', level: 0 })],
      fields: { [field]: OPEN_DIGIT * 10 ** power },
      over: { gates },
      surroundings: { today: '2026-11-21' },
    };
    expect(blocking(options)).toEqual(['budget', 'timeline']);
    expect(order(options).slice(0, 2)).toEqual(['budget', 'timeline']);
    expect(topics(options)[1]?.gap).toEqual({ toEnter: 'Value Proposition', evidence: 'Heard', isBlocking: true });
  });
});

describe('places', () => {
  const free = { blocking: [], isHeld: false };
  const held = { blocking: ['c', 'd'], isHeld: true };

  test('a place that became free is not given to a question of a later gate above one that blocks now', () => {
    expect(keepPlaces(['a', 'b', 'c'], ['b', 'c', 'd', 'e'], { blocking: ['b'], isHeld: false })).toEqual([
      'b',
      'c',
      'd',
    ]);
    expect(keepPlaces(['a', 'b', 'c'], ['d', 'b', 'c'], { blocking: ['d'], isHeld: false })).toEqual(['d', 'b', 'c']);
  });

  test('while the seller types in one, all stay in place, and what became free is filled by the next', () => {
    expect(keepPlaces(['a', 'b', 'c'], ['b', 'c', 'd', 'e'], held)).toEqual(['d', 'b', 'c']);
    expect(keepPlaces(['a', 'b', 'c'], ['c'], held)).toEqual(['c']);
  });

  test('nothing moves for a change of order alone', () => {
    expect(keepPlaces([], ['a', 'b', 'c', 'd'], free)).toEqual(['a', 'b', 'c']);
    expect(keepPlaces(['a', 'b', 'c'], ['c', 'b', 'a'], free)).toEqual(['a', 'b', 'c']);
    expect(keepPlaces(['c'], ['a', 'c'], free)).toEqual(['c', 'a']);
  });
});

describe('whom to ask, below each other', () => {
  test('a kind of person is named once, and a position with its contact once', () => {
    const shown = (contacts: unknown[]) => introduced(topics({ contacts }).slice(0, 3)).map(({ speaker }) => speaker);
    expect(shown([])).toEqual([{ ask: 'user' }, undefined, undefined]);
    const ada = { contactId: '003Ada', name: 'Ada', position: '' };
    expect(shown([contact('Ada', 'Business User')])).toEqual([{ ...ada, position: 'Business User' }, ada, ada]);
  });

  test('a topic that everybody can answer is left as it is', () => {
    const questions = [{ concept: 'personal impact', ask: 'And you?', why: '', weight: 1 }];
    const asked = topics({ over: { questions, gates: [] } });
    expect(introduced(asked)).toEqual(asked);
  });
});
