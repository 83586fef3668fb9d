import { graphql } from 'lightning/graphql';
import { saveChanges } from 'c/dealSaves';
import { draftSlots, dropDraft } from 'c/drafts';
import type { Found } from 'c/noteReading';
import SuggestionInbox from 'c/suggestionInbox';
import { DEAL, deepAll, emitDeal, emitDealErrors, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';

jest.mock('c/dealSaves', () => ({ saveChanges: jest.fn() }));

const AT = '2026-11-21T08:00:00.000Z';
const LATER = '2026-11-21T08:05:00.000Z';
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
  sourceHash: 'a'.repeat(64),
  source: 'Call',
};
const CAUSE: Found = { ...BUDGET, concept: 'root cause', text: 'Nobody owns the data.' };
const PAIN: Found = { ...BUDGET, kind: 'Pain', concept: 'problem', text: 'Orders are typed twice.', place: 'line 7' };

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, readonly Row[]>>;

const OPEN = {
  Id: 'a2',
  Concept__c: 'root cause',
  Status__c: 'Not Known Yet',
  Open_Owner__c: '0051',
  Open_Until__c: '2026-12-01',
};
const answer = (Id: string, found: Found, LastModifiedDate = AT): Row => ({
  Id,
  LastModifiedDate,
  Concept__c: found.concept,
  Status__c: 'Answered',
  Answer__c: found.text,
});
const pain: Row = { Id: 'p1', LastModifiedDate: AT, Statement__c: PAIN.text, Status__c: 'Live' };
const SAVED: Rows = { DF_Answer__c: [answer('a1', BUDGET), answer('a2', CAUSE)], DF_Pain_Point__c: [pain] };

/** What the org has at the next readings, one after the other; the last one stays. */
let readings: (Rows | 'away')[] = [];
async function refresh() {
  const [next] = readings.length > 1 ? readings.splice(0, 1) : readings;
  if (next === 'away') emitDealErrors(graphql, 'Away.');
  else if (next) emitDeal(graphql, { rows: next, refresh });
}

const press = async (element: Element, selector: string) => {
  (deepAll(element, selector)[0] as HTMLElement).click();
  await settled();
  await settled();
  await settled();
  await settled();
};

/** Accepts the three at once; `rows` is what the org had before, `then` what it has afterwards. */
async function acceptAll(then: (Rows | 'away')[], rows: Rows = { DF_Answer__c: [OPEN] }) {
  readings = then;
  const element = await showPanel('c-suggestion-inbox', SuggestionInbox, { rows, refresh });
  Object.assign(element, { isPasting: true });
  await settled();
  const detail = { found: [BUDGET, CAUSE, PAIN], day: '2026-11-20', isKept: true };
  deepAll(element, '[data-paste-form]')[0]!.dispatchEvent(new CustomEvent('read', { detail }));
  await settled();
  expect(deepAll(element, '[data-undo]')).toEqual([]);
  await press(element, '[data-accept-all]');
  jest.mocked(saveChanges).mockClear();
  return element;
}

beforeEach(() => {
  jest.mocked(saveChanges).mockImplementation(async (_deal, changes) =>
    changes.map((change) => {
      if (change.kind !== 'create') return change.id;
      return change.object === 'DF_Pain_Point__c' ? 'p1' : 'a1';
    }),
  );
});
afterEach(() => {
  document.body.replaceChildren();
  for (const slot of draftSlots(DEAL)) dropDraft(DEAL, slot);
  jest.clearAllMocks();
});

describe('taking back what was accepted at once', () => {
  it('withdraws what is new and restores what was there, in one save, and the proposals are open again', async () => {
    const element = await acceptAll([SAVED]);
    await press(element, '[data-undo]');
    expect(saveChanges).toHaveBeenCalledTimes(1);
    const update = { kind: 'update', unmodifiedSince: AT };
    expect(jest.mocked(saveChanges).mock.calls[0]).toMatchObject([
      DEAL,
      [
        { ...update, object: 'DF_Answer__c', id: 'a1', fields: { Status__c: 'Withdrawn' } },
        {
          ...update,
          object: 'DF_Answer__c',
          id: 'a2',
          fields: {
            Status__c: 'Not Known Yet',
            Answer__c: null,
            Quote__c: null,
            Evidence__c: null,
            Open_Owner__c: '0051',
            Open_Until__c: '2026-12-01',
          },
        },
        { ...update, object: 'DF_Pain_Point__c', id: 'p1', fields: { Status__c: 'Withdrawn' } },
      ],
    ]);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Undone']);
    expect(deepAll(element, '[data-undo]')).toEqual([]);
    readings = [{ DF_Answer__c: [OPEN], DF_Pain_Point__c: [{ ...pain, Status__c: 'Withdrawn' }] }];
    await refresh();
    await settled();
    expect(deepAll(element, '[data-item]')).toHaveLength(3);
    await expect(element).toBeAccessible();
  });

  it('leaves what another user changed meanwhile, or what a product is prescribed for, and shows how many', async () => {
    const changed = {
      DF_Answer__c: [answer('a1', BUDGET, LATER), answer('a2', CAUSE)],
      DF_Pain_Point__c: [pain],
      DF_Prescription__c: [{ Id: 'x', Pain_Point__c: 'p1' }],
    };
    const element = await acceptAll([SAVED, changed]);
    await press(element, '[data-undo]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1]).toMatchObject([{ id: 'a2' }]);
    expect(texts(element, '[data-announcement]')).toEqual(['c.DF_Suggestions_Undone_Some']);
  });

  it('opens a stored suggestion again', async () => {
    const stored = (Id: string, found: Found) => ({
      Id,
      Kind__c: found.kind,
      Concept__c: found.concept,
      Text__c: found.text,
      Side__c: 'Customer',
    });
    const suggestions = [stored('s1', BUDGET), stored('s2', PAIN)];
    readings = [SAVED];
    const rows = { DF_Suggestion__c: suggestions };
    const element = await showPanel('c-suggestion-inbox', SuggestionInbox, { rows, refresh });
    await press(element, '[data-accept-all]');
    jest.mocked(saveChanges).mockClear();
    await press(element, '[data-undo]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1]).toMatchObject([
      { id: 'a1' },
      { id: 's1', fields: { Status__c: 'Open' } },
      { id: 'p1' },
      { id: 's2', fields: { Status__c: 'Open' } },
    ]);
  });

  it('does nothing without a new reading, and stays on offer', async () => {
    const element = await acceptAll([SAVED, 'away']);
    await press(element, '[data-undo]');
    expect(saveChanges).not.toHaveBeenCalled();
    expect(deepAll(element, '[data-undo]')).toHaveLength(1);
    expect(texts(element, '[data-sentence]')).not.toEqual([]);
  });

  it('does not touch a record that was gone when it was read after the save', async () => {
    const element = await acceptAll([{ DF_Answer__c: [answer('a1', BUDGET)] }]);
    await press(element, '[data-undo]');
    expect(jest.mocked(saveChanges).mock.calls[0]?.[1]).toMatchObject([{ id: 'a1' }]);
  });
});
