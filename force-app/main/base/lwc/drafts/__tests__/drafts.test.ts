import { draftOf, draftSlots, dropDraft, keepDraft } from '../drafts.ts';

const DEAL = '006000000000001AAA';

describe('drafts', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
    for (const slot of draftSlots(DEAL)) dropDraft(DEAL, slot);
  });

  it('come back with what they were typed over, by either form of the id of the deal', () => {
    keepDraft(DEAL, 'answer:problem', { text: 'Orders are' }, '2026-11-20T08:00:00.000Z');
    expect(draftOf(DEAL.slice(0, 15), 'answer:problem')).toMatchObject({
      value: { text: 'Orders are' },
      base: '2026-11-20T08:00:00.000Z',
    });
    expect(draftOf('006000000000002AAA', 'answer:problem')).toBeUndefined();
  });

  it('are listed by their slots and gone once dropped', () => {
    keepDraft(DEAL, 'pain:new', 'b');
    keepDraft(DEAL, 'answer:problem', 'a');
    expect(draftSlots(DEAL)).toEqual(['answer:problem', 'pain:new']);
    expect(draftSlots(DEAL, 'pain:')).toEqual(['pain:new']);
    dropDraft(DEAL, 'pain:new');
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
  });

  it('live in memory where the browser refuses to store', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    keepDraft(DEAL, 'pain:new', 'kept');
    expect(draftOf(DEAL, 'pain:new')?.value).toBe('kept');
    expect(draftSlots(DEAL)).toEqual(['pain:new']);
  });

  it('are forgotten after thirty days', () => {
    jest.useFakeTimers({ now: new Date('2026-10-01T00:00:00Z') });
    keepDraft(DEAL, 'pain:new', 'old');
    jest.setSystemTime(new Date('2026-11-20T00:00:00Z'));
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
    expect(draftSlots(DEAL)).toEqual([]);
  });

  it('that cannot be read are forgotten', () => {
    keepDraft(DEAL, 'pain:new', 'x');
    const key = Object.keys(localStorage).find((name) => name.endsWith('pain:new')) ?? '';
    localStorage.setItem(key, '{"value":');
    expect(draftOf(DEAL, 'pain:new')).toBeUndefined();
    expect(localStorage.getItem(key)).toBeNull();
  });
});
