import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import DealPanel from 'c/dealPanel';
import { deal, emitDeal, playbook, settled } from '../../../../../test/jest/deal.ts';
import { placePanel } from '../../../../../test/jest/panel.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/i18n/lang', () => ({ default: 'de' }), { virtual: true });

let panel: InstanceType<typeof DealPanel>;
class Probe extends DealPanel {
  constructor() {
    super();
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the test looks at the instance
    panel = this;
  }
}
const german = { title: 'Prüfung', questions: { 0: { ask: 'Wie läuft das heute?', why: 'Dort beginnt es.' } } };
const asks = () => panel.playbook?.questions.slice(0, 2).map(({ ask }) => ask);

async function show(own: object) {
  await placePanel('c-probe', Probe);
  emitDeal(graphql, { playbooks: [{ ...playbook, ...own }] });
  stubOf(getRecord).emit(deal());
  await settled();
}
/** The org's record of the German texts. */
const record = (key: string, texts: object) => ({
  uiapi: {
    query: {
      DF_Playbook__c: { edges: [{ node: { Key__c: { value: key }, Compiled__c: { value: JSON.stringify(texts) } } }] },
    },
  },
});

describe('the questions of a playbook for a German reader', () => {
  afterEach(() => document.body.replaceChildren());

  it('are German as far as the playbook has them', async () => {
    await show({ texts: { de: german } });
    expect(panel.playbook?.title).toBe('Prüfung');
    expect(asks()).toEqual(['Wie läuft das heute?', 'Where does it let you down?']);
    expect(panel.textsVariables).toBeUndefined();
  });

  it('wait for the record with the texts, where a large playbook keeps them apart', async () => {
    await show({ textsIn: ['de', 'fr'] });
    expect([panel.isLoading, panel.textsVariables]).toEqual([true, { keys: ['test:1:de'] }]);
    stubOf(graphql).emit(record('test:1:de', german), named('playbookTexts'));
    stubOf(getRecord).emit(deal());
    await settled();
    expect(asks()).toEqual(['Wie läuft das heute?', 'Where does it let you down?']);
  });

  it("are the playbook's own where that record cannot be read, or is not there", async () => {
    await show({ textsIn: ['de'] });
    stubOf(graphql).emitErrors([{ message: 'No access.' }], named('playbookTexts'));
    stubOf(getRecord).emit(deal());
    await settled();
    expect([panel.sentences, asks()?.[0]]).toEqual([[], 'How does it work today?']);
    stubOf(graphql).emit(record('other:1:de', german), named('playbookTexts'));
    await settled();
    expect(asks()?.[0]).toBe('How does it work today?');
  });

  it('ask for no record where the playbook has none in German', async () => {
    await show({ textsIn: ['fr'] });
    expect([panel.isLoading, panel.textsVariables]).toEqual([false, undefined]);
  });
});
