import { decideReviews } from '../../src/sync/review/decide.ts';
import { reviewHash } from '../../src/sync/review/hash.ts';
import type { ReviewedAnswer } from '../../src/sync/review/types.ts';
import { reviewedAnswer as answer } from './reviewed-answer.ts';

const questions = [{ concept: 'problem', ask: 'What goes wrong today, and how often?' }];
/** What the review writes on an answer. */
const written = (over: Partial<ReviewedAnswer>) => {
  const none = { reason: null, kind: null, detail: null, hash: null };
  const [{ reason, kind, detail, hash } = none] = decideReviews([answer(over)], []);
  const found = { reviewReason: reason ?? '', reviewKind: kind ?? ('' as const), reviewDetail: detail ?? '' };
  return { isFlagged: true, ...found, reviewedHash: hash ?? '' };
};
const flags = (...answers: ReviewedAnswer[]) => decideReviews(answers, questions).map(({ id, flag }) => [id, flag]);

const ada = { name: 'Ada King', isOfDeal: true, isUser: false };
test.each([
  ['nobody of this account', { sayers: [ada, { ...ada, name: 'Bo', isOfDeal: false }] }, 'Not Of Account', 'Bo'],
  ['a colleague', { sayers: [{ ...ada, isOfDeal: false, isUser: true }] }, 'Colleague', 'Ada King'],
  [
    'a confirmation in the words of the quote',
    { sayers: [ada], quote: 'Yes, every day.', confirmedWords: ' YES, every day. ' },
    'Confirmation Same As Quote',
    'YES, every day.',
  ],
])('%s is flagged, with a reason that has the detail', (_, over, kind, detail) => {
  const [change] = decideReviews([answer(over)], questions);
  expect(change).toMatchObject({ flag: true, kind, detail });
  expect(change?.reason).toContain(`\`${detail}\``);
});

test('a source of the account and a confirmation with its own words are left alone', () => {
  expect(flags(answer({ sayers: [ada, ada], quote: 'Every day.', confirmedWords: 'Yes.' }))).toEqual([]);
});

test('a real answer is left alone', () => {
  expect(flags(answer({}))).toEqual([]);
});

test.each([
  ['a placeholder', { answer: 'tbd' }, 'Placeholder', 'tbd', 'Placeholder: `tbd` says nothing about the customer.'],
  ['keyboard mash', { answer: 'asdfgh' }, 'Keyboard Mash', 'asdfgh', 'Keyboard mash: `asdfgh` is not an answer.'],
  [
    'the question again',
    { answer: 'What goes wrong today and how often' },
    'Echo',
    'What goes wrong today and how often',
    'Echo: `What goes wrong today and how often` only repeats the question.',
  ],
  [
    'a quote of nothing',
    { quote: 'n/a' },
    'Quote Placeholder',
    'n/a',
    'In the quote: Placeholder: `n/a` says nothing about the customer.',
  ],
  [
    'a quote of keys',
    { quote: 'qweqwe' },
    'Quote Keyboard Mash',
    'qweqwe',
    'In the quote: Keyboard mash: `qweqwe` is not an answer.',
  ],
] as const)('%s is flagged, with kind, words and reason', (_name, over, kind, detail, reason) => {
  expect(decideReviews([answer(over)], questions)).toEqual([
    {
      ...{ id: 'a01', name: 'A-000001', deal: 'Acme - GTX', concept: 'problem' },
      ...{ effect: 'flag', flag: true, kind, detail, reason, verdict: null, hash: reviewHash(answer(over)) },
    },
  ]);
});

test('a text that stands on an older deal is flagged on the younger one, naming the older', () => {
  const copy = answer({
    id: 'a02',
    dealId: '006B',
    dealName: 'Beta - MG',
    accountId: '001B',
    createdDate: '2026-03-02T10:00:00.000+0000',
    answer: 'orders are re-keyed by hand, and one in twenty is wrong!',
  });
  expect(decideReviews([copy, answer({})], questions)).toEqual([
    expect.objectContaining({
      id: 'a02',
      flag: true,
      kind: 'Repeat',
      detail: 'Acme - GTX (problem)',
      reason: 'Repeat: the same text stands on another deal, `Acme - GTX (problem)`.',
    }),
  ]);
});

test('made in the same second, the smaller id counts as older', () => {
  expect(flags(answer({ id: 'a02', dealId: '006B', accountId: null }), answer({ accountId: null }))).toEqual([
    ['a02', true],
  ]);
});

test('the same text on two deals of one account is no copy', () => {
  expect(flags(answer({}), answer({ id: 'a02', dealId: '006B' }))).toEqual([]);
});

test('the same text under two concepts of one deal is flagged with the concept that has it first', () => {
  const [change, ...more] = decideReviews([answer({}), answer({ id: 'a02', concept: 'situation' })], questions);
  expect(more).toEqual([]);
  expect(change).toMatchObject({ id: 'a02', flag: true, kind: 'Same Text', detail: 'problem' });
  expect(change?.reason).toContain('`problem`');
});

test('short answers that two customers may both give are no copies', () => {
  expect(
    flags(answer({ answer: 'Excel' }), answer({ id: 'a02', dealId: '006B', accountId: '001B', answer: 'Excel' })),
  ).toEqual([]);
});

test('a flag is taken back when the text has become fine or no longer counts', () => {
  const reason = 'Placeholder: `tbd` says nothing about the customer.';
  const flagged = {
    isFlagged: true,
    reviewReason: reason,
    reviewKind: 'Placeholder',
    reviewDetail: 'tbd',
  } as const;
  expect(decideReviews([answer(flagged)], questions)).toEqual([
    expect.objectContaining({ id: 'a01', flag: false, reason: null, kind: null, detail: null }),
  ]);
  expect(flags(answer({ ...flagged, answer: 'tbd', status: 'Withdrawn' }))).toEqual([['a01', false]]);
  expect(flags(answer({ ...flagged, answer: '', status: 'Not Known Yet' }))).toEqual([['a01', false]]);
});

test('a flag that is right already is not written again', () => {
  expect(flags(answer({ answer: 'tbd', ...written({ answer: 'tbd' }) }))).toEqual([]);
});

test('a flag of an earlier review gets its kind and its words once, and is left alone from then on', () => {
  const { reviewReason, ...found } = written({ answer: 'tbd' });
  const earlier = answer({ answer: 'tbd', isFlagged: true, reviewReason, reviewedHash: found.reviewedHash });
  expect(decideReviews([earlier], questions)).toEqual([
    expect.objectContaining({ id: 'a01', flag: true, reason: reviewReason, kind: 'Placeholder', detail: 'tbd' }),
  ]);
  expect(flags({ ...earlier, ...found })).toEqual([]);
});

test('a reason that a manager overwrote is restored, unless they gave a verdict', () => {
  const over = { answer: 'tbd', ...written({ answer: 'tbd' }), reviewReason: 'Ask the controller.' };
  expect(flags(answer(over))).toEqual([['a01', true]]);
  expect(flags(answer({ ...over, verdict: 'Rejected' }))).toEqual([]);
});

describe('a verdict of a manager', () => {
  const looked = { answer: 'tbd', ...written({ answer: 'tbd' }) };
  const changed = (over: Partial<ReviewedAnswer>) => decideReviews([answer(over)], questions);

  test.each(['Cleared', 'Rejected'] as const)('ends the matter while the text is the same: %s', (verdict) => {
    expect(changed({ ...looked, verdict })).toEqual([]);
    expect(changed({ ...looked, verdict, answer: ' tbd\n' })).toEqual([]);
  });

  test.each(['Cleared', 'Rejected'] as const)(
    'on a text that no review looked at gets its fingerprint, once: %s',
    (verdict) => {
      const onNoHash = { isFlagged: true, reviewReason: 'Ask the controller.', verdict };
      const hash = reviewHash(answer({}));
      expect(changed(onNoHash)).toEqual([
        expect.objectContaining({ effect: 'fingerprint', flag: true, reason: 'Ask the controller.', verdict, hash }),
      ]);
      expect(changed({ ...onNoHash, reviewedHash: hash })).toEqual([]);
    },
  );

  test('no longer clears another text: it is reviewed like a new one', () => {
    const cleared = { ...looked, verdict: 'Cleared' } as const;
    expect(changed({ ...cleared, answer: 'They lose a day a week' })).toEqual([
      expect.objectContaining({ effect: 'unreview', flag: false, reason: null, kind: null, verdict: null, hash: null }),
    ]);
    expect(changed({ ...cleared, answer: 'asdfgh' })).toEqual([
      expect.objectContaining({
        effect: 'unreview',
        flag: true,
        kind: 'Keyboard Mash',
        detail: 'asdfgh',
        verdict: null,
      }),
    ]);
    expect(changed({ ...cleared, quote: 'n/a' })).toEqual([
      expect.objectContaining({ effect: 'unreview', verdict: null }),
    ]);
    expect(changed({ ...cleared, status: 'Withdrawn', answer: 'x' })).toEqual([
      expect.objectContaining({ effect: 'unreview', flag: false, verdict: null }),
    ]);
  });

  test('still rejects a rewritten text, which is flagged once for each new text', () => {
    const rewritten = { ...looked, verdict: 'Rejected', answer: 'They lose a day a week' } as const;
    const reason = 'Rewritten: it was rejected, and now it is `They lose a day a week`.';
    const [change] = changed(rewritten);
    expect(change).toMatchObject({ effect: 'flag', flag: true, kind: 'Rewritten', reason, verdict: 'Rejected' });
    const flagged = {
      ...rewritten,
      reviewReason: reason,
      reviewKind: 'Rewritten',
      reviewDetail: rewritten.answer,
    } as const;
    const again = { ...flagged, reviewedHash: change?.hash ?? '' };
    expect(changed(again)).toEqual([]);
    expect(changed({ ...again, isFlagged: false, reviewReason: '', reviewKind: '', reviewDetail: '' })).toEqual([]);
    expect(changed({ ...again, answer: 'They lose two days' })).toMatchObject([
      { kind: 'Rewritten', verdict: 'Rejected' },
    ]);
    expect(changed({ ...again, verdict: 'Cleared' })).toEqual([]);
  });

  test('covers no text that a seller was the last to change before any review looked at it', () => {
    const late = { isLastChangedBySeller: true };
    expect(changed({ ...late, verdict: 'Cleared' })).toMatchObject([
      { effect: 'unreview', verdict: null, flag: false },
    ]);
    expect(changed({ ...late, verdict: 'Rejected' })).toMatchObject([
      { kind: 'Rewritten', verdict: 'Rejected', flag: true },
    ]);
    expect(changed({ ...late, verdict: 'Rejected', status: 'Withdrawn' })).toEqual([]);
  });
});

test('a withdrawn original does not make a later text a copy', () => {
  const other = answer({ id: 'a02', dealId: '006B', accountId: '001B', createdDate: '2026-03-02T10:00:00.000+0000' });
  expect(flags(answer({ status: 'Withdrawn' }), other)).toEqual([]);
});

test.each([
  ['a text', { answer: `tbd ${'🤷'.repeat(120)}` }],
  ['a quote', { quote: `tbd ${'🤷'.repeat(120)}` }],
  ['the name of a deal', { answer: 'They lose a day every week', dealName: '🤷'.repeat(60) }],
])('the review fits its fields whatever %s is like, and the reason names the words', (_what, over) => {
  const repeat = answer({ id: 'a02', dealId: '006B', accountId: 'q', answer: 'They lose a day every week' });
  const changes = decideReviews([answer({ ...over, concept: 'required capabilities' }), repeat], []);
  expect(changes).toHaveLength(1);
  for (const { reason, detail } of changes) {
    expect(reason?.length).toBeLessThanOrEqual(255);
    expect(detail?.length).toBeGreaterThan(80);
    expect(reason).toContain(detail);
  }
});
