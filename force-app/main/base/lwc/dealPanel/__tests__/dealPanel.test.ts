import { LightningElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { registerRefreshHandler } from 'lightning/refresh';
import DealPanel from 'c/dealPanel';
import { DEAL, deal, emitDeal, emitDealErrors, settled } from '../../../../../test/jest/deal.ts';
import { placePanel } from '../../../../../test/jest/panel.ts';
import { place } from '../../../../../test/jest/element.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

/** The panel's own members are seen from a subclass, as a panel sees them. */
let panel: InstanceType<typeof DealPanel>;
class Probe extends DealPanel {
  constructor() {
    super();
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the test looks at the instance
    panel = this;
  }
}

async function show() {
  await placePanel('c-probe', Probe);
}

describe('what every panel of a deal shares', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('is loading until the playbooks, the children and the record are there', async () => {
    await show();
    expect(panel.isLoading).toBe(true);
    emitDeal(graphql);
    await settled();
    expect(panel.isLoading).toBe(true);
    stubOf(getRecord).emit(deal());
    await settled();
    expect(panel.isLoading).toBe(false);
    expect(panel.isReady).toBe(true);
    expect(panel.playbook?.title).toBe('Test');
    expect(panel.currency).toBe('EUR');
    // In an org with one currency the deal has none of its own.
    expect([panel.dealCurrency, panel.isForeign]).toEqual(['USD', true]);
    stubOf(getRecord).emit(deal({ CurrencyIsoCode: 'EUR' }));
    await settled();
    expect([panel.dealCurrency, panel.isForeign]).toEqual(['EUR', false]);
  });

  it('hands children that no roll-up carries to the evaluator', async () => {
    await show();
    emitDeal(graphql, {
      rows: {
        DF_Pain_Point__c: [{ Id: 'p', Kind__c: 'Risk', Evidence_Level__c: 2, Impact_Likely__c: 100 }],
      },
    });
    await settled();
    expect(panel.surroundings.children).toMatchObject({
      pains: [{ kind: 'Risk', driver: '', level: 2, likely: 100 }],
    });
    expect(panel.surroundings.today).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('is broken with the sentences of the org when nothing could be read, and stale when a later reading failed', async () => {
    await show();
    emitDealErrors(graphql, 'No access.');
    await settled();
    expect(panel.isBroken).toBe(true);
    expect(panel.sentences).toEqual(['No access.']);
    emitDeal(graphql);
    stubOf(getRecord).emit(deal());
    await settled();
    expect(panel.isBroken).toBe(false);
    emitDealErrors(graphql, 'The network is away.');
    await settled();
    expect([panel.isBroken, panel.isStale, panel.isReady]).toEqual([false, true, true]);
  });

  it('shows one sentence for all that it may not read, and one for a lost connection', async () => {
    await show();
    stubOf(graphql).emitErrors(['DF_Answer__c', 'DF_Pain_Point__c'].map((name) => ({ message: `No field ${name}.` })));
    await settled();
    expect(panel.sentences).toEqual(['No field DF_Answer__c.']);
    stubOf(getRecord).error({ error: 'Disconnected or Canceled' }, 500);
    await settled();
    expect(panel.sentences).toEqual(['No field DF_Answer__c.', 'c.DF_Fault_Not_Read']);
  });

  it('shows when no playbook judges the deal', async () => {
    await show();
    emitDeal(graphql, { playbooks: [] });
    stubOf(getRecord).emit(deal());
    await settled();
    expect(panel.hasNoPlaybook).toBe(true);
  });

  it('loads a part once, and shows when it could not', async () => {
    await show();
    const fetch = jest.fn(async () => ({ default: LightningElement }));
    await panel.load('form', fetch);
    await panel.load('form', fetch);
    expect(panel.parts.form).toBe(LightningElement);
    expect(fetch).toHaveBeenCalledTimes(1);
    await panel.load('list', () => Promise.reject(new Error('No such module.')));
    expect(panel.sentences).toEqual(['No such module.']);
    await panel.load('list', fetch);
    expect(panel.sentences).toEqual([]);
  });

  it('asks for nothing before it stands on a record', async () => {
    place('c-probe', Probe);
    await settled();
    expect(panel.dealVariables).toBeUndefined();
    expect(stubOf(getRecord).getLastConfig().recordId).toBeUndefined();
    expect([panel.record, panel.playbook, panel.dealId, panel.accountId, panel.currency]).toEqual(
      Array(5).fill(undefined),
    );
    expect(panel.surroundings.children).toEqual({ pains: [] });
    await panel.refreshDeal();
    expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
  });

  it('reads the children again when the page is refreshed', async () => {
    await show();
    const refresh = jest.fn(async () => {});
    emitDeal(graphql, { refresh });
    await settled();
    const [, handler] = jest.mocked(registerRefreshHandler).mock.calls.at(-1) ?? [];
    expect(await handler?.()).toBe(true);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('reads the children and the roll-ups again after a save', async () => {
    await show();
    const refresh = jest.fn(async () => {});
    emitDeal(graphql, { refresh });
    await settled();
    await panel.refreshDeal();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: DEAL }]);
  });
});
