import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import { afterPaint, panelLoaded, panelLoads } from 'c/afterPaint';
import DealPanel from 'c/dealPanel';
import { deal, emitDeal, emitDealErrors, playbook, settled } from '../../../../../test/jest/deal.ts';
import { placePanel } from '../../../../../test/jest/panel.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('c/afterPaint', () => ({ afterPaint: jest.fn(), panelLoads: jest.fn(), panelLoaded: jest.fn() }));

let panel: InstanceType<typeof DealPanel>;
class Probe extends DealPanel {
  constructor() {
    super();
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the test looks at the instance
    panel = this;
  }
}
class LaterProbe extends Probe {
  override isLater = true;
}
const asked = () => stubOf(getRecord).getLastConfig().optionalFields as string[];
const criterion = { id: 'budget', kind: 'filled', field: 'Budget__c', sentence: 'Fill in the budget.' };
const withField = { ...playbook, gates: [{ ...playbook.gates[0], criteria: [criterion] }] };

describe('when a panel draws', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('asks for the record at once, with what most playbooks read', async () => {
    await placePanel('c-probe', Probe);
    const first = asked();
    expect(first).toEqual(expect.arrayContaining(['Opportunity.Name', 'Opportunity.DF_Answers_A__c']));
    stubOf(getRecord).emit(deal());
    emitDeal(graphql);
    await settled();
    expect(panel.isReady).toBe(true);
    expect(asked()).toEqual(first);
  });

  it('asks again where a playbook reads further fields, and judges by no record without them', async () => {
    await placePanel('c-probe', Probe);
    stubOf(getRecord).emit(deal());
    emitDeal(graphql, { playbooks: [withField] });
    await settled();
    expect(panel.isLoading).toBe(true);
    expect(asked()).toContain('Opportunity.Budget__c');
    stubOf(getRecord).emit(deal({ Budget__c: 7 }));
    await settled();
    expect([panel.isReady, panel.record?.Budget__c]).toEqual([true, 7]);
    // What is shown stays while a changed playbook has the record read again.
    emitDeal(graphql, { playbooks: [playbook] });
    emitDeal(graphql, {
      playbooks: [
        { ...withField, gates: [{ ...withField.gates[0], criteria: [{ ...criterion, field: 'Other__c' }] }] },
      ],
    });
    await settled();
    expect([panel.isReady, asked().includes('Opportunity.Other__c')]).toEqual([true, true]);
  });

  it('waits for the frame of the others where it comes later', async () => {
    await placePanel('c-probe', LaterProbe);
    expect(panelLoads).toHaveBeenCalledWith(panel);
    emitDeal(graphql);
    stubOf(getRecord).emit(deal());
    await settled();
    expect([panel.isLoading, panel.isReady]).toEqual([true, false]);
    expect(panelLoaded).toHaveBeenCalledWith(panel);
    expect(afterPaint).toHaveBeenCalledTimes(1);
    jest.mocked(afterPaint).mock.calls[0]?.[0]();
    await settled();
    expect([panel.isLoading, panel.isReady]).toEqual([false, true]);
    stubOf(getRecord).emit(deal({ Amount: 1 }));
    expect(afterPaint).toHaveBeenCalledTimes(1);
  });

  it('keeps no others waiting when it fails, leaves, or comes back', async () => {
    const element = await placePanel('c-probe', Probe);
    emitDealErrors(graphql, 'No access.');
    expect(panelLoaded).toHaveBeenCalledTimes(1);
    element.remove();
    expect(panelLoaded).toHaveBeenCalledTimes(2);
    document.body.append(element);
    expect(panelLoads).toHaveBeenCalledTimes(1);
  });
});
