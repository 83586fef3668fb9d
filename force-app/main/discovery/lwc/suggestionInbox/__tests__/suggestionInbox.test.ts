import { graphql } from 'lightning/graphql';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { saveChanges } from 'c/dealSaves';
import { draftSlots, dropDraft } from 'c/drafts';
import SuggestionInbox from 'c/suggestionInbox';
import { DEAL, deepAll, emitDealErrors, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { placePanel, showPanel } from '../../../../../test/jest/panel.ts';

jest.mock('c/dealSaves', () => ({ saveChanges: jest.fn(async () => []) }));

const STORED = {
  Id: 'a0S1',
  Kind__c: 'Answer',
  Concept__c: 'problem',
  Text__c: 'Orders are typed twice.',
  Quote__c: 'We type every order twice.',
  Place__c: '00:12:03',
  Said_By_Name__c: 'Ada King (CFO)',
  Said_On__c: '2026-11-20',
  Source__c: 'Call',
};
/** An answer that the deal has before a suggestion replaces it. */
const PRESENT = {
  Id: 'a0A',
  LastModifiedDate: '2026-11-20T08:00:00.000Z',
  Concept__c: 'problem',
  Status__c: 'Answered',
  Answer__c: 'Typing.',
};
const ADA = { Id: 'a0R', ContactId: '003A', Contact: { Name: 'Ada King' }, Role: 'Economic Buyer' };

const show = (rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {}) =>
  showPanel('c-suggestion-inbox', SuggestionInbox, { rows });

const one = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & { disabled: boolean; value: string };
const press = async (element: Element, selector: string) => {
  one(element, selector).click();
  await settled();
};
const change = async (element: Element, selector: string, value: string) => {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
};

describe('suggestions', () => {
  afterEach(() => {
    document.body.replaceChildren();
    for (const slot of draftSlots(DEAL)) dropDraft(DEAL, slot);
    jest.clearAllMocks();
    jest.mocked(saveChanges).mockImplementation(async () => []);
  });

  it('of the org show what they answer, the words with who said them, and their place', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    expect(texts(element, '[data-becomes]')).toEqual(['c.DF_Suggestions_Answers']);
    expect(texts(element, '.item__place')).toEqual(['00:12:03']);
    expect(texts(element, '[data-words]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('say how to get some where there are none', async () => {
    const element = await show();
    expect(texts(element, '[data-empty]')).toEqual(['c.DF_Suggestions_None']);
    await expect(element).toBeAccessible();
  });

  it('show nothing while the deal cannot be read', async () => {
    const element = await placePanel('c-suggestion-inbox', SuggestionInbox);
    emitDealErrors(graphql, 'No access.');
    await settled();
    expect(deepAll(element, '[data-title]')).toEqual([]);
  });

  it('are accepted together with their answer, quoted where the deal knows who said it', async () => {
    const element = await show({ DF_Suggestion__c: [STORED], OpportunityContactRole: [ADA] });
    await press(element, '[data-accept]');
    expect(saveChanges).toHaveBeenCalledWith(DEAL, [
      {
        kind: 'create',
        object: expect.anything(),
        fields: {
          Opportunity__c: DEAL,
          Concept__c: 'problem',
          Key__c: `${DEAL}:problem`,
          Status__c: 'Answered',
          Answer__c: 'Orders are typed twice.',
          Evidence__c: 'Quoted',
          Quote__c: 'We type every order twice.',
          Said_By__c: '003A',
          Said_On__c: '2026-11-20',
          Source__c: 'Call',
        },
      },
      { kind: 'update', object: expect.anything(), id: 'a0S1', fields: { Status__c: 'Accepted' } },
    ]);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Accepted']);
  });

  it('replace a present answer only if nobody changed it since, and are settled after that', async () => {
    const element = await show({ DF_Suggestion__c: [STORED], DF_Answer__c: [PRESENT] });
    expect(texts(element, '[data-present]')).toEqual(['c.DF_Suggestions_Present']);
    await press(element, '[data-accept]');
    const [first, second] = jest.mocked(saveChanges).mock.calls;
    expect(first?.[1]).toEqual([
      expect.objectContaining({ kind: 'update', id: 'a0A', unmodifiedSince: '2026-11-20T08:00:00.000Z' }),
    ]);
    expect(first?.[1][0]).toMatchObject({ fields: { Evidence__c: 'Heard' } });
    expect(second?.[1]).toEqual([expect.objectContaining({ id: 'a0S1', fields: { Status__c: 'Accepted' } })]);
  });

  it('keep the button that was pressed while they are saved, and are saved once', async () => {
    let answer: (ids: string[]) => void = () => {};
    jest.mocked(saveChanges).mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const element = await show({ DF_Suggestion__c: [STORED] });
    await press(element, '[data-accept]');
    await press(element, '[data-accept]');
    // A disabled button would drop the focus, which a refusal then would not bring back.
    expect(one(element, '[data-accept]').disabled || one(element, '[data-dismiss]').disabled).toBeFalsy();
    answer([]);
    await settled();
    expect(saveChanges).toHaveBeenCalledTimes(1);
  });

  it('replace also who said the old answer, when and where: those words were about that one', async () => {
    const present = { ...PRESENT, Said_By__c: '003A', Quote__c: 'We type.' };
    const other = { ...STORED, Said_By_Name__c: 'Bob', Source__c: null };
    const element = await show({
      DF_Suggestion__c: [other],
      DF_Answer__c: [present],
      OpportunityContactRole: [ADA],
    });
    await press(element, '[data-accept]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1][0]).toMatchObject({
      fields: { Quote__c: 'We type every order twice.', Said_By__c: null, Source__c: null },
    });
  });

  it('can be edited before: the sentence and what it answers', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    await press(element, '[data-edit]');
    await change(element, '[data-text]', 'Every order is typed twice.');
    await change(element, '[data-topic]', 'root cause');
    await expect(element).toBeAccessible();
    await press(element, '[data-accept]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1][0]).toMatchObject({
      fields: { Answer__c: 'Every order is typed twice.', Concept__c: 'root cause', Key__c: `${DEAL}:root cause` },
    });
  });

  it('are accepted by Enter in the sentence, though not by the Enter that ends a composed word', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    await press(element, '[data-edit]');
    const key = async (init: KeyboardEventInit) => {
      one(element, '[data-text]').dispatchEvent(new KeyboardEvent('keydown', init));
      await settled();
    };
    await key({ key: 'a' });
    await key({ key: 'Enter', isComposing: true });
    expect(saveChanges).not.toHaveBeenCalled();
    await key({ key: 'Enter' });
    expect(saveChanges).toHaveBeenCalledTimes(1);
  });

  it('do not make every panel read again what cannot be read without a connection', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    jest.mocked(notifyRecordUpdateAvailable).mockClear();
    jest.mocked(saveChanges).mockRejectedValueOnce({ status: 0, body: { message: 'Away.' } });
    await press(element, '[data-accept]');
    expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
    onLine.mockReturnValue(true);
    jest.mocked(saveChanges).mockRejectedValueOnce({ status: 0, body: { message: 'Away.' } });
    await press(element, '[data-accept]');
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledTimes(1);
    onLine.mockRestore();
  });

  it('are not saved without a sentence', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    await press(element, '[data-edit]');
    await change(element, '[data-text]', ' ');
    await press(element, '[data-accept]');
    expect(saveChanges).not.toHaveBeenCalled();
  });

  it('are dismissed in the org', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    await press(element, '[data-dismiss]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1]).toEqual([
      expect.objectContaining({ id: 'a0S1', fields: { Status__c: 'Dismissed' } }),
    ]);
  });

  it('stay with the words of the org when it refuses, and when the connection is lost', async () => {
    const element = await show({ DF_Suggestion__c: [STORED] });
    jest.mocked(saveChanges).mockRejectedValueOnce(refusal('Not on Fridays.'));
    await press(element, '[data-accept]');
    expect(texts(element, '[data-sentence]')).toEqual(['Not on Fridays.']);
    jest.mocked(saveChanges).mockRejectedValueOnce({ status: 0, statusText: 'Network', body: { message: 'Away.' } });
    await press(element, '[data-accept]');
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Suggestions_Offline']);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(deepAll(element, '[data-item]')).toHaveLength(1);
    expect([createRecord, updateRecord].flatMap((call) => jest.mocked(call).mock.calls)).toEqual([]);
  });
});

describe('what is known of a suggestion', () => {
  const FOUND = {
    ...STORED,
    Side__c: 'Customer',
    Source_Name__c: 'call.vtt',
    Source_Hash__c: 'ab12',
    Place__c: '12:41',
  };
  const savedFields = () => {
    const saved = jest.mocked(saveChanges).mock.calls[0]?.[1][0];
    return saved && 'fields' in saved ? saved.fields : undefined;
  };
  const acceptedFields = async (suggestion: Readonly<Record<string, unknown>>) => {
    const element = await show({ DF_Suggestion__c: [suggestion], OpportunityContactRole: [ADA] });
    await press(element, '[data-accept]');
    return savedFields();
  };

  it('of the customer keeps the source, its hash and the place', async () => {
    const from = { Source_Name__c: 'call.vtt', Source_Hash__c: 'ab12', Place__c: '12:41' };
    expect(await acceptedFields(FOUND)).toMatchObject({ Evidence__c: 'Quoted', Said_By__c: '003A', ...from });
  });

  it('of a speaker whose side is unknown is saved as Assumed, and the panel shows why', async () => {
    expect(await acceptedFields({ ...FOUND, Side__c: 'Unknown' })).toMatchObject({ Evidence__c: 'Assumed' });
    expect(savedFields()).not.toHaveProperty('Said_By__c');
    const element = await show({ DF_Suggestion__c: [{ ...FOUND, Side__c: 'Unknown' }] });
    expect(texts(element, '[data-side]')).toEqual(['c.DF_Suggestions_Unknown']);
  });

  it('of the seller is shown as the seller’s own words and cannot be accepted', async () => {
    const element = await show({ DF_Suggestion__c: [{ ...FOUND, Side__c: 'Seller' }] });
    expect(texts(element, '[data-hint]')).toEqual(['c.DF_Suggestions_Own_Words']);
    // The question of the playbook whose answer would be evidence.
    expect(texts(element, '[data-side]')).toEqual(['c.DF_Suggestions_Own_Ask']);
    expect(deepAll(element, '[data-accept]')).toEqual([]);
    expect(deepAll(element, '[data-edit]')).toEqual([]);
    await press(element, '[data-dismiss]');
    expect(jest.mocked(saveChanges).mock.calls).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  const bare = { ...STORED, Quote__c: null, Said_By_Name__c: null, Said_On__c: null, Source__c: null };
  const saved = () => jest.mocked(saveChanges).mock.calls[0]?.[1][0] as unknown as { fields: Record<string, unknown> };

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it('is all that is saved, and without a name it was only heard', async () => {
    await press(await show({ DF_Suggestion__c: [bare], OpportunityContactRole: [ADA] }), '[data-accept]');
    expect(saved().fields).toMatchObject({ Evidence__c: 'Heard' });
    expect(Object.keys(saved().fields)).not.toContain('Quote__c');
  });

  it('names nobody whom the deal does not know', async () => {
    const other = { ...STORED, Said_By_Name__c: 'Bob' };
    await press(await show({ DF_Suggestion__c: [other], OpportunityContactRole: [ADA] }), '[data-accept]');
    expect(Object.keys(saved().fields)).not.toContain('Said_By__c');
  });

  it('answers what a user had promised to find out', async () => {
    const open = { Id: 'a0A', Concept__c: 'problem', Status__c: 'Not Known Yet', LastModifiedDate: 'then' };
    const element = await show({ DF_Suggestion__c: [STORED], DF_Answer__c: [open] });
    expect(texts(element, '[data-present]')).toEqual([]);
    await press(element, '[data-accept]');
    expect(saved()).toMatchObject({
      kind: 'update',
      id: 'a0A',
      fields: { Status__c: 'Answered', Open_Until__c: null },
    });
  });

  it('makes a pain of the org a pain of the deal, in one go', async () => {
    const pain = { ...STORED, Kind__c: 'Pain', Concept__c: null };
    await press(await show({ DF_Suggestion__c: [pain], OpportunityContactRole: [ADA] }), '[data-accept]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1]).toMatchObject([
      { kind: 'create', fields: { Statement__c: 'Orders are typed twice.', Evidence__c: 'Quoted' } },
      { kind: 'update', id: 'a0S1' },
    ]);
  });
});
