import { graphql } from 'lightning/graphql';
import PlaybackView from 'c/playbackView';
import { deepAll, emitDealErrors, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { confirmed, prescribed } from '../../../../../test/jest/map.ts';
import { place } from '../../../../../test/jest/element.ts';
import { showPanel, placePanel } from '../../../../../test/jest/panel.ts';

const refresh = jest.fn().mockResolvedValue(undefined);
const rows = {
  DF_Pain_Point__c: [
    {
      Id: 'p1',
      Statement__c: 'Overtime',
      Evidence__c: 'Heard',
      Evidence_Level__c: 2,
      Status__c: 'Live',
      Wanted_Outcome__c: 'Three days',
    },
  ],
};
type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;

const show = (records: Rows = rows, playbooks: readonly unknown[] = [playbook], fields: object = {}) =>
  showPanel('c-playback-view', PlaybackView, {
    rows: records,
    refresh,
    playbooks,
    fields: { Name: 'Deal', ...fields },
  });

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & Record<string, any>;
const selected = (element: Element) => one(element, '[aria-selected="true"]').dataset.tab;
const announced = (element: Element) => texts(element, '[data-announcement]')[0];

async function change(element: Element, selector: string, detail: object) {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
}

async function click(element: Element, selector: string) {
  one(element, selector).click();
  await settled();
  await settled();
}

describe('the playback of a deal', () => {
  const write = jest.fn();

  beforeEach(() => {
    (globalThis as any).ClipboardItem = class {
      readonly parts: Record<string, Blob>;
      constructor(parts: Record<string, Blob>) {
        this.parts = parts;
      }
    };
    Object.assign(navigator, { clipboard: { write } });
    write.mockResolvedValue(undefined);
    URL.createObjectURL = jest.fn(() => 'blob:one');
    URL.revokeObjectURL = jest.fn();
  });

  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    jest.clearAllMocks();
    jest.restoreAllMocks();
  });

  test('shows the page, and names the empty sections that are left out', async () => {
    const element = await show();
    expect(selected(element)).toBe('page');
    expect(texts(element, '[data-section="heard"] [data-lead]')).toEqual(['c.DF_Playback_Reported']);
    expect(texts(element, '[data-section="worries"] [data-nothing]')).toEqual(['c.DF_Playback_Nothing']);
    expect(deepAll(element, '[data-section="suggest"]')).toHaveLength(0);
  });

  test('takes the account, the outcome and the close date from the opportunity', async () => {
    const account = { Account: { fields: { Name: { value: 'ACME' } } } };
    const element = await show(rows, [playbook], {
      ...account,
      DF_Desired_Outcome__c: 'Typed once',
      CloseDate: '2027-01-31',
    });
    expect(texts(element, '.sheet > .title')).toEqual(['c.DF_Playback_Page_Title']);
    expect(texts(element, '[data-entry="outcome"] [data-fact]')).toEqual(['Typed once']);
  });

  test('the seller’s own sentences on it are coached, with what the customer is called', async () => {
    const suggested = {
      DF_Pain_Point__c: [confirmed],
      DF_Prescription__c: [prescribed],
    };
    const element = await show(suggested, [playbook], { Account: { fields: { Name: { value: 'ACME' } } } });
    const [line] = deepAll(element, 'c-focus-line');
    const note = 'c.DF_Playback_Note_Alone\n\nc.DF_Playback_Note_Text';
    expect(line).toMatchObject({ text: note, customer: 'ACME', isCustomerVoice: false });
    await change(element, '[data-suggestion]', { checked: true });
    const text = 'It posts by itself\n\nThree days\n\nTwo systems\n\nNo invoices';
    expect(deepAll(element, 'c-focus-line')[0]).toMatchObject({ text: `${note}\n\n${text}` });
    await click(element, '[data-tab="plan"]');
    expect(deepAll(element, 'c-focus-line')).toHaveLength(0);
  });

  test('who said it is on the page only after the seller chose so', async () => {
    const said = { ...confirmed, Evidence__c: 'Quoted', Evidence_Level__c: 3, Quote__c: 'Overtime, every month' };
    const element = await show({ DF_Pain_Point__c: [{ ...said, Said_By__r: { Name: 'Ada King' } }] });
    expect(one(element, '[data-names]').checked).toBe(false);
    for (const name of ['names', 'suggestion'])
      // The base component's own texts are English for every reader.
      expect(one(element, `[data-${name}]`)).toMatchObject({ messageToggleActive: '', messageToggleInactive: '' });
    expect(texts(element, '[data-section="heard"] [data-by]').join()).not.toContain('Ada King');
    await change(element, '[data-names]', { checked: true });
    expect(texts(element, '[data-section="heard"] [data-by]').join()).toContain('Ada King');
  });

  test('the note and the switches are there again after a reload', async () => {
    const contact = { ContactId: '003', Contact: { Name: 'Ada King' }, IsPrimary: true };
    const withContact = { ...rows, OpportunityContactRole: [contact] };
    const element = await show(withContact);
    expect(one(element, '[data-note]').value).toBe('c.DF_Playback_Note_To\n\nc.DF_Playback_Note_Text');
    await change(element, '[data-names]', { checked: true });
    await change(element, '[data-note]', { value: 'Read this, please.' });
    document.body.replaceChildren();
    const again = await show(withContact);
    expect(one(again, '[data-note]').value).toBe('Read this, please.');
    expect(one(again, '[data-names]').checked).toBe(true);
    expect(texts(again, '[data-cover]')).toEqual(['Read this, please.']);
  });

  test('names above the suggestion and figures in another currency are pointed out, before anything is sent', async () => {
    const named = { ...confirmed, Impact_Likely__c: 12 };
    const product = { ...prescribed, Product__r: { Name: 'Overtime' } };
    const records = { DF_Pain_Point__c: [named], DF_Prescription__c: [product] };
    const element = await show(records, [playbook], { CurrencyIsoCode: 'USD' });
    await change(element, '[data-note]', { value: 'Overtime solves it.' });
    expect(texts(element, '[data-caution]')).toEqual(['c.DF_Playback_Early', 'c.DF_Playback_Currencies']);
    // The handover and the call plan have the figures too; names of ours belong there.
    for (const tab of ['handover', 'plan']) {
      // eslint-disable-next-line no-await-in-loop -- one tab after the other
      await click(element, `[data-tab="${tab}"]`);
      expect(texts(element, '[data-caution]')).toEqual(['c.DF_Playback_Currencies']);
    }
    await click(element, '[data-tab="reply"]');
    expect(texts(element, '[data-caution]')).toEqual([]);
    document.body.replaceChildren();
    localStorage.clear();
    const same = await show({ DF_Pain_Point__c: [named] }, [playbook], { CurrencyIsoCode: 'EUR' });
    expect(texts(same, '[data-caution]')).toEqual([]);
  });

  test('the handover is made from the same deal, also before anything is heard', async () => {
    const element = await show({ DF_Pain_Point__c: [confirmed], DF_Prescription__c: [prescribed] });
    await click(element, '[data-tab="handover"]');
    expect(deepAll(element, '[data-section="promised"] [data-lead]')).toHaveLength(1);
    expect(texts(element, '[data-purpose]')).toEqual(['c.DF_Playback_For_Handover']);
    expect(texts(element, '[data-section="people"] [data-nothing]')).toEqual(['c.DF_Playback_People_Empty']);
    document.body.replaceChildren();
    const empty = await show({});
    await click(empty, '[data-tab="handover"]');
    expect(texts(empty, '[data-empty] p')).toEqual([
      'c.DF_Playback_Empty_Handover',
      'c.DF_Playback_Empty_Handover_Hint',
    ]);
  });

  test('is copied as rich and as plain text', async () => {
    const element = await show();
    await click(element, '[data-copy]');
    expect(Object.keys(write.mock.calls[0][0][0].parts)).toEqual(['text/html', 'text/plain']);
    expect(announced(element)).toBe('c.DF_Playback_Copied');
  });

  test('copied again, it is said again', async () => {
    const element = await show();
    await click(element, '[data-copy]');
    let copied = () => {};
    write.mockImplementationOnce(() => new Promise<void>((resolve) => (copied = resolve)));
    await click(element, '[data-copy]');
    expect(announced(element)).toBe('');
    copied();
    await settled();
    expect(announced(element)).toBe('c.DF_Playback_Copied');
  });

  test('where the browser lets no page copy, the text is selected for the reader to copy', async () => {
    write.mockRejectedValue(new Error('not allowed'));
    const selectAllChildren = jest.fn();
    jest.spyOn(window, 'getSelection').mockReturnValue({ selectAllChildren } as any);
    const element = await show();
    await click(element, '[data-tab="plan"]');
    await click(element, '[data-copy]');
    expect(selectAllChildren).toHaveBeenCalledTimes(1);
    expect(announced(element)).toBe('c.DF_Playback_Selected');
  });

  test('is downloaded as a file that is named after the deal', async () => {
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const element = await show();
    await click(element, '[data-download]');
    expect(clicked.mock.contexts[0]).toMatchObject({
      download: 'c.DF_Playback_Page_Title_Alone.html',
      href: 'blob:one',
    });
    expect((URL.createObjectURL as jest.Mock).mock.calls[0][0].type).toBe('application/octet-stream');
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:one');
    expect(announced(element)).toBe('c.DF_Playback_Downloaded');
  });

  test('what a reply confirmed is said, read again, and the focus is at the top of the panel', async () => {
    const element = await show();
    await click(element, '[data-tab="reply"]');
    one(element, 'c-playback-reply').dispatchEvent(new CustomEvent('confirmed', { detail: { count: 2 } }));
    await settled();
    expect(announced(element)).toBe('c.DF_Playback_Reply_Saved');
    expect(refresh).toHaveBeenCalled();
    expect(element.shadowRoot?.activeElement).toBe(one(element, '[data-title]'));
  });

  test('before anything was heard it opens on the plan; with every answer given, the plan shows so', async () => {
    const element = await show({});
    expect(selected(element)).toBe('plan');
    expect(deepAll(element, '[data-sheet="plan"]')).toHaveLength(1);
    await click(element, '[data-tab="page"]');
    expect(texts(element, '[data-empty] p')).toEqual(['c.DF_Playback_Empty', 'c.DF_Playback_Empty_Hint']);
    document.body.replaceChildren();
    const done = await show({}, [{ ...playbook, questions: [], gates: [] }]);
    expect(texts(done, '[data-empty] p')).toEqual(['c.DF_Playback_Plan_Done']);
  });

  test('arrow keys go from tab to tab and round, the focus with them; other keys do what they do', async () => {
    const element = await show();
    const press = async (key: string) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true });
      one(element, '[role="tablist"]').dispatchEvent(event);
      await settled();
      return event.defaultPrevented;
    };
    expect(await press('ArrowRight')).toBe(true);
    expect(selected(element)).toBe('reply');
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset.tab).toBe('reply');
    await press('ArrowRight');
    await press('ArrowRight');
    expect(selected(element)).toBe('plan');
    await press('ArrowLeft');
    expect(selected(element)).toBe('handover');
    expect(await press('Tab')).toBe(false);
  });

  test('without a playbook, refused and out of date: each is said', async () => {
    expect(texts(await show(rows, []), '.empty__title')).toEqual(['c.DF_No_Playbook']);
    document.body.replaceChildren();
    const element = await show();
    emitDealErrors(graphql, 'No access to pains.');
    await settled();
    expect(one(element, 'c-refusal').heading).toBe('c.DF_Playback_Stale');
    expect(deepAll(element, '[data-section="heard"] [data-lead]')).toHaveLength(1);
    document.body.replaceChildren();
    const broken = await placePanel('c-playback-view', PlaybackView);
    emitDealErrors(graphql, 'No access.');
    await settled();
    expect(one(broken, 'c-refusal').heading).toBe('c.DF_Not_Readable');
  });

  test('it is accessible while loading, empty, and with a page', async () => {
    const element = place('c-playback-view', PlaybackView);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show({})).toBeAccessible();
    document.body.replaceChildren();
    await expect(await show()).toBeAccessible();
  });
});
