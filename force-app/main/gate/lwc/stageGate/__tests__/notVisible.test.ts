import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { deal, deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

async function wait() {
  // eslint-disable-next-line no-await-in-loop -- each turn lets one more layer of promises settle
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

describe('a field that the reader may not read', () => {
  const blind = async (fields: object) => {
    const element = await showPanel('c-stage-gate', StageGate);
    await wait();
    const { DF_Pains_Quoted__c: _pains, ...rest } = deal({ ...fields }).fields as Record<string, unknown>;
    stubOf(getRecord).emit({ ...deal(), fields: rest });
    await settled();
    return element;
  };

  test('is not counted as missing, and its criterion offers no way to fix it', async () => {
    const element = await blind({ DF_Answers_A__c: 30 });
    expect(texts(element, '[data-missing]')).toEqual(['c.DF_Gate_Missing_Only, c.DF_Not_Visible_Count']);
    expect(texts(element, '[data-title]')).toEqual(['Note the situation.', 'Note two pains.', 'Note the problem.']);
    expect(texts(element, '[data-hidden]')).toEqual(['c.DF_Gate_Hidden_Fields']);
    expect(deepAll(element, '[data-fix]')).toHaveLength(1);
    expect(texts(element, '.fine')).toEqual([]);
  });

  test('leaves the gate open where nothing else is missing: the panel shows who decides', async () => {
    const element = await blind({ DF_Answers_A__c: 32 });
    expect(texts(element, '[data-missing]')).toEqual(['c.DF_Not_Visible_Count']);
    expect(texts(element, '.fine')).toEqual(['c.DF_Gate_Not_Known']);
    const advance = deepAll(element, '[data-advance]')[0] as HTMLElement;
    expect(advance.className).toContain('slds-button_brand');
    const other = deepAll(element, '[data-other]')[0] as HTMLElement & { options: { label: string }[] };
    expect(other.options.map(({ label }) => label)).toContain('c.DF_Gate_Missing_Count');
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Note two pains.'));
    advance.click();
    await wait();
    expect(texts(element, '.line_refused [data-title]')).toEqual(['Note two pains.']);
  });
});
