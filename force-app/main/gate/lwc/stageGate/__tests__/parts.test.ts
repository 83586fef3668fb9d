import { graphql } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { deepAll, emitDeal, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';

/** Whether the file with the parts can be loaded. */
const mockNetwork = { isDown: true, asked: 0 };

jest.mock('c/gateParts', () => ({
  ...jest.requireActual('c/gateLines'),
  ...jest.requireActual('c/clearOfBar'),
  get override() {
    mockNetwork.asked += 1;
    if (mockNetwork.isDown) throw new Error('The file cannot be fetched.');
    return jest.requireActual('c/gateOverride').default;
  },
  get criteria() {
    return jest.requireActual('c/gateCriteria').default;
  },
  mayBypass: () => false,
  withApprovers: (overrides: unknown) => overrides,
  get overrideTermsFor() {
    return jest.requireActual('c/overrideTerms').overrideTermsFor;
  },
  get history() {
    return jest.requireActual('c/gateHistory').default;
  },
  get fill() {
    return jest.requireActual('c/fillField').default;
  },
  get attemptStage() {
    if (mockNetwork.isDown) throw new TypeError('The file cannot be fetched.');
    return jest.requireActual('c/stageAttempt').attemptStage;
  },
}));

const gates = [
  {
    ...playbook.gates[0],
    criteria: [{ id: 'vp-outcome', kind: 'filled', field: 'DF_Desired_Outcome__c', sentence: 'Fill it in.' }],
    override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: [] },
  },
];
const playbooks = [{ ...playbook, gates }];
const decided = { DF_Gate_Decision__c: [{ Id: 'd', Outcome__c: 'blocked', Unmet__c: 'Note the problem.' }] };

async function wait() {
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

async function show(rows = {}) {
  const element = await showPanel('c-stage-gate', StageGate, {
    playbooks,
    rows,
    fields: { DF_Desired_Outcome__c: null },
  });
  await wait();
  return element;
}

async function click(element: Element, selector: string) {
  (deepAll(element, selector)[0] as HTMLElement).click();
  await wait();
}

const faults = (element: Element) => texts(element, '.refusal__sentence');

describe('a part that cannot be loaded', () => {
  beforeEach(() => Object.assign(mockNetwork, { isDown: true, asked: 0 }));
  afterEach(() => document.body.replaceChildren());

  test('is said once below the head, which stays, and comes when the user comes to it again', async () => {
    const element = await show();
    expect(mockNetwork.asked).toBe(1);
    expect(faults(element)).toEqual(['The file cannot be fetched.']);
    expect(deepAll(element, '[data-here], [data-advance]')).toHaveLength(2);
    const place = deepAll(element, '.scroll')[0] as HTMLElement;
    place.dispatchEvent(new CustomEvent('focusin'));
    await wait();
    expect(faults(element)).toEqual(['The file cannot be fetched.']);
    mockNetwork.isDown = false;
    place.dispatchEvent(new CustomEvent('pointerenter'));
    await wait();
    expect(faults(element)).toEqual([]);
    expect(deepAll(element, '[data-ask], [data-fill]')).toHaveLength(2);
    await click(element, '[data-fill]');
    expect(deepAll(element, '[data-place] form, [data-fill-text]').length).toBeGreaterThan(0);
  });

  test('is tried once for each reading of the deal', async () => {
    const element = await show({ ...decided, DF_Gate_Override__c: [{ Id: 'o', Status__c: 'Declined' }] });
    expect(mockNetwork.asked).toBe(1);
    expect(faults(element)).toEqual(['The file cannot be fetched.']);
    expect(deepAll(element, '[data-advance]')).toHaveLength(1);
    mockNetwork.isDown = false;
    emitDeal(graphql, { playbooks, rows: decided });
    await wait();
    expect(mockNetwork.asked).toBe(2);
    expect(faults(element)).toEqual([]);
    expect(deepAll(element, '[data-entry]')).toHaveLength(1);
  });

  test('of the attempt leaves the stage as it is, and the next click tries again', async () => {
    const element = await show();
    await click(element, '[data-advance]');
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Readable', '']);
    expect(texts(element, '[data-sentence]')).toContain('c.DF_Gate_Not_Reached');
    expect(updateRecord).not.toHaveBeenCalled();
    mockNetwork.isDown = false;
    await click(element, '[data-advance]');
    expect(updateRecord).toHaveBeenCalledTimes(1);
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Readable']);
  });
});
