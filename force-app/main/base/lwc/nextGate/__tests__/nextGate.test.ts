import { lackingFor, nextGateOf, recordOf } from 'c/nextGate';
import { boardRow } from '../../../../../test/jest/board.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

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
