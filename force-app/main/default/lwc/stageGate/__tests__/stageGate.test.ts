import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import {
  DEAL,
  deal,
  deepAll,
  playbook,
  playbookAnswer,
  refusal,
  settled,
  texts,
} from '../../../../../test/jest/deal.ts';

async function show({ playbooks = [playbook] as unknown[], fields = {} } = {}) {
  const element = createElement('c-stage-gate', { is: StageGate }) as HTMLElement & { recordId: string };
  element.recordId = DEAL;
  document.body.appendChild(element);
  (graphql as any).emit(playbookAnswer(...playbooks));
  await settled();
  (getRecord as any).emit(deal(fields));
  await settled();
  return element;
}

const advance = (element: Element) =>
  deepAll(element, '[data-advance]')[0] as HTMLElement & { label: string; variant: string };

describe('what the next stage needs', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('the fields that the playbook reads are asked for, and no others', async () => {
    await show();
    const { recordId, optionalFields } = (getRecord as any).getLastConfig();
    expect(recordId).toBe(DEAL);
    expect([...optionalFields].sort()).toEqual(
      ['CreatedDate', 'DF_Answers_A__c', 'DF_Pains_Quoted__c', 'DF_Playbook_Pin__c', 'Id', 'StageName'].map(
        (name) => `Opportunity.${name}`,
      ),
    );
  });

  test('every criterion of the next gate is listed with its sentence, met or missing, and the number so far behind it', async () => {
    // Problem is slot 1: 2 × 10 is Heard; situation is slot 0: 3 is Quoted.
    const element = await show({ fields: { DF_Answers_A__c: 23, DF_Pains_Quoted__c: 1 } });
    expect(texts(element, '[data-sentence]')).toEqual(['Note the situation.', 'Note the problem.', 'Note two pains.']);
    const met = deepAll(element, '.line').map((line) => line.classList.contains('line_met'));
    expect(met).toEqual([true, false, false]);
    expect(texts(element, '[data-so-far]')).toEqual(['Heard so far', '1 of 2 so far']);
  });

  test('advancing saves the stage, and nothing else', async () => {
    const element = await show();
    advance(element).click();
    await settled();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Value Proposition' } });
  });

  test('a refusal is shown sentence by sentence, in the words of the org and the order of the panel', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(
      refusal('A rule of the company.', 'Note the problem.', 'Note the situation.'),
    );
    const element = await show();
    advance(element).click();
    await settled();
    const box = deepAll(element, '[data-refusal]')[0] as Element;
    expect(texts(box, '[data-sentence]')).toEqual([
      'Note the situation.',
      'Note the problem.',
      'A rule of the company.',
    ]);
  });

  test('when the deal changes, the list follows and the old refusal goes', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Note the problem.'));
    const element = await show();
    advance(element).click();
    await settled();
    (getRecord as any).emit(deal({ DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 }));
    await settled();
    expect(texts(deepAll(element, '[data-refusal]')[0] as Element, '[data-sentence]')).toEqual([]);
    expect(deepAll(element, '.line_met')).toHaveLength(3);
    expect(advance(element).variant).toBe('brand');
  });

  test('a later stage can be chosen: all gates on the way are shown, and that stage is saved', async () => {
    const element = await show();
    const choice = deepAll(element, '[data-other]')[0] as HTMLElement & { options: { value: string }[] };
    expect(choice.options.map(({ value }) => value)).toEqual(['Value Proposition', 'Closed Won', 'Closed Lost']);
    choice.dispatchEvent(new CustomEvent('change', { detail: { value: 'Closed Won' } }));
    await settled();
    expect(deepAll(element, '[data-gate]').map((gate) => gate.getAttribute('data-gate'))).toEqual([
      'Value Proposition',
      'Closed Won',
    ]);
    advance(element).click();
    await settled();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Closed Won' } });
  });

  test('an exempt stage asks for nothing', async () => {
    const element = await show();
    deepAll(element, '[data-other]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Closed Lost' } }));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual([]);
    expect(advance(element).variant).toBe('brand');
  });

  test('where the way is free, the gate behind the next stage is shown already', async () => {
    const stages = ['Prospecting', 'Needs Analysis', 'Discovery', 'Value Proposition', 'Closed Won'];
    const element = await show({ playbooks: [{ ...playbook, stages }] });
    expect(advance(element).variant).toBe('brand');
    expect(deepAll(element, '[data-gate]')).toHaveLength(0);
    expect(deepAll(element, '[data-ahead]').map((gate) => gate.getAttribute('data-ahead'))).toEqual([
      'Value Proposition',
    ]);
    expect(texts(element, '[data-sentence]')).toEqual(['Note the situation.', 'Note the problem.', 'Note two pains.']);
  });

  test('a blank field that a gate asks for can be filled on the spot', async () => {
    const criteria = [{ id: 'f', kind: 'filled', field: 'DF_Desired_Outcome__c', sentence: 'Fill in the outcome.' }];
    const gates = [{ toEnter: 'Value Proposition', mode: 'enforce', criteria }];
    const element = await show({ playbooks: [{ ...playbook, gates }] });
    const place = deepAll(element, 'c-fill-field')[0] as HTMLElement & Record<string, unknown>;
    expect([place.recordId, place.field, place.sentence]).toEqual([
      DEAL,
      'DF_Desired_Outcome__c',
      'Fill in the outcome.',
    ]);
    (getRecord as any).emit(deal({ DF_Desired_Outcome__c: 'Three days' }));
    await settled();
    expect(deepAll(element, 'c-fill-field')).toHaveLength(0);
  });

  test('a deal that no playbook judges says so', async () => {
    const element = await show({ fields: { CreatedDate: '2017-03-01T00:00:00.000Z' } });
    expect(texts(element, '.empty__title')).toEqual(['c.DF_No_Playbook']);
    expect(advance(element)).toBeUndefined();
  });

  test('where there is no playbook at all, the panel says so', async () => {
    const element = await show({ playbooks: [] });
    expect(texts(element, '.empty__title')).toEqual(['c.DF_No_Playbook']);
  });

  test('what cannot be read is said in the words of the org', async () => {
    const element = await show();
    (graphql as any).emitErrors([{ message: 'You may not see playbooks.' }]);
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['You may not see playbooks.']);
    (getRecord as any).error({ message: 'The record was deleted.' }, 404);
    await settled();
    expect(texts(element, '[data-sentence]')).toContain('The record was deleted.');
  });

  test('it is accessible while loading, with data and refused', async () => {
    const element = createElement('c-stage-gate', { is: StageGate }) as HTMLElement & { recordId: string };
    element.recordId = DEAL;
    document.body.appendChild(element);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Note the problem.'));
    const shown = await show();
    advance(shown).click();
    await settled();
    await expect(shown).toBeAccessible();
  });
});
