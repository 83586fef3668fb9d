import { updateRecord } from 'lightning/uiRecordApi';
import type { Pain } from 'c/dealRows';
import { draftOf } from 'c/drafts';
import { DEAL, deepAll, texts } from '../../../../../test/jest/deal.ts';
import { pain } from '../../../../../test/jest/pain.ts';
import { click, fill, reread, sent, show, submit } from './editorOnPage.ts';

const conflict = { status: 412, statusText: 'Precondition Failed', body: [] };

describe('a pain that another user changed meanwhile', () => {
  afterEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    jest.clearAllMocks();
    (updateRecord as jest.Mock).mockReset();
    reread.mockReset();
  });
  const now = (part: Partial<Pain>): Pain => ({
    ...pain,
    modifiedAt: '2026-11-21T09:00:00.000Z',
    modifiedBy: 'Mia Manager',
    ...part,
  });

  test('in another field is saved with both changes, on top of theirs', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(conflict);
    reread.mockResolvedValueOnce([now({ rootCause: 'Typed twice' })]);
    const { element, events } = await show();
    await click(element, '[data-cost]');
    await click(element, '[data-more]');
    await fill(element, 'driver', 'Grow');
    await submit(element);
    expect(sent()[1]).toEqual([
      { fields: { Id: 'a0B1', Business_Driver__c: 'Grow' } },
      { ifUnmodifiedSince: '2026-11-21T09:00:00.000Z' },
    ]);
    expect(events.map(({ type }) => type)).toEqual(['saved']);
  });

  test('in the same fields is shown in both versions, and each is chosen by itself', async () => {
    (updateRecord as jest.Mock).mockRejectedValueOnce(conflict).mockResolvedValue({});
    reread.mockResolvedValueOnce([now({ driver: 'Improve', basis: 'Theirs', saidBy: '0031', saidByName: 'Ada' })]);
    const { element } = await show();
    await click(element, '[data-cost]');
    await click(element, '[data-more]');
    await fill(element, 'driver', 'Grow');
    await fill(element, 'basis', 'Mine');
    await submit(element);
    expect(texts(element, '[data-version]')).toEqual(['Mine', 'Theirs', 'Grow', 'Improve']);
    expect(texts(element, '[role="alert"].conflict__title')).toEqual(['c.DF_Pain_Conflict']);
    await expect(element).toBeAccessible();
    await submit(element);
    expect(sent()).toHaveLength(1);

    await click(element, '[data-theirs]');
    expect(texts(element, '[data-version]')).toEqual(['Grow', 'Improve']);
    await click(element, '[data-mine]');
    expect(deepAll(element, '[data-conflict]')).toHaveLength(0);
    await submit(element);
    expect(sent()[1][0]).toEqual({ fields: { Id: 'a0B1', Business_Driver__c: 'Grow' } });
  });

  test('is met again when a draft of an older version is opened', async () => {
    const first = await show();
    await click(first.element, '[data-cost]');
    await fill(first.element, 'basis', 'Mine');
    document.body.replaceChildren();
    const { element } = await show({ pain: now({ basis: '' }) });
    expect(deepAll(element, '[data-conflict]')).toHaveLength(0);
    document.body.replaceChildren();
    const again = await show({ pain: now({ basis: 'Theirs', modifiedAt: '2026-11-22T09:00:00.000Z' }) });
    expect(texts(again.element, '[data-version]')).toEqual(['Mine', 'Theirs']);
    await click(again.element, '[data-theirs]');
    await submit(again.element);
    expect(sent()).toEqual([]);
  });

  test('shows when it cannot be read again, is gone, or changes over and over', async () => {
    (updateRecord as jest.Mock).mockRejectedValue(conflict);
    const { element } = await show();
    await click(element, '[data-cost]');
    await fill(element, 'basis', 'Mine');
    reread.mockResolvedValueOnce(undefined);
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Conflict']);
    reread.mockResolvedValueOnce([]);
    await submit(element);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Conflict']);
    reread.mockResolvedValue([now({})]);
    await submit(element);
    expect(sent()).toHaveLength(5);
    expect(texts(element, '[data-sentence]')).toEqual(['c.DF_Fault_Conflict']);
    expect(draftOf(DEAL, 'pain:a0B1')).toBeDefined();
  });
});
