import { executeMutation, graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import ReviewQueue from 'c/reviewQueue';
import { deepAll, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('@salesforce/label/c.DF_Queue_Button', () => ({ default: '{0}: {1} of {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Queue_More', () => ({ default: '{0} more' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Queue_What', () => ({ default: '{0}: {1}' }), { virtual: true });

const update = updateRecord as unknown as jest.Mock;
const mutate = executeMutation as unknown as jest.Mock;

/** A flagged answer of the deal Acme, as plain values. */
const row = (id: string, fields: object = {}) => ({
  Id: id,
  LastModifiedDate: '2026-11-20T08:00:00.000Z',
  CreatedBy: { Name: 'Kim' },
  Review_Reason__c: 'Placeholder: `tbd`.',
  Review_Since__c: '2026-11-20T08:00:00.000Z',
  Review_Asked_At__c: null,
  Review_Writer__r: { Name: 'Ada King' },
  Review_Kind__c: 'Placeholder',
  Opportunity__c: '006A',
  Opportunity__r: { Name: 'Acme', OwnerId: '005A', Owner: { Name: 'Ada King' }, DF_In_Question__c: 2 },
  Concept__c: 'problem',
  Answer__c: 'tbd',
  Quote__c: 'asdf',
  ...fields,
});

let refresh: jest.Mock;

/** A decision saves twice and reads again, each in a turn of its own. */
const saved = async () => {
  await settled();
  await settled();
};

function answer(rows: readonly object[], total = rows.length) {
  const { DF_Answer__c } = records('DF_Answer__c', rows as never).uiapi.query;
  const data = { uiapi: { query: { DF_Answer__c: { ...DF_Answer__c, totalCount: total } } } };
  stubOf(graphql).emit(data, named('reviewQueue'), refresh);
}

async function show(rows: readonly object[], { mayReview = true, total = rows.length } = {}) {
  const element = place('c-review-queue', ReviewQueue);
  await settled();
  stubOf(getObjectInfo).emit({ fields: { Review_Verdict__c: { updateable: mayReview } } });
  answer(rows, total);
  await settled();
  return element;
}
const button = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement;

beforeEach(() => {
  refresh = jest.fn(async () => {});
  update.mockReset().mockResolvedValue({});
  mutate.mockReset().mockResolvedValue({ data: { uiapi: {} } });
});
afterEach(() => document.body.replaceChildren());

describe('texts in question', () => {
  test('are listed with what was found, the words, by whom and since when', async () => {
    const element = await show([
      row('a', { Review_Kind__c: 'Quote Keyboard Mash' }),
      row('b', { Review_Since__c: null, Review_Writer__r: null, Review_Kind__c: null }),
    ]);
    expect(texts(element, '[data-words]')).toEqual(['tbd', 'asdf']);
    expect(texts(element, '[data-what]')[0]).toContain('Placeholder: `tbd`.');
    expect(texts(element, '[data-what]')[1]).toContain('Quote Keyboard Mash');
    expect(texts(element, '[data-written]')).toEqual(['c.DF_Queue_Written_By', 'c.DF_Queue_Written']);
    expect(button(element, '[data-verdict="Rejected"]').getAttribute('aria-label')).toMatch(/Reject: .+ of Acme/);
    expect(deepAll(element, '[data-more-wait]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  test('are no more than 200, and the number of the others is shown', async () => {
    const element = await show(
      Array.from({ length: 200 }, (_, index) => row(String(index))),
      { total: 1234 },
    );
    expect(deepAll(element, '[data-row]')).toHaveLength(200);
    expect(texts(element, '[data-more-wait]')).toEqual(['1,034 more']);
  });

  test('are those of pains and overrides too, the oldest of all first', async () => {
    const element = await show([row('a')]);
    const of = (object: string, rows: readonly object[]) => ({
      [object]: { ...records(object, rows as never).uiapi.query[object], totalCount: 1 },
    });
    const older = { Review_Since__c: '2026-11-01T08:00:00.000Z', Concept__c: undefined };
    const query = {
      ...of('DF_Answer__c', [row('a')]),
      ...of('DF_Pain_Point__c', [row('p', { ...older, Statement__c: 'pain tbd' })]),
      ...of('DF_Gate_Override__c', [
        row('o', { ...older, Reason__c: 'asap', Review_Since__c: '2026-11-02T08:00:00.000Z' }),
      ]),
    };
    stubOf(graphql).emit({ uiapi: { query } }, named('reviewQueue'), refresh);
    await settled();
    expect(texts(element, '[data-words]')).toEqual(['pain tbd', 'asap', 'tbd']);
    expect(texts(element, '[data-what]').map((text) => text.split(':')[0])).toEqual([
      'c.DF_Queue_Pain',
      'c.DF_Queue_Override',
      expect.any(String),
    ]);
    button(element, '[data-row="p"] [data-verdict="Cleared"]').click();
    await saved();
    expect(update.mock.calls[0]?.[0]).toEqual({ fields: { Id: 'p', Review_Verdict__c: 'Cleared' } });
  });

  test('where nothing waits there is a sentence', async () => {
    const element = await show([]);
    expect(texts(element, '[data-none]')).toEqual(['c.DF_Queue_None']);
    expect(deepAll(element, '[data-read-only]')).toHaveLength(0);
    expect(texts(element, '[data-unwatched]')).toEqual(['c.DF_Queue_Not_Watched']);
    const none = { edges: [], totalCount: 0 };
    stubOf(graphql).emit(
      { uiapi: { query: { DF_Answer__c: none, written: { ...none, totalCount: 1 } } } },
      named('reviewQueue'),
    );
    await settled();
    expect(texts(element, '[data-unwatched]')).toEqual([]);
  });

  test('that cannot be read leave the reason', async () => {
    const element = place('c-review-queue', ReviewQueue);
    await settled();
    expect(texts(element, '[role="status"]')).toContain('c.DF_Loading');
    stubOf(graphql).emitErrors([{ message: 'Not now.' }], named('reviewQueue'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not now.']);
    expect(texts(element, '[role="status"]')).not.toContain('c.DF_Loading');
  });

  test('have no buttons for a user who may not write the verdict, and say who may', async () => {
    const element = await show([row('a')], { mayReview: false });
    expect(deepAll(element, '[data-verdict], [data-ask]')).toHaveLength(0);
    expect(texts(element, '[data-read-only]')).toEqual(['c.DF_Queue_Read_Only']);
    await expect(element).toBeAccessible();
  });
});

describe('a decision', () => {
  test('clears the text unless it has changed since, counts it off the deal, and moves the focus to the list', async () => {
    const element = await show([row('a')]);
    const reviewed = jest.fn();
    element.addEventListener('reviewed', reviewed);
    button(element, '[data-verdict="Cleared"]').click();
    await saved();
    expect(update.mock.calls).toEqual([
      [{ fields: { Id: 'a', Review_Verdict__c: 'Cleared' } }, { ifUnmodifiedSince: '2026-11-20T08:00:00.000Z' }],
      [{ fields: { Id: '006A', DF_In_Question__c: 1 } }, undefined],
    ]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(reviewed).toHaveBeenCalledTimes(1);
    expect(texts(element, '[data-said]')).toEqual(['c.DF_Queue_Cleared']);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-queue-title')).toBe(true);
  });

  test('rejects; of a rewritten text it takes the flag off', async () => {
    const last = { Name: 'Acme', OwnerId: '005A', Owner: { Name: 'Ada King' }, DF_In_Question__c: 1 };
    const element = await show([row('a', { Review_Kind__c: 'Rewritten', Opportunity__r: last })]);
    button(element, '[data-verdict="Rejected"]').click();
    await saved();
    const [[verdict], [deal]] = update.mock.calls as [[{ fields: object }], [{ fields: object }]];
    expect(verdict.fields).toEqual({ Id: 'a', Review_Verdict__c: 'Rejected', Review_Flag__c: false });
    expect(deal.fields).toEqual({ Id: '006A', DF_In_Question__c: null });
    expect(texts(element, '[data-said]')).toEqual(['c.DF_Queue_Rejected']);
  });

  test('holds although a rule of the company refuses the number on the deal', async () => {
    update.mockResolvedValueOnce({}).mockRejectedValueOnce({ body: { message: 'No.' } });
    const element = await show([row('a')]);
    button(element, '[data-verdict="Cleared"]').click();
    await saved();
    expect(texts(element, '[data-said]')).toEqual(['c.DF_Queue_Cleared']);
    expect(texts(element, '[data-sentence]')).toEqual([]);
  });

  test('that the org refuses is shown at its text, and nothing is read again', async () => {
    update.mockRejectedValue({ body: { message: 'Not allowed.' } });
    const element = await show([row('a'), row('b')]);
    button(element, '[data-row="b"] [data-verdict="Cleared"]').click();
    await saved();
    expect(texts(button(element, '[data-row="b"]'), 'c-refusal')).toHaveLength(1);
    expect(texts(element, '[data-sentence]')).toEqual(['Not allowed.']);
    expect(refresh).not.toHaveBeenCalled();
  });

  test('about a text that another user changed first is not made: the list is read again', async () => {
    update.mockRejectedValue({ status: 412, body: { errorCode: 'CONFLICT', message: 'Changed.' } });
    const element = await show([row('a')]);
    button(element, '[data-verdict="Cleared"]').click();
    await saved();
    expect(texts(element, '[data-said]')).toEqual(['c.DF_Queue_Changed']);
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});

describe('asking back', () => {
  async function asking(rows: readonly object[]) {
    const element = await show(rows);
    button(element, '[data-ask]').click();
    await settled();
    const field = button(element, '[data-question]');
    Object.assign(field, { checkValidity: () => true, reportValidity: () => true });
    field.dispatchEvent(new CustomEvent('change', { detail: { value: 'Who said that?' } }));
    return element;
  }

  test('makes a task for the owner and marks the text, in one save', async () => {
    const element = await asking([row('a')]);
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await saved();
    const [[{ variables }]] = mutate.mock.calls as [[{ variables: Record<string, any> }]];
    expect(variables.r0.Task).toMatchObject({ WhatId: '006A', OwnerId: '005A' });
    expect(variables.r0.Task.Description).toBe('Who said that?\n\ntbd');
    expect(variables.r1.Id).toBe('a');
    expect(Object.keys(variables.r1.DF_Answer__c)).toEqual(['Review_Asked_At__c']);
    expect(texts(element, '[data-said]')).toEqual(['c.DF_Queue_Sent']);
    expect(deepAll(element, 'form')).toHaveLength(0);
  });

  test('keeps the question where the org refuses it, and the form can be closed', async () => {
    mutate.mockResolvedValue({ errors: [{ message: 'Asked already.' }] });
    const element = await asking([row('a')]);
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await saved();
    expect(texts(element, '[data-sentence]')).toEqual(['Asked already.']);
    expect((button(element, '[data-question]') as HTMLElement & { value: string }).value).toBe('Who said that?');
    button(element, '[data-cancel]').click();
    await settled();
    expect(deepAll(element, 'form')).toHaveLength(0);
    expect(element.shadowRoot?.activeElement?.hasAttribute('data-ask')).toBe(true);
  });

  test('needs a question, and an empty field is a fault when it is sent, not when it is left', async () => {
    const element = await show([row('a')]);
    button(element, '[data-ask]').click();
    await settled();
    const field = button(element, '[data-question]') as HTMLElement & { required: boolean };
    expect(field.required).toBe(false);
    const reportValidity = () => !field.required;
    Object.assign(field, { checkValidity: reportValidity, reportValidity });
    deepAll(element, 'form')[0]?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await saved();
    expect(mutate).not.toHaveBeenCalled();
    button(element, '[data-cancel]').click();
    await settled();
    button(element, '[data-ask]').click();
    await settled();
    expect((button(element, '[data-question]') as HTMLElement & { required: boolean }).required).toBe(false);
  });

  test('is offered once: then the day is shown', async () => {
    const element = await show([row('a', { Review_Asked_At__c: '2026-11-21T08:00:00.000Z' })]);
    expect(deepAll(element, '[data-ask]')).toHaveLength(0);
    expect(texts(element, '[data-asked]')).toEqual(['c.DF_Queue_Asked']);
  });
});
