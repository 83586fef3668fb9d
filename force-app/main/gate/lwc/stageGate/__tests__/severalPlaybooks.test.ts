import { executeMutation } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { deepAll, playbook, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { overrideTermsFor } from 'c/overrideTerms';
import { gatesTo } from 'c/gateLines';
import { nextTarget, targetsOf } from '../targets.ts';

const next = { id: 'next', kind: 'filled', field: 'NextStep', sentence: 'Note the next step.' };
/** Asks for a field at the same stage as the other playbook, and knows one stage that the other does not. */
const security = {
  ...playbook,
  playbook: 'security',
  title: 'Security review',
  stages: ['Prospecting', 'Needs Analysis', 'Review', 'Value Proposition', 'Closed Won'],
  gates: [{ toEnter: 'Value Proposition', mode: 'enforce', criteria: [next] }],
};
const numbers = { Prospecting: 1, 'Needs Analysis': 2, Review: 3, 'Value Proposition': 4, 'Closed Won': 5 };
const numbered = [security, playbook].map((one) => ({ ...one, stageNumbers: numbers }));

const show = () => showPanel('c-stage-gate', StageGate, { playbooks: numbered });

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

test('a criterion of the second live playbook is in the panel before the org refuses the save for it', async () => {
  const element = await show();
  expect(texts(element, '[data-title]')).toEqual([
    'Note the next step.',
    'Note the situation.',
    'Note the problem.',
    'Note two pains.',
  ]);
  expect(texts(element, '[data-playbook]')).toEqual(['Security review', 'Test']);
  await expect(element).toBeAccessible();
});

test('with one playbook no gate names it', async () => {
  expect(texts(await showPanel('c-stage-gate', StageGate), '[data-playbook]')).toEqual([]);
});

test('a refusal by two playbooks shows both and is recorded for each', async () => {
  const element = await show();
  (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Note the problem.', 'Note the next step.', 'Our rule.'));
  (deepAll(element, '[data-advance]')[0] as HTMLElement).click();
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
  const within = (selector: string) => texts(deepAll(element, selector)[0] as Element, '[data-sentence]');
  expect(within('[data-refusal]')).toEqual(['c.DF_Gate_Refused_Marked']);
  expect(texts(element, '.line_refused [data-title]')).toEqual(['Note the next step.', 'Note the problem.']);
  expect(within('[data-other-refusal]')).toEqual(['Our rule.']);
  const [[{ variables }]] = (executeMutation as jest.Mock).mock.calls;
  const recorded = JSON.stringify(variables);
  expect(recorded).toMatch(/"Unmet__c":"Note the next step\.","Playbook__c":"security:1"/);
  expect(recorded).toMatch(/"Unmet__c":"Note the problem\.","Playbook__c":"test:1"/);
  expect(new Set(recorded.match(/"Key__c":"[^"]*"/g)).size).toBe(2);
});

const governed = {
  playbooks: numbered as any,
  record: { Id: '006', StageName: 'Needs Analysis', CreatedDate: '2026-11-20T08:00:00.000Z' },
  surroundings: { today: '2026-11-21', children: { pains: [] } },
  language: 'en-US',
  answers: [],
  pains: [],
};

test('the next stages are those of both in one order; a stage that one refuses is not the proposed one', () => {
  expect(targetsOf(governed)).toEqual(['Review', 'Value Proposition', 'Closed Won', 'Closed Lost']);
  expect(nextTarget(governed)).toBe('Value Proposition');
});

test('evidence that was taken back after a gate is in the panel at the next step', () => {
  const passed = { ...governed, record: { ...governed.record, StageName: 'Value Proposition' } };
  const shown = gatesTo(passed, 'Closed Won');
  expect(shown.map(({ toEnter, playbook: title }) => [toEnter, title])).toEqual([
    ['Value Proposition', 'Security review'],
    ['Value Proposition', 'Test'],
    ['Closed Won', 'Test'],
  ]);
});

describe('the override that opens the way through two playbooks', () => {
  const limits = (maxDays: number, reasons: string[]) => ({ approver: 'DF_Approve_Gate_Overrides', maxDays, reasons });
  const unmet = ['security', 'test'].map((code) => ({ id: 'a', playbook: code, toEnter: 'Value Proposition' }));
  const lacking = unmet.map((one) => ({ ...one, mode: 'enforce', sentence: 'X.' })) as any;
  const terms = (first?: object, second?: object) => {
    const overrides = [first, second];
    const playbooks = numbered.map((one, index) => {
      const [gate] = one.gates;
      return { ...one, gates: [{ ...gate, ...(overrides[index] ? { override: overrides[index] } : {}) }] };
    });
    return overrideTermsFor(playbooks as any, lacking);
  };

  test('has the number of the common order and the stricter limits of both', () => {
    expect(terms(limits(14, ['Renewal', 'Sponsor']), limits(7, ['Renewal']))).toEqual({
      toEnter: 'Value Proposition',
      order: 4,
      maxDays: 7,
      reasons: ['Renewal'],
    });
    expect(terms(limits(14, []), limits(30, ['Renewal']))).toMatchObject({ maxDays: 14, reasons: ['Renewal'] });
  });

  test('does not exist where one of them allows none, or where no reason is allowed by both', () => {
    expect(terms(limits(14, []))).toBeUndefined();
    expect(terms(limits(14, ['Renewal']), limits(14, ['Sponsor']))).toBeUndefined();
  });
});
