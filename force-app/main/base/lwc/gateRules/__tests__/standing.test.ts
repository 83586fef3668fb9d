import { criterionOf, lasting, stagesPastGates } from 'c/gateRules';

const filled = { id: 'f', kind: 'filled', field: 'A' };
const cameFrom = { id: 'c', kind: 'cameFrom', stages: ['First'] };
const moved = { id: 'm', kind: 'any', of: [filled, { id: 'd', kind: 'movedBy', field: 'CloseDate', atMost: 5 }] };
const playbookOf = (code: string, stages: string[], toEnter: string, criteria: object[] = []) =>
  ({ playbook: code, stages, gates: [{ toEnter, mode: 'enforce', criteria }] }) as any;
const entry = (id: string, more = {}) => ({ id, playbook: 'a', toEnter: 'Third', ...more }) as any;

const A = playbookOf('a', ['First', 'Second', 'Third', 'Won'], 'Third', [filled, cameFrom, moved]);

test('a deal is past a gate in its stage and after it, in any playbook; a gate to an exempt stage has none after it', () => {
  expect(stagesPastGates([A])).toEqual(['Third', 'Won']);
  expect(stagesPastGates([A, playbookOf('b', ['First', 'Legal', 'Won'], 'Legal')])).toEqual(['Third', 'Won', 'Legal']);
  expect(stagesPastGates([playbookOf('c', ['First'], 'Lost')])).toEqual([]);
});

test('what a save alone was asked is no part of what a deal stands without, nor what an override opens', () => {
  const unmet = [entry('f'), entry('c'), entry('m'), entry('f', { overridden: true }), entry('new-record')];
  expect(lasting([A], unmet)).toEqual([entry('f')]);
  expect(lasting([], unmet)).toEqual([]);
});

test('the criterion of an entry is found by its gate', () => {
  expect(criterionOf(A, entry('f'))).toBe(filled);
  expect(criterionOf(A, entry('f', { toEnter: 'Won' }))).toBeUndefined();
});
