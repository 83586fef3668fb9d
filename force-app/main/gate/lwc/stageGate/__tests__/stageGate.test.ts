import { graphql } from 'lightning/graphql';
import { createRecord, getRecord, updateRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import {
  DEAL,
  deal,
  deepAll,
  emitDeal,
  emitDealErrors,
  playbook,
  refusal,
  settled,
  texts,
} from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { showPanel, placePanel } from '../../../../../test/jest/panel.ts';
import type { DealAnswers } from '../../../../../test/jest/panel.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

async function show(answers: DealAnswers = {}) {
  const element = await showPanel('c-stage-gate', StageGate, answers);
  // What is loaded without a click.
  // eslint-disable-next-line no-await-in-loop -- each turn lets one more layer of promises settle
  for (let turn = 0; turn < 4; turn += 1) await settled();
  return element;
}

const advance = (element: Element) => deepAll(element, '[data-advance]')[0] as HTMLElement;

async function attempt(element: Element, ...sentences: string[]) {
  if (sentences.length > 0) (updateRecord as jest.Mock).mockRejectedValueOnce(refusal(...sentences));
  advance(element).click();
  // The code of the attempt is loaded first.
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

const refusedLines = (element: Element) => texts(element, '.line_refused [data-title]');

async function click(element: Element, selector: string) {
  (deepAll(element, selector)[0] as HTMLElement).click();
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

const within = (element: Element, selector: string) =>
  texts(deepAll(element, selector)[0] as Element, '[data-sentence]');

const override = (fields = {}) => ({
  Id: 'a0O1',
  Stage__c: 'Value Proposition',
  Stage_Order__c: 3,
  Expires_On__c: '2999-12-31',
  Status__c: 'Approved',
  ...fields,
});

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('what the next stage needs', () => {
  test('every criterion of the next gate is listed with its sentence, met or missing, and the number so far behind it', async () => {
    // Problem is slot 1: 2 × 10 is Heard; situation is slot 0: 3 is Quoted.
    const element = await show({ fields: { DF_Answers_A__c: 23, DF_Pains_Quoted__c: 1 } });
    expect(texts(element, '[data-title]')).toEqual(['Note the problem.', 'Note two pains.', 'Note the situation.']);
    const met = deepAll(element, '.line').map((line) => line.classList.contains('line_met'));
    expect(met).toEqual([false, false, true]);
    expect(texts(element, '.meter')).toEqual(['c.DF_Gate_Evidence_So_Far']);
    expect(texts(element, '[data-so-far]')).toEqual(['c.DF_Gate_So_Far']);
    expect(texts(element, '[data-done]')).toEqual(['c.DF_Gate_Done']);
    expect(texts(element, '[data-here]')).toEqual(['c.DF_Gate_To_Enter']);
    expect(texts(element, '[data-missing]')).toEqual(['c.DF_Gate_Missing_Only']);
    // The sentence does not say why it matters to the customer, so the question does.
    expect(texts(element, '[data-why]')).toEqual(['Nobody buys without one.']);
  });

  test('when the deal changes, the list follows and the old refusal goes', async () => {
    const element = await show();
    await attempt(element, 'Note the problem.');
    expect(refusedLines(element)).toEqual(['Note the problem.']);
    stubOf(getRecord).emit(deal({ DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 }));
    await settled();
    expect(within(element, '[data-refusal]')).toEqual([]);
    expect(refusedLines(element)).toEqual([]);
    expect(deepAll(element, '.line_met')).toHaveLength(3);
    expect(advance(element).className).toContain('brand');
  });

  test('a refusal stays when the record of the attempt comes back with the deal', async () => {
    const element = await show();
    await attempt(element, 'Note the problem.');
    emitDeal(graphql, { rows: { DF_Gate_Decision__c: [{ Id: 'd', Outcome__c: 'blocked' }] } });
    await settled();
    expect(within(element, '[data-refusal]')).toEqual(['c.DF_Gate_Refused_Marked']);
    expect(refusedLines(element)).toEqual(['Note the problem.']);
  });

  test('a later stage can be chosen: all gates on the way are shown, and that stage is saved', async () => {
    const element = await show();
    const choice = deepAll(element, '[data-other]')[0] as HTMLElement & { options: { value: string; label: string }[] };
    expect(choice.options.map(({ value }) => value)).toEqual(['Value Proposition', 'Closed Won', 'Closed Lost']);
    expect(choice.options.map(({ label }) => label)).toEqual([
      'Value Proposition',
      'c.DF_Gate_Missing_Count',
      'Closed Lost',
    ]);
    choice.dispatchEvent(new CustomEvent('change', { detail: { value: 'Closed Won' } }));
    await settled();
    expect(deepAll(element, '[data-gate]').map((gate) => gate.getAttribute('data-gate'))).toEqual([
      'Value Proposition',
      'Closed Won',
    ]);
    await attempt(element);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Closed Won' } }, undefined);
  });

  test('an exempt stage asks for nothing', async () => {
    const element = await show();
    deepAll(element, '[data-other]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Closed Lost' } }));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(texts(element, '.fine')).toEqual(['c.DF_Gate_Nothing_Needed']);
    expect(advance(element).className).toContain('brand');
  });

  test('where the way is free, the gate behind the next stage is shown already', async () => {
    const stages = ['Prospecting', 'Needs Analysis', 'Discovery', 'Value Proposition', 'Closed Won'];
    const element = await show({ playbooks: [{ ...playbook, stages }] });
    expect(advance(element).className).toContain('brand');
    expect(deepAll(element, '[data-gate]')).toHaveLength(0);
    expect(deepAll(element, '[data-ahead]').map((gate) => gate.getAttribute('data-ahead'))).toEqual([
      'Value Proposition',
    ]);
  });

  test('at the end of the path there is nothing to advance to', async () => {
    const element = await show({
      playbooks: [{ ...playbook, exemptStages: [] }],
      fields: { StageName: 'Closed Won' },
    });
    expect(texts(element, '.empty')).toEqual(['c.DF_Gate_Last']);
    expect(advance(element)).toBeUndefined();
  });

  test('every gate on the way to a later stage is headed by its stage, a single one by the panel alone', async () => {
    const element = await show();
    expect(texts(element, 'h3')).toEqual([]);
    deepAll(element, '[data-other]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Closed Won' } }));
    await settled();
    expect(texts(element, 'h3')).toEqual(['Value Proposition', 'Closed Won']);
    expect(texts(element, 'h2')).toEqual(['c.DF_Gate_To_Enter']);
  });
});

describe('advancing', () => {
  test('saves the stage, and nothing else; the focus goes where the deal now stands', async () => {
    const element = await show();
    await attempt(element);
    expect(updateRecord).toHaveBeenCalledTimes(1);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Value Proposition' } }, undefined);
    expect(createRecord).not.toHaveBeenCalled();
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-here')).toBe(true);
  });

  test('from the bar of a phone leaves the focus in the bar, far from the panel', async () => {
    const element = await show();
    (deepAll(element, '[data-bar]')[0] as HTMLElement).style.position = 'fixed';
    await attempt(element);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-bar')).toBe(true);
  });

  test('is shown once, as a toast: the page does not repeat it', async () => {
    const element = await show();
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    await attempt(element);
    expect(toast).toHaveBeenCalledTimes(1);
    expect(texts(element, '[aria-live], [role="status"]').filter(Boolean)).toEqual([]);
  });

  test('a second press while the first is under way saves nothing more, and it is said that it is', async () => {
    let answer: (record: object) => void = () => {};
    (updateRecord as jest.Mock).mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const element = await show();
    advance(element).click();
    advance(element).click();
    await settled();
    await settled();
    expect(texts(element, '[data-saving]')).toEqual(['c.DF_Question_Saving']);
    answer({});
    await settled();
    expect(texts(element, '[data-saving]')).toEqual(['']);
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  test('the refused attempt is recorded once, in the words of the playbook', async () => {
    const element = await show();
    await attempt(element, 'Note the problem.', 'Note the situation.', 'A rule of the company.');
    expect(createRecord).toHaveBeenCalledTimes(1);
    const [{ apiName, fields }] = (createRecord as jest.Mock).mock.calls[0];
    expect(apiName).toBe('DF_Gate_Decision__c');
    expect(fields).toEqual({
      Opportunity__c: DEAL,
      Key__c: expect.stringMatching(new RegExp(`^${DEAL}:\\w+:\\d{4}-.*Z$`)),
      From_Stage__c: 'Needs Analysis',
      To_Stage__c: 'Value Proposition',
      Outcome__c: 'blocked',
      Unmet__c: 'Note the situation.\nNote the problem.',
      Playbook__c: 'test:1',
      Source__c: 'panel',
      Decided_At__c: expect.stringMatching(/^\d{4}-.*Z$/),
      Decided_By__c: expect.any(String),
    });
    await attempt(element, 'Note the problem.');
    const keys = (createRecord as jest.Mock).mock.calls.map(([input]) => input.fields.Key__c);
    expect(new Set(keys).size).toBe(2);
  });

  test('a record that cannot be kept does not hide the refusal', async () => {
    (createRecord as jest.Mock).mockRejectedValueOnce(refusal('You may not.'));
    const element = await show();
    await attempt(element, 'Note the problem.');
    expect(within(element, '[data-refusal]')).toEqual(['c.DF_Gate_Refused_Marked']);
    expect(texts(element, '[data-sentence]')).not.toContain('You may not.');
  });

  test('where only another rule refused, no gate has decided anything', async () => {
    const element = await show();
    await attempt(element, 'A rule of the company.');
    expect(within(element, '[data-other-refusal]')).toEqual(['A rule of the company.']);
    expect(createRecord).not.toHaveBeenCalled();
  });

  test.each([
    [{ status: 0, body: { message: 'Failed to fetch' } }, 'c.DF_Gate_Not_Reached'],
    [{ status: 401, body: [{ message: 'Session expired or invalid' }] }, 'c.DF_Gate_Signed_Out'],
  ])(
    'what is no refusal is not called one, and is described in one sentence of the product’s: %j',
    async (error, sentence) => {
      (updateRecord as jest.Mock).mockRejectedValueOnce(error);
      const element = await show();
      await attempt(element);
      expect(texts(deepAll(element, '[data-refusal]')[0] as Element, '.refusal__heading')).toEqual(['']);
      expect(within(element, '[data-refusal]')).toEqual([sentence]);
      expect(createRecord).not.toHaveBeenCalled();
    },
  );
});

describe('an override', () => {
  const gates = [
    { ...playbook.gates[0], override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: ['Renewal'] } },
  ];

  test('that is approved shows what it lets pass, and until when', async () => {
    // The org's token: days from 2020-01-01 to the last day, times 100, plus the place of the stage.
    const token = ((Date.parse('2999-12-31') - Date.parse('2020-01-01')) / 86_400_000) * 100 + 3;
    const element = await show({
      playbooks: [{ ...playbook, gates }],
      fields: { DF_Override_Token__c: token },
      rows: { DF_Gate_Override__c: [override()] },
    });
    expect(texts(element, '[data-passable]')).toEqual(['c.DF_Gate_Passable_Until']);
    expect(deepAll(element, '.line_passable')).toHaveLength(3);
    expect(advance(element).className).toContain('brand');
    expect(texts(element, '.fine')).toEqual([]);
    expect(deepAll(element, '[data-ask]')).toHaveLength(0);
  });

  test('that was used is still shown: the next step asks the gates behind the deal again', async () => {
    const rows = { DF_Gate_Override__c: [override()] };
    const before = await show({ playbooks: [{ ...playbook, gates }], rows });
    await settled();
    expect(texts(before, '[data-live]')).toEqual(['c.DF_Override_Live']);
    before.remove();
    const after = await show({ playbooks: [{ ...playbook, gates }], rows, fields: { StageName: 'Value Proposition' } });
    await settled();
    expect(texts(after, '[data-live]')).toEqual(['c.DF_Override_Live']);
  });

  const readAgain = async (rows = {}) => {
    emitDeal(graphql, { playbooks: [{ ...playbook, gates }], rows });
    await settled();
    await settled();
  };

  test('can be asked for where the playbook allows one; then the deal is read again', async () => {
    const element = await show({ playbooks: [{ ...playbook, gates }] });
    expect(deepAll(element, '[data-override]')).toHaveLength(0);
    await click(element, '[data-ask]');
    const panel = deepAll(element, '[data-override]')[0] as HTMLElement & { terms: object };
    expect(panel.terms).toMatchObject({ toEnter: 'Value Proposition', order: 3, maxDays: 14, reasons: ['Renewal'] });
    expect(deepAll(panel, '[data-wish="reasonCode"]')).toHaveLength(1);
    expect(deepAll(element, '[data-ask]')).toHaveLength(0);
    await expect(element).toBeAccessible();
    const refresh = jest.fn(async () => {});
    stubOf(graphql).emit({ uiapi: { query: {} } }, (config: any) => config.operationName === 'dealDiagnosis', refresh);
    await settled();
    panel.dispatchEvent(new CustomEvent('changed'));
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test('that is cancelled has one button, which opens the form again', async () => {
    const element = await show({ playbooks: [{ ...playbook, gates }] });
    await click(element, '[data-ask]');
    await click(element, '[data-cancel]');
    expect(deepAll(element, '[data-ask]')).toHaveLength(1);
    expect(deepAll(element, 'form')).toHaveLength(0);
    await click(element, '[data-ask]');
    expect(deepAll(element, 'form')).toHaveLength(1);
  });

  test('that was declined before is shown unasked, and a user who was about to ask still has the focus there', async () => {
    const element = await show({ playbooks: [{ ...playbook, gates }] });
    (deepAll(element, '[data-ask]')[0] as HTMLElement).focus();
    await readAgain({ DF_Gate_Override__c: [override({ Status__c: 'Declined' })] });
    expect(deepAll(element, '[data-closed]')).toHaveLength(1);
    const panel = deepAll(element, '[data-override]')[0];
    expect(panel?.shadowRoot?.activeElement).toBe(deepAll(element, '[data-ask]')[0]);
    expect(deepAll(element, 'form')).toHaveLength(0);
  });

  test('that comes while the user is elsewhere leaves the focus where it is', async () => {
    const element = await show({ playbooks: [{ ...playbook, gates }] });
    const here = deepAll(element, '[data-here]')[0] as HTMLElement;
    here.focus();
    await readAgain({ DF_Gate_Override__c: [override({ Status__c: 'Requested' })] });
    expect(deepAll(element, '[data-override]')).toHaveLength(1);
    expect(deepAll(element, '[data-ask]')).toHaveLength(0);
    expect(element.shadowRoot?.activeElement).toBe(here);
  });
});

describe('what comes when it is needed', () => {
  const filled = { id: 'vp-outcome', kind: 'filled', field: 'DF_Desired_Outcome__c', sentence: 'Fill it in.' };
  const gates = [{ ...playbook.gates[0], criteria: [filled] }];

  test('a decision is shown unasked, and later ones with it', async () => {
    const decision = (id: string) => ({ Id: id, Outcome__c: 'blocked', Unmet__c: 'Note the problem.' });
    const element = await show({ rows: { DF_Gate_Decision__c: [decision('d')] } });
    expect(deepAll(element, '[data-entry]')).toHaveLength(1);
    emitDeal(graphql, { rows: { DF_Gate_Decision__c: [decision('d'), decision('e')] } });
    await settled();
    expect(deepAll(element, '[data-entry]')).toHaveLength(2);
    expect(deepAll(element, '[data-override]')).toHaveLength(0);
  });

  test('a missing field is filled in place', async () => {
    const element = await show({ playbooks: [{ ...playbook, gates }], fields: { DF_Desired_Outcome__c: null } });
    expect(texts(element, '[data-title]')).toEqual(['Fill it in.']);
    await click(element, '[data-fill]');
    const form = deepAll(element, '[data-place]')[0] as HTMLElement & { field: string };
    expect(form.field).toBe('DF_Desired_Outcome__c');
    expect(deepAll(form, '[data-fill-text]')).toHaveLength(1);
    expect(deepAll(element, '[data-override]')).toHaveLength(0);
  });
});

describe('where nothing can be shown', () => {
  test('a deal that no playbook judges shows it', async () => {
    const element = await show({ fields: { CreatedDate: '2017-03-01T00:00:00.000Z' } });
    expect(texts(element, '.empty__title')).toEqual(['c.DF_No_Playbook']);
    expect(advance(element)).toBeUndefined();
  });

  test('where there is no playbook at all, the panel shows it', async () => {
    expect(texts(await show({ playbooks: [] }), '.empty__title')).toEqual(['c.DF_No_Playbook']);
  });

  test('what cannot be read is said in the words of the org', async () => {
    const element = await placePanel('c-stage-gate', StageGate);
    emitDealErrors(graphql, 'You may not see this.');
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['You may not see this.']);
    expect(advance(element)).toBeUndefined();
  });

  test('it is accessible while loading, with data and refused', async () => {
    const element = place('c-stage-gate', StageGate, { recordId: DEAL });
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    const shown = await show({
      rows: { DF_Gate_Decision__c: [{ Id: 'd', Outcome__c: 'blocked', Unmet__c: 'Note the problem.' }] },
    });
    await attempt(shown, 'Note the problem.', 'Another rule.');
    await expect(shown).toBeAccessible();
  });
});
