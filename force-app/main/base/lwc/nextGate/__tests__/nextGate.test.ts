import { isReady, lackingFor, lackingItems, lackingText, nextGateOf, recordOf, standingWithout } from 'c/nextGate';
import { boardRow } from '../../../../../test/jest/board.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

jest.mock('@salesforce/label/c.DF_List_Missing', () => ({ default: '{0} missing for {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_List_Ready', () => ({ default: 'Ready for {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Not_Visible_For', () => ({ default: '{1} ({0} hidden)' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Not_Visible_Count', () => ({ default: '{0} hidden' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Not_Visible_Named', () => ({ default: '{0} (hidden)' }), { virtual: true });

const judge = (playbooks: readonly object[]) => ({ playbooks, today: '2026-12-01', language: 'de' }) as any;
const deal = (fields: object = {}) => ({ ...boardRow('006A'), ...fields }) as any;

describe('what the next gate asks for', () => {
  test('is that of the next enforced gate, with the concepts of its answers', () => {
    const next = nextGateOf(deal(), judge([playbook]));
    expect(next?.stage).toBe('Value Proposition');
    expect(next?.missing.length).toBeGreaterThan(1);
    expect(next?.concepts.length).toBeGreaterThan(0);
    expect(new Set(next?.missing).size).toBe(next?.missing.length);
  });

  test('is nothing where no enforced gate is ahead, or no playbook governs the deal', () => {
    expect(nextGateOf(deal({ StageName: 'Elsewhere' }), judge([]))).toBeUndefined();
    const gates = playbook.gates.map((gate) => ({ ...gate, mode: 'observe' }));
    expect(nextGateOf(deal(), judge([{ ...playbook, gates }]))).toBeUndefined();
    expect(nextGateOf({ Id: '006' }, judge([]))).toBeUndefined();
  });

  test("is in the reader's language where the playbook has it, else its short form or sentence", () => {
    const [gate] = playbook.gates.filter(({ mode }) => mode === 'enforce') as any[];
    const [first] = gate.criteria;
    const translations = [{ language: 'de', toEnter: gate.toEnter, id: first.id, text: 'Lang', short: 'Kurz' }];
    const one = { ...playbook, gates: [{ ...gate, criteria: [first] }], translations };
    expect(lackingFor(deal(), gate.toEnter, judge([one])).missing).toEqual(['Kurz']);
    const bare = {
      ...one,
      translations: [],
      gates: [{ ...gate, criteria: [{ ...first, short: undefined, sentence: 'Long' }] }],
    };
    expect(lackingFor(deal(), gate.toEnter, judge([bare])).missing).toEqual(['Long']);
  });

  test('is read from an answer of the API: parents by their path, children left out', () => {
    const node = {
      Id: '006A',
      Amount: { value: 5 },
      Owner: { Name: { value: 'Ada' } },
      Nobody: null,
      DF_Answers__r: { edges: [] },
    };
    expect(recordOf(node)).toEqual({ Id: '006A', Amount: 5, 'Owner.Name': 'Ada', Nobody: null });
  });
});

describe('what a deal past a gate stands without', () => {
  const none = { pains: [] };
  const without = (fields: object, ...playbooks: object[]) => standingWithout(deal(fields), none, judge(playbooks));

  test('is all that the gates up to its stage ask, whatever their mode', () => {
    expect(without({ StageName: 'Value Proposition' }, playbook)).toEqual([
      'Note the situation.',
      'Note the problem.',
      'Note two pains.',
    ]);
    expect(without({ StageName: 'Closed Won' }, playbook)).toContain('Note the cause.');
  });

  test('is nothing before the first gate, in no stage, without a playbook, and where all is there', () => {
    expect(without({ StageName: 'Needs Analysis' }, playbook)).toEqual([]);
    expect(without({ StageName: null }, playbook)).toEqual([]);
    expect(without({ StageName: 'Value Proposition' })).toEqual([]);
    const met = { StageName: 'Value Proposition', DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 };
    expect(without(met, playbook)).toEqual([]);
  });

  test('has nothing of what the reader cannot see', () => {
    const { DF_Pains_Quoted__c: _hidden, ...blind } = deal({ StageName: 'Value Proposition' });
    expect(standingWithout(blind, none, judge([playbook]))).toEqual(['Note the situation.', 'Note the problem.']);
  });
});

describe('a field that the reader may not read', () => {
  const { DF_Answers_A__c: _answers, DF_Pains_Quoted__c: _pains, ...blind } = deal();
  const next = (record: object) => nextGateOf(record as any, judge([playbook]))!;

  test('is not counted as missing; its criteria are named', () => {
    const one = next({ ...blind, DF_Answers_A__c: 0 });
    expect([one.missing, one.notVisible]).toEqual([['Note the situation.', 'Note the problem.'], ['Note two pains.']]);
    expect(isReady(one)).toBe(false);
    expect(lackingText(one)).toBe('2 missing for Value Proposition, 1 hidden');
    expect(lackingItems(one)).toEqual(['Note the situation.', 'Note the problem.', 'Note two pains. (hidden)']);
  });

  test('leaves open whether a deal that lacks nothing else is ready', () => {
    const one = next({ ...blind, DF_Answers_A__c: 32 });
    expect([one.missing, isReady(one), lackingText(one)]).toEqual([[], false, 'Value Proposition (1 hidden)']);
    const ready = next({ ...blind, DF_Answers_A__c: 32, DF_Pains_Quoted__c: 2 });
    expect([isReady(ready), lackingText(ready), lackingItems(ready)]).toEqual([
      true,
      'Ready for Value Proposition',
      [],
    ]);
    const missing = next({ ...blind, DF_Answers_A__c: 32, DF_Pains_Quoted__c: null });
    expect(lackingText(missing)).toBe('1 missing for Value Proposition');
  });

  test('asks for no question', () => {
    expect(next({ ...blind, DF_Pains_Quoted__c: 0 }).concepts).toEqual([]);
    expect(next({ ...blind, DF_Answers_A__c: 0 }).concepts).toEqual(['situation', 'problem']);
  });
});
