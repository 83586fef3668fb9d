import { graphql } from 'lightning/graphql';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import DiscoveryChecklist from 'c/discoveryChecklist';
import { draftOf, keepDraft } from 'c/drafts';
import { requestFix } from 'c/fixRequests';
import { DEAL, deepAll, emitDealErrors, playbook, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { placePanel } from '../../../../../test/jest/panel.ts';
import { stepTo } from '../../questionLists/rows.ts';
import {
  click,
  concepts,
  emit,
  emptyPage,
  heard,
  isFocusIn,
  longSettled,
  next,
  one,
  questionOf,
  refresh,
  save,
  sent,
  show,
  type,
} from './checklistOnPage.ts';

beforeEach(emptyPage);
afterEach(() => document.body.replaceChildren());

describe('the next questions', () => {
  test('at most three, and who of the contacts could tell', async () => {
    const contacts = [{ Id: '00K1', ContactId: '0031', Contact: { Name: 'Ada King' }, Role: 'Business User' }];
    const element = await show({ contacts });
    expect(next(element)).toEqual(['problem', 'situation', 'root cause']);
    expect(texts(element, '[data-speaker]')).toHaveLength(3);
  });

  test('an answer below the evidence that a gate needs is asked for again, with what is there', async () => {
    const element = await show({ answers: [heard('problem'), heard('situation')], fields: { DF_Answers_A__c: 22 } });
    expect(next(element)[0]).toBe('problem');
    expect(texts(element, '[data-next] [data-answer] .answer__text')).toEqual([]);
    expect(texts(questionOf(element, 'problem'), '.answer__text')).toEqual(['Two days of problem']);
  });

  test('without a contact who fits, whom to ask for is shown once', async () => {
    expect(texts(await show(), '[data-speaker]')).toEqual(['c.DF_Question_Ask_User']);
  });

  test('after a save what blocks the next stage is first, the others follow, and the focus goes on', async () => {
    const element = await show();
    const [second, third] = [questionOf(element, 'situation'), questionOf(element, 'root cause')];
    // A question that is moved in the page loses the focus, and what is open in it.
    const removed: Node[] = [];
    const watch = new MutationObserver((all) => removed.push(...all.flatMap(({ removedNodes }) => [...removedNodes])));
    watch.observe(one(element, '[data-next]'), { childList: true });
    await save(element, 'problem', [heard('problem', { Evidence_Level__c: 3 })], { DF_Answers_A__c: 30 });
    expect(next(element)).toEqual(['situation', 'root cause', 'budget']);
    expect(removed).toHaveLength(1);
    expect(questionOf(element, 'situation')).toBe(second);
    expect(questionOf(element, 'root cause')).toBe(third);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Discovery_Noted']);
    expect(texts(element, '[data-noted] [data-answer]')).toEqual(['Two days of problem']);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: DEAL }]);
    // The problem is saved with a pain: read before the save, where this org has it already, and after it.
    expect(refresh).toHaveBeenCalledTimes(3);
    expect(second && isFocusIn(second)).toBe(true);
  });

  test('while the seller types in the next question, it keeps its place', async () => {
    const element = await show();
    const typedIn = questionOf(element, 'situation');
    const active = jest.spyOn(element.shadowRoot!, 'activeElement', 'get').mockReturnValue(typedIn!);
    await save(element, 'problem', [heard('problem', { Evidence_Level__c: 3 })], { DF_Answers_A__c: 30 });
    expect(next(element)).toEqual(['budget', 'situation', 'root cause']);
    active.mockRestore();
  });

  test('what was just noted can be fixed in place', async () => {
    const element = await show();
    await save(element, 'problem', [heard('problem', { Evidence_Level__c: 3 })], { DF_Answers_A__c: 30 });
    await click(element, '[data-noted] [data-edit]');
    expect(concepts(element, '[data-noted]')).toEqual(['problem']);
    expect(one(questionOf(element, 'problem'), '[data-text]').value).toBe('Two days of problem');
  });

  test('when the last one is answered the focus is on the title', async () => {
    const only = { ...playbook, gates: [], questions: playbook.questions.slice(0, 1) };
    const element = await show({ playbooks: [only] });
    refresh.mockImplementationOnce(async () => emit({ playbooks: [only], answers: [heard('situation')] }));
    const question = questionOf(element, 'situation');
    await type(question, 'About it all');
    one(question, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await longSettled();
    expect(next(element)).toEqual([]);
    expect(sent.at(-1)).toBe(one(element, '[data-title]'));
  });

  test('when all is answered a message appears, and every answer can still be opened', async () => {
    const answers = playbook.questions.map(({ concept }) => heard(concept, { Evidence_Level__c: 3 }));
    const element = await show({ answers, fields: { DF_Answers_A__c: 333 } });
    expect(next(element)).toEqual([]);
    expect(texts(element, '.empty__title')).toEqual(['c.DF_Discovery_All_Answered']);
    await click(element, '[data-toggle]');
    expect(texts(element, '[data-others] [data-answer]')).toHaveLength(5);
  });

  test('a draft comes before everything else after a reload; more than fit are counted', async () => {
    const draft = { value: { text: 'Typed', isOpen: false, note: '', quote: '', evidence: 'Heard' } };
    keepDraft(DEAL, 'answer:timeline', draft);
    expect(next(await show())).toEqual(['timeline', 'problem', 'situation']);
    document.body.replaceChildren();
    for (const concept of ['budget', 'root cause', 'problem']) keepDraft(DEAL, `answer:${concept}`, draft);
    expect(texts(await show(), '[data-drafts]')).toEqual(['c.DF_Discovery_Drafts_One']);
    document.body.replaceChildren();
    keepDraft(DEAL, 'answer aside:situation', draft);
    expect(texts(await show(), '[data-drafts]')).toEqual(['c.DF_Discovery_Drafts']);
  });
});

describe('the other questions', () => {
  const questions = Array.from({ length: 200 }, (_, index) => ({
    ...playbook.questions[index % 5],
    ask: `Question ${index}?`,
    weight: 1,
  }));
  const many = { playbooks: [{ ...playbook, questions }] };

  test('are one click away, grouped by concept, and have no field before they are opened', async () => {
    const element = await show(many);
    expect(deepAll(element, '[data-others]')).toHaveLength(0);
    await click(element, '[data-toggle]');
    expect(deepAll(element, '[data-others] [data-ask]')).toHaveLength(80);
    expect(texts(element, '[data-others] .row__name')).toEqual(['c.DF_Concept_Budget', 'c.DF_Concept_Timeline']);
    expect(deepAll(element, '[data-others] c-discovery-question')).toHaveLength(0);
    expect(deepAll(element, '[data-others] lightning-input')).toEqual([one(element, '[data-search]')]);
    await click(element, '[data-toggle]');
    expect(deepAll(element, '[data-others]')).toHaveLength(0);
  });

  test('open as the question that was chosen, with the focus in its field', async () => {
    const element = await show(many);
    await click(element, '[data-toggle]');
    await click(element, '[data-others] [data-concept="timeline"][data-ask="2"]');
    const question = questionOf(element, 'timeline');
    expect(texts(question, '.ask')).toEqual(['Question 14?']);
    expect(sent.at(-1)).toBe(one(question, '[data-text]'));
    await save(element, 'timeline', [heard('timeline')]);
    expect(concepts(element, '[data-others]')).toEqual([]);
    expect(texts(element, '[data-noted] [data-answer]')).toEqual(['Two days of timeline']);
  });

  test('one of them is a stop of the tabulator, the arrow keys lead to the rest', async () => {
    const element = await show(many);
    await click(element, '[data-toggle]');
    const rows = deepAll(element, '[data-others] [data-ask]') as HTMLElement[];
    expect(rows.filter(({ tabIndex }) => tabIndex === 0)).toEqual([rows[0]]);
    const press = (at: number, key: string) =>
      rows[at]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const focused = () => rows.indexOf(sent.at(-1) as HTMLElement);
    rows[0]?.focus();
    press(0, 'ArrowDown');
    expect(focused()).toBe(1);
    press(1, 'x');
    expect(focused()).toBe(1);
    press(1, 'End');
    expect(focused()).toBe(79);
    // In an open editor the arrow keys are the editor's.
    one(element, '[data-others] h4').dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    deepAll(element, '[data-others] .row__name')[0]?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Home', bubbles: true }),
    );
    expect(focused()).toBe(79);
    expect([stepTo('ArrowUp', 0, 3), stepTo('ArrowDown', 2, 3), stepTo('Home', 2, 3)]).toEqual([0, 2, 0]);
  });

  test('a promise shows who and until when, a flag what a reviewer asks', async () => {
    const promised = { Status__c: 'Not Known Yet', Evidence_Level__c: 0, Open_Until__c: '2026-12-01' };
    const flagged = { Review_Flag__c: true, Review_Reason__c: 'The same as elsewhere' };
    const element = await show({ answers: [heard('budget', promised), heard('timeline', flagged)] });
    await click(element, '[data-toggle]');
    expect(texts(element, '[data-others] [data-answer]')).toEqual(['c.DF_Question_Open_Until', 'Two days of timeline']);
    expect(texts(element, '[data-others] .review')).toEqual(['The same as elsewhere']);
  });

  test("what the review found is said in the reader's language, and not once a manager cleared it", async () => {
    const review = { Review_Reason__c: 'Echo: `When`', Review_Kind__c: 'Echo', Review_Detail__c: 'When' };
    const found = { Review_Flag__c: true, ...review };
    const cleared = { ...found, Review_Verdict__c: 'Cleared' };
    const element = await show({ answers: [heard('budget', found), heard('timeline', cleared)] });
    await click(element, '[data-toggle]');
    expect(texts(element, '[data-others] .review')).toEqual(['c.DF_Question_Advice_Echo']);
  });

  test('another panel can have a question opened, wherever it stands', async () => {
    const element = await show();
    expect(requestFix({ dealId: DEAL, fix: { on: 'answer', concept: 'situation' } })).toBe(true);
    await settled();
    expect(isFocusIn(questionOf(element, 'situation'))).toBe(true);
    const open = jest.spyOn(questionOf(element, 'situation') as unknown as { open(): void }, 'open');
    expect(requestFix({ dealId: DEAL, fix: { on: 'answer', concept: 'situation', raise: 'Quoted' } })).toBe(true);
    expect(open).toHaveBeenCalledWith('Quoted');
    expect(requestFix({ dealId: DEAL, fix: { on: 'answer', concept: 'timeline' } })).toBe(true);
    await longSettled();
    expect(concepts(element, '[data-others]')).toEqual(['timeline']);
    expect(requestFix({ dealId: DEAL, fix: { on: 'answer', concept: 'custom 6' } })).toBe(false);
    expect(requestFix({ dealId: DEAL, fix: { on: 'pains' } })).toBe(false);
    document.body.replaceChildren();
    expect(requestFix({ dealId: DEAL, fix: { on: 'answer', concept: 'situation' } })).toBe(false);
  });
});

describe('what cannot be shown', () => {
  test('a playbook without questions and answers asks nothing', async () => {
    const element = await show({ playbooks: [{ ...playbook, questions: [], gates: [] }] });
    expect(next(element)).toEqual([]);
    expect(deepAll(element, '[data-toggle]')).toHaveLength(0);
    expect(one(element, '.ring__done').getAttribute('stroke-dasharray')).toBe('0 100');
  });

  test('a deal that no playbook governs shows a message', async () => {
    const element = await show({ fields: { CreatedDate: '2017-03-01T00:00:00.000Z' } });
    expect(texts(element, '.empty__title')).toEqual(['c.DF_No_Playbook']);
  });

  test('without permission the reason of the org is shown', async () => {
    const element = await placePanel('c-discovery-checklist', DiscoveryChecklist);
    expect(deepAll(element, '.loading')).toHaveLength(1);
    emitDealErrors(graphql, "Field 'DF_Answer__c' in type 'RecordQuery' is undefined");
    await settled();
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Not_Readable']);
    expect(texts(element, '[data-sentence]')).toEqual(["Field 'DF_Answer__c' in type 'RecordQuery' is undefined"]);
  });

  test('what was read stays in sight when it cannot be read again, and a save then is not taken for done', async () => {
    const element = await show();
    refresh.mockImplementationOnce(async () => emitDealErrors(graphql, 'Not reachable'));
    await type(questionOf(element, 'problem'), 'Two days of problem');
    for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
    one(questionOf(element, 'problem'), 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await longSettled();
    expect(texts(element, '.refusal__heading')).toEqual(['c.DF_Discovery_Stale', '']);
    expect(texts(questionOf(element, 'problem'), '[data-sentence]')).toEqual(['c.DF_Fault_Offline']);
    expect(next(element)).toHaveLength(3);
    expect(draftOf(DEAL, 'answer:problem')).toBeDefined();
  });

  test('it is accessible loading, asking, and with everything open', async () => {
    const element = place('c-discovery-checklist', DiscoveryChecklist);
    await expect(element).toBeAccessible();
    document.body.replaceChildren();
    const full = await show({ answers: [heard('problem')] });
    await click(full, '[data-toggle]');
    await expect(full).toBeAccessible();
  });
});
