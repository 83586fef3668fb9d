import { refusals } from './evaluate.ts';
import type { Seen } from './evaluate.ts';
import { answer, MANAGER, openAnswer, SELLER, TODAY } from './records.ts';

const asSeller = { $User: { Id: SELLER }, $Permission: { DF_Approve_Gate_Overrides: false } };
const asManager = { $User: { Id: MANAGER }, $Permission: { DF_Approve_Gate_Overrides: true } };
const asked = { ...answer, Answer__c: null, ...openAnswer, ...asSeller };
const answered = { ...answer, ...asSeller };
/** Marked three weeks ago; due in nine days. */
const older = { ...asked, Open_Since__c: '2026-10-31', Open_Until__c: '2026-11-30' };
const overdue = { ...asked, Open_Since__c: '2026-10-31', Open_Until__c: '2026-11-20' };

type Case = readonly [string, Seen, Seen | undefined, string[]];
const openAnswers: readonly Case[] = [
  ['new, due in 30 days', asked, undefined, []],
  ['new, due today', { ...asked, Open_Until__c: TODAY }, undefined, []],
  ['new, due yesterday', { ...asked, Open_Until__c: '2026-11-20' }, undefined, ['DF_Answer_Open_Past']],
  ['new, due in 31 days', { ...asked, Open_Until__c: '2026-12-22' }, undefined, ['DF_Answer_Open_Until']],
  ['new, without since', { ...asked, Open_Since__c: null }, undefined, ['DF_Answer_Open_Since']],
  [
    'new, since yesterday',
    { ...asked, Open_Since__c: '2026-11-20', Open_Until__c: '2026-12-01' },
    undefined,
    ['DF_Answer_Open_Since'],
  ],
  ['new, since tomorrow', { ...asked, Open_Since__c: '2026-11-22' }, undefined, ['DF_Answer_Open_Since']],
  [
    'answered from the start, but with a since',
    { ...answered, Open_Since__c: TODAY },
    undefined,
    ['DF_Answer_Open_Since'],
  ],
  ['an answer opened today', { ...answered, ...openAnswer }, answered, []],
  [
    'an answer opened without since',
    { ...answered, ...openAnswer, Open_Since__c: null },
    answered,
    ['DF_Answer_Open_Since'],
  ],
  ['a since kept ready for later', { ...answered, Open_Since__c: TODAY }, answered, ['DF_Answer_Open_Since']],
  ['since moved to today', { ...older, Open_Since__c: TODAY }, older, ['DF_Answer_Open_Since']],
  ['since emptied', { ...older, Open_Since__c: null }, older, ['DF_Answer_Open_Since']],
  ['since emptied with the answer', { ...older, ...answered, Open_Since__c: null }, older, ['DF_Answer_Open_Since']],
  ['answered, since kept', { ...older, ...answered }, older, []],
  ['opened again within the 30 days', older, { ...older, ...answered }, []],
  [
    'opened again with new 30 days',
    { ...older, Open_Until__c: '2026-12-21' },
    { ...older, ...answered },
    ['DF_Answer_Open_Until'],
  ],
  ['opened again with a new since', asked, { ...older, ...answered }, ['DF_Answer_Open_Since']],
  ['withdrawn and opened again', { ...overdue, Open_Until__c: TODAY }, { ...overdue, Status__c: 'Withdrawn' }, []],
  ['opened again, still past', overdue, { ...overdue, Status__c: 'Withdrawn' }, ['DF_Answer_Open_Past']],
  ['an overdue one gets a note', { ...overdue, Note__c: 'Asked again.' }, overdue, []],
  ['an overdue one is given to another', { ...overdue, Open_Owner__c: '005000000000009AAA' }, overdue, []],
  [
    'marked by an earlier release, a note',
    { ...older, Open_Since__c: null, Note__c: 'x' },
    { ...older, Open_Since__c: null },
    [],
  ],
  [
    'marked by an earlier release, due day set again',
    { ...asked, Open_Until__c: '2026-12-01' },
    { ...older, Open_Since__c: null },
    [],
  ],
  [
    'marked by an earlier release, due day set without since',
    { ...asked, Open_Since__c: null, Open_Until__c: '2026-12-01' },
    { ...older, Open_Since__c: null },
    ['DF_Answer_Open_Since'],
  ],
  ['extended by a manager to 60 days', { ...older, ...asManager, Open_Until__c: '2026-12-30' }, older, []],
  [
    'extended by a manager to 61 days',
    { ...older, ...asManager, Open_Until__c: '2026-12-31' },
    older,
    ['DF_Answer_Open_Until'],
  ],
  ['extended by the seller', { ...older, Open_Until__c: '2026-12-01' }, older, ['DF_Answer_Open_Until']],
  [
    'extended by the manager who finds out',
    { ...older, ...asManager, Open_Owner__c: MANAGER, Open_Until__c: '2026-12-30' },
    { ...older, Open_Owner__c: MANAGER },
    ['DF_Answer_Open_Until'],
  ],
  [
    'extended by a manager who hands it over in the same save',
    { ...older, ...asManager, Open_Until__c: '2026-12-30' },
    { ...older, Open_Owner__c: MANAGER },
    ['DF_Answer_Open_Until'],
  ],
  [
    'taken over by the manager who may have extended it',
    { ...older, ...asManager, Open_Owner__c: MANAGER, Open_Until__c: '2026-12-30' },
    { ...older, Open_Until__c: '2026-12-30' },
    ['DF_Answer_Open_Until'],
  ],
  [
    'extended by a manager, then a note by the seller',
    { ...older, Open_Until__c: '2026-12-30', Note__c: 'They meet on Monday.' },
    { ...older, Open_Until__c: '2026-12-30' },
    [],
  ],
  [
    'extended by a manager, then shortened by the seller',
    { ...older, Open_Until__c: '2026-12-10' },
    { ...older, Open_Until__c: '2026-12-30' },
    [],
  ],
  [
    'extended by a manager, then made later by the seller',
    { ...older, Open_Until__c: '2026-12-31' },
    { ...older, Open_Until__c: '2026-12-30' },
    ['DF_Answer_Open_Until'],
  ],
  [
    'extended by a manager, then shortened by the seller to yesterday',
    { ...older, Open_Until__c: '2026-11-20' },
    { ...older, Open_Until__c: '2026-12-30' },
    ['DF_Answer_Open_Past'],
  ],
  [
    'extended by a manager beyond the 30 days, then shortened by the seller after these',
    { ...older, Open_Since__c: '2026-10-15', Open_Until__c: '2026-11-25' },
    { ...older, Open_Since__c: '2026-10-15', Open_Until__c: '2026-12-10' },
    [],
  ],
  [
    'extended by a manager, answered, and opened again by the seller with a day beyond 30',
    { ...older, Open_Until__c: '2026-12-10' },
    { ...older, Status__c: 'Answered', Open_Until__c: '2026-12-30' },
    ['DF_Answer_Open_Until'],
  ],
  ...['2026-12-01', '2026-11-10', '2026-10-10', TODAY].map((until): Case => [
    `opened again on day 40, until ${until}: one sentence says that it cannot be open any more`,
    { ...older, Open_Since__c: '2026-10-12', Open_Until__c: until },
    { ...older, ...answered, Open_Since__c: '2026-10-12', Open_Until__c: '2026-10-20' },
    ['DF_Answer_Open_Over'],
  ]),
  [
    'overdue, and given a later day by the seller after day 30',
    { ...overdue, Open_Since__c: '2026-10-12', Open_Until__c: '2026-12-01' },
    { ...overdue, Open_Since__c: '2026-10-12' },
    ['DF_Answer_Open_Over'],
  ],
  [
    'overdue, and given an earlier day by the seller after day 30',
    { ...overdue, Open_Since__c: '2026-10-12', Open_Until__c: '2026-11-10' },
    { ...overdue, Open_Since__c: '2026-10-12' },
    ['DF_Answer_Open_Over'],
  ],
  [
    'opened again on day 40 by a manager, within 60 days',
    { ...older, ...asManager, Open_Since__c: '2026-10-12', Open_Until__c: '2026-12-10' },
    { ...older, Status__c: 'Answered', Open_Since__c: '2026-10-12' },
    [],
  ],
  [
    'opened again on day 61 by a manager',
    { ...older, ...asManager, Open_Since__c: '2026-09-21', Open_Until__c: '2026-12-01' },
    { ...older, Status__c: 'Answered', Open_Since__c: '2026-09-21' },
    ['DF_Answer_Open_Over'],
  ],
];
test.each(openAnswers)('an open answer: %s', (_, record, prior, expected) => {
  expect(refusals('DF_Answer__c', record, prior)).toEqual(expected);
});
