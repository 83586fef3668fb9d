import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { saveChanges } from 'c/dealSaves';
import { draftSlots, dropDraft, keepDraft } from 'c/drafts';
import type { Found } from 'c/noteReading';
import SuggestionInbox from 'c/suggestionInbox';
import { DEAL, deepAll, records, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('c/dealSaves', () => ({ saveChanges: jest.fn(async () => []) }));

const HASH = 'a'.repeat(64);
const BUDGET: Found = {
  kind: 'Answer',
  concept: 'budget',
  text: 'The board approved 40,000 euros.',
  quote: 'The board approved 40,000 euros.',
  saidBy: 'Ada King',
  side: 'Customer',
  place: '12:41',
  isFound: true,
  isMaybe: false,
  sourceName: 'call.vtt',
  sourceHash: HASH,
  source: 'Call',
};
const PAIN: Found = { ...BUDGET, kind: 'Pain', concept: 'problem', text: 'Orders are typed twice.', place: 'line 7' };
const CAUSE: Found = { ...BUDGET, concept: 'root cause', text: 'Nobody owns the data.' };
const PITCH: Found = { ...BUDGET, concept: '', text: 'Ours is the best.', saidBy: '', side: 'Seller', isFound: false };

const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement & { label: string };
const press = async (element: Element, selector: string) => {
  one(element, selector).click();
  await settled();
};
const pressFirstIn = (element: Element, part: string, selector: string) =>
  press(deepAll(element, `[data-part="${part}"]`)[0]!, selector);

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

async function show(rows: Rows = {}, contacts: readonly Record<string, unknown>[] = [], fields = {}) {
  const element = await showPanel('c-suggestion-inbox', SuggestionInbox, { rows, fields });
  const users = records('User', [
    { Id: '0051', Name: 'Kim Lee', Email: 'kim@wolkenbau.example', CompanyName: 'Wolkenbau' },
  ]);
  const query = { ...records('Contact', contacts).uiapi.query, ...users.uiapi.query };
  element.addEventListener('leave', () => Object.assign(element, { isPasting: false }));
  stubOf(graphql).emit({ uiapi: { query } }, named('notePeople'));
  await settled();
  return element;
}

async function hand(element: Element, found: readonly Found[], more = {}) {
  Object.assign(element, { isPasting: true });
  await settled();
  const form = deepAll(element, '[data-paste-form]')[0]!;
  form.dispatchEvent(new CustomEvent('read', { detail: { found, day: '2026-11-20', isKept: true, ...more } }));
  await settled();
}

const saved = () => jest.mocked(saveChanges).mock.calls.map(([, changes]) => changes[0] as { fields: object });

afterEach(() => {
  document.body.replaceChildren();
  for (const slot of draftSlots(DEAL)) dropDraft(DEAL, slot);
  jest.clearAllMocks();
  jest.mocked(saveChanges).mockImplementation(async () => []);
});

describe('what was found in pasted notes', () => {
  it('is shown with its place, and is still there after a reload', async () => {
    const element = await show();
    await hand(element, [BUDGET, PAIN]);
    expect(texts(element, '[data-becomes]')).toEqual(['c.DF_Suggestions_Answers', 'c.DF_Suggestions_Is_Pain']);
    expect(texts(element, '[data-place]')).toEqual(['c.DF_Suggestions_Found_At', 'c.DF_Suggestions_Found_At']);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Found']);
    expect(deepAll(element, '[data-paste-form]')).toEqual([]);
    element.remove();
    const again = await show();
    expect(deepAll(again, '[data-item]')).toHaveLength(2);
    await expect(again).toBeAccessible();
  });

  it('is saved with source, hash and place, quoted where the account has the speaker', async () => {
    const element = await show({}, [{ Id: '003A', Name: 'Dr. Ada King' }]);
    await hand(element, [BUDGET]);
    expect(deepAll(element, '[data-add-contact]')).toEqual([]);
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({
      Evidence__c: 'Quoted',
      Said_By__c: '003A',
      Said_On__c: '2026-11-20',
      Source_Name__c: 'call.vtt',
      Source_Hash__c: HASH,
      Place__c: '12:41',
    });
    expect(draftSlots(DEAL)).toEqual([]);
  });

  it('shows what a pain costs by its words, and saves it with the words as their basis', async () => {
    const element = await show();
    await hand(element, [{ ...PAIN, impact: { low: 90_000, likely: 96_000, high: 102_000 } }, CAUSE]);
    expect(texts(element, '[data-impact]')).toEqual(['c.DF_Suggestions_Costs']);
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({
      Impact_Low__c: 90_000,
      Impact_Likely__c: 96_000,
      Impact_High__c: 102_000,
      Impact_Basis__c: PAIN.quote,
    });
  });

  it('names no source where the words were not found in it', async () => {
    const element = await show();
    await hand(element, [{ ...BUDGET, isFound: false }]);
    expect(texts(element, '[data-place]')).toEqual(['c.DF_Suggestions_Not_Checked']);
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).not.toHaveProperty('Source_Hash__c');
  });

  it('of an unknown side becomes Assumed', async () => {
    const element = await show({}, [{ Id: '003A', Name: 'Ada King' }]);
    await hand(element, [{ ...BUDGET, side: 'Unknown' }]);
    expect(texts(element, '[data-side]')).toEqual(['c.DF_Suggestions_Unknown']);
    expect(deepAll(element, '[data-add-contact]')).toEqual([]);
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({ Evidence__c: 'Assumed', Place__c: '12:41' });
    expect(saved()[0]?.fields).not.toHaveProperty('Said_By__c');
  });

  it('is not offered again when the deal has it, nor twice when it is pasted twice', async () => {
    const element = await show({
      DF_Pain_Point__c: [{ Id: 'p', Statement__c: PAIN.text, Status__c: 'Live' }],
      DF_Answer__c: [{ Id: 'a', Concept__c: 'budget', Status__c: 'Answered', Answer__c: BUDGET.text }],
    });
    await hand(element, [BUDGET, PAIN, CAUSE]);
    await hand(element, [CAUSE]);
    expect(deepAll(element, '[data-item]')).toHaveLength(1);
  });

  it('nothing: the form stays, and what helps is said', async () => {
    const element = await show();
    await hand(element, []);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Found_None']);
    expect(deepAll(element, '[data-paste-form]')).toHaveLength(1);
    deepAll(element, '[data-paste-form]')[0]!.dispatchEvent(new CustomEvent('leave'));
    await settled();
    expect(deepAll(element, '[data-paste-form]')).toEqual([]);
  });

  it('without consent is counted only: nothing is shown or kept', async () => {
    const element = await show();
    await hand(element, [BUDGET, PAIN, PITCH], { isKept: false });
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Counted']);
    expect([deepAll(element, '[data-item]').length, draftSlots(DEAL).length]).toEqual([0, 0]);
  });

  it('is dismissed without a word to the org', async () => {
    const element = await show();
    await hand(element, [BUDGET, PAIN]);
    await press(element, '[data-dismiss]');
    expect(saveChanges).not.toHaveBeenCalled();
    expect(deepAll(element, '[data-item]')).toHaveLength(1);
  });

  it('keeps what was typed into one of them, also when others are decided and through a reload', async () => {
    const element = await show();
    await hand(element, [BUDGET, CAUSE]);
    deepAll(element, '[data-edit]')[1]?.dispatchEvent(new CustomEvent('click'));
    await settled();
    one(element, '[data-text]').dispatchEvent(new CustomEvent('change', { detail: { value: 'No owner.' } }));
    await settled();
    await press(element, '[data-dismiss]');
    element.remove();
    const again = await show();
    expect((one(again, '[data-text]') as unknown as { value: string }).value).toBe('No owner.');
    await press(again, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({ Answer__c: 'No owner.', Concept__c: 'root cause' });
    expect(draftSlots(DEAL)).toEqual([]);
  });

  it('in an earlier release is forgotten, and notes that are being typed are kept', async () => {
    keepDraft(DEAL, 'suggestions:found', { found: [{ line: 3 }], day: '2026-11-20' });
    keepDraft(DEAL, 'suggestions:notes', 'Half a th');
    const element = await show();
    expect(deepAll(element, '[data-item]')).toEqual([]);
    expect(draftSlots(DEAL)).toEqual(['suggestions:notes']);
  });
});

describe('the parts of the list', () => {
  it('fold what is less sure, and show few own words with what would count', async () => {
    const element = await show();
    await hand(element, [BUDGET, { ...CAUSE, isMaybe: true }, PITCH]);
    expect(deepAll(element, '[data-item]')).toHaveLength(2);
    expect(texts(element, '[data-side]')).toEqual(['c.DF_Suggestions_Own_Any']);
    expect(deepAll(element, '[data-part="own"] [data-accept]')).toEqual([]);
    await expect(element).toBeAccessible();
    await press(element, '[data-section="maybe"]');
    expect(deepAll(element, '[data-item]')).toHaveLength(3);
    expect(one(element, '[data-section="maybe"]').getAttribute('aria-expanded')).toBe('true');
    await press(element, '[data-section="own"]');
    expect(deepAll(element, '[data-item]')).toHaveLength(2);
  });

  it('fold a long pitch', async () => {
    const element = await show();
    await hand(
      element,
      ['a', 'b', 'c', 'd'].map((text) => ({ ...PITCH, text })),
    );
    expect(deepAll(element, '[data-item]')).toEqual([]);
    expect(texts(element, '[data-section="own"]')).toEqual(['c.DF_Suggestions_Own']);
    expect(texts(element, '[data-count]')).toEqual(['']);
  });
});

describe('accepting all', () => {
  const ALL = [BUDGET, { ...BUDGET, text: 'Again.' }, PAIN, CAUSE, { ...CAUSE, isMaybe: true, text: 'Maybe.' }, PITCH];

  it('saves each on its own: one for a question, of customers only, none that would replace an answer', async () => {
    const present = { Id: 'a', Concept__c: 'root cause', Status__c: 'Answered', Answer__c: 'Other.' };
    const element = await show({ DF_Answer__c: [present] });
    await hand(element, [
      ...ALL,
      { ...PAIN, text: 'Not in the text.', isFound: false },
      { ...BUDGET, concept: 'timeline', text: 'Soon.', side: 'Unknown' },
    ]);
    await press(element, '[data-accept-all]');
    expect(saved().map(({ fields }) => fields)).toMatchObject([
      { Answer__c: BUDGET.text },
      { Statement__c: PAIN.text },
    ]);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Accepted_All']);
  });

  it('lists what was refused, which stays, and goes on', async () => {
    const element = await show();
    await hand(element, [BUDGET, PAIN, CAUSE]);
    jest.mocked(saveChanges).mockRejectedValueOnce(refusal('Not on Fridays.'));
    await press(element, '[data-accept-all]');
    await settled();
    expect(saved()).toHaveLength(3);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Suggestions_Refused']);
    expect(texts(element, '[data-words]')).toHaveLength(1);
  });

  it('stops without a connection, and is not offered for one', async () => {
    const element = await show();
    await hand(element, [BUDGET, PAIN, CAUSE]);
    jest.mocked(saveChanges).mockRejectedValueOnce({ status: 0, body: { message: 'Away.' } });
    await press(element, '[data-accept-all]');
    expect([saved().length, deepAll(element, '[data-item]').length]).toEqual([1, 3]);
    await press(element, '[data-dismiss]');
    await press(element, '[data-dismiss]');
    expect(deepAll(element, '[data-accept-all]')).toEqual([]);
  });
});

describe('the buttons of a list', () => {
  it('have each a name of its own: the label, then the first words of the suggestion', async () => {
    const element = await show();
    await hand(element, [BUDGET, { ...PAIN, text: 'One two three four five six seven eight nine ten.' }]);
    expect(texts(element, '[data-accept]')).toEqual([
      'c.DF_Suggestions_Accept: The board approved 40,000 euros.',
      'c.DF_Suggestions_Accept: One two three four five six seven eight…',
    ]);
  });

  it('hand the focus to the next suggestion, after the last to the one before, and then to the title', async () => {
    const element = await show();
    await hand(element, [BUDGET, PAIN, CAUSE]);
    const sent: HTMLElement[] = [];
    const focus = jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function (this: HTMLElement) {
      sent.push(this);
    });
    const buttons = deepAll(element, '[data-accept]') as HTMLElement[];
    const keys = buttons.map(({ dataset }) => dataset.key);
    await press(element, '[data-accept]');
    expect(sent.at(-1)?.dataset.key).toBe(keys[1]);
    (deepAll(element, '[data-dismiss]')[1] as HTMLElement).click();
    await settled();
    expect(sent.at(-1)?.dataset.key).toBe(keys[1]);
    await press(element, '[data-accept]');
    expect(sent.at(-1)?.matches('[data-title]')).toBe(true);
    focus.mockRestore();
  });
});

describe('a speaker who is no contact', () => {
  it('becomes one by a click, and then has said it', async () => {
    jest.mocked(createRecord).mockResolvedValueOnce({ id: '003N', fields: {} } as never);
    const element = await show();
    await hand(element, [{ ...BUDGET, saidBy: 'Mia Stern (CFO)' }]);
    await press(element, '[data-add-contact]');
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Contact',
      fields: { LastName: 'Stern', FirstName: 'Mia', AccountId: '001000000000001AAA' },
    });
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Contact_Added']);
    expect(deepAll(element, '[data-add-contact]')).toEqual([]);
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({ Evidence__c: 'Quoted', Said_By__c: '003N' });
  });

  it('is the customer from then on, also where the text did not show the side', async () => {
    jest.mocked(createRecord).mockResolvedValueOnce({ id: '003N', fields: {} } as never);
    const element = await show();
    await hand(element, [
      { ...BUDGET, side: 'Unknown' },
      { ...CAUSE, side: 'Unknown', saidBy: 'Mia Stern' },
    ]);
    await press(element, '[data-add-contact]');
    expect(texts(element, '[data-side]')).toEqual(['c.DF_Suggestions_Unknown']);
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({ Evidence__c: 'Quoted', Said_By__c: '003N' });
    await press(element, '[data-accept]');
    expect(saved()[1]?.fields).toMatchObject({ Evidence__c: 'Assumed' });
  });

  it('of a stored suggestion stays of the side that it was stored with', async () => {
    jest.mocked(createRecord).mockResolvedValueOnce({ id: '003N', fields: {} } as never);
    const stored = { Id: 's', Kind__c: 'Pain', Text__c: 'It hurts.', Said_By_Name__c: 'Mia', Side__c: 'Unknown' };
    const element = await show({ DF_Suggestion__c: [stored] });
    await press(element, '[data-add-contact]');
    expect(texts(element, '[data-side]')).toEqual(['c.DF_Suggestions_Unknown']);
  });

  it('has a clear sentence where contacts may not be made, and can still be accepted as heard', async () => {
    jest.mocked(createRecord).mockRejectedValueOnce(refusal('No access.'));
    const element = await show();
    await hand(element, [{ ...BUDGET, saidBy: 'Cher' }]);
    await press(element, '[data-add-contact]');
    expect(texts(element, '.refusal__heading')).toContain('c.DF_Suggestions_Contact_Failed');
    await press(element, '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({ Evidence__c: 'Heard' });
  });

  it('is not offered on a deal without an account, and a first name of two contacts is nobody', async () => {
    const without = await show({}, [], { AccountId: null });
    await hand(without, [BUDGET]);
    expect(deepAll(without, '[data-add-contact]')).toEqual([]);
    document.body.replaceChildren();
    const two = [
      { Id: '003A', Name: 'Ada King' },
      { Id: '003B', Name: 'Ada Stern' },
    ];
    const element = await show({}, two);
    await hand(element, [
      { ...BUDGET, saidBy: 'Ada' },
      { ...CAUSE, saidBy: 'Stern' },
    ]);
    expect(deepAll(element, '[data-add-contact]')).toHaveLength(1);
  });
});

describe('the question for the problem', () => {
  it('is answered by a pain, which stays to be accepted', async () => {
    const element = await show();
    await hand(element, [PAIN]);
    await press(element, '[data-problem-too]');
    expect(saved()[0]?.fields).toMatchObject({ Concept__c: 'problem', Answer__c: PAIN.text, Source_Hash__c: HASH });
    expect(deepAll(element, '[data-item]')).toHaveLength(1);
  });

  it('is not offered where it is answered', async () => {
    const answered = { Id: 'a', Concept__c: 'problem', Status__c: 'Answered', Answer__c: 'Typing.' };
    const element = await show({ DF_Answer__c: [answered] });
    await hand(element, [PAIN]);
    expect(deepAll(element, '[data-problem-too]')).toEqual([]);
    await pressFirstIn(element, 'offered', '[data-accept]');
    expect(saved()[0]?.fields).toMatchObject({ Statement__c: PAIN.text });
  });
});
