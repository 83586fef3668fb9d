import { decideLine, type Verdict } from '../../src/playbook/index.ts';
import { smallPlaybook } from './support/texts.ts';

const CLOCK = new Date('2026-11-21T09:30:00Z');
const playbook = smallPlaybook();
const decided = (value: unknown) =>
  decideLine(playbook, typeof value === 'string' ? value : JSON.stringify(value), CLOCK);
const saved = (StageName: string, more: object = {}) => ({
  StageName,
  CreatedDate: '2024-05-05T10:00:00.000+0000',
  ...more,
});

describe('one line of attempts', () => {
  test('comes to what the evaluator says', () => {
    const verdict = decided({ record: saved('Second'), prior: saved('First'), permissions: [], today: '2026-11-21' });
    expect(verdict).toMatchObject({
      outcome: 'blocked',
      unmet: [{ id: 'answered:situation:Heard', toEnter: 'Second' }],
    });
    expect(decided({ record: saved('Second', { DF_Answers_A__c: 2 }), prior: saved('First') })).toEqual({
      outcome: 'allowed',
      unmet: [],
    });
  });

  test('knows the bypass permission of whoever saves', () => {
    const line = { record: saved('Second'), prior: saved('First'), permissions: [playbook.bypassPermission] };
    expect((decided(line) as Verdict).outcome).toBe('bypassed');
  });

  test('takes a record without prior as new, created when the day begins, or when its line says', () => {
    const line = { record: { StageName: 'Third' }, prior: null };
    expect((decided({ ...line, today: '2026-11-21' }) as Verdict).outcome).toBe('blocked');
    expect((decided({ ...line, today: '2019-12-31' }) as Verdict).outcome).toBe('exempt');
    expect((decided({ ...line, now: '2019-12-31T23:59:59Z' }) as Verdict).outcome).toBe('exempt');
    expect((decided(line) as Verdict).outcome).toBe('blocked');
  });

  const BAD: readonly [string, unknown, string][] = [
    ['no JSON', '{"record": ', 'The line is not JSON.'],
    ['a list', [], 'The line is not an object.'],
    ['nothing', {}, '`record` is missing or no object.'],
    ['no prior at all', { record: saved('Second') }, '`prior` is missing or no object.'],
    ['a record without a stage', { record: {}, prior: null }, '`record` has no `StageName`'],
    ['a word that means nothing', { record: saved('x'), prior: null, user: 'me' }, '`user` is not a part'],
    ['a list as a value', { record: saved('x', { Type: ['a'] }), prior: null }, '`Type` of `record` is a list.'],
    [
      'a day that does not exist',
      { record: saved('x'), prior: null, today: '2026-02-30' },
      '`today` is `"2026-02-30"`.',
    ],
    ['a moment without a zone', { record: saved('x'), prior: null, now: '2026-02-03T10:00:00' }, '`now` is'],
    [
      'permissions that are none',
      { record: saved('x'), prior: null, permissions: 'all' },
      '`permissions` is not a list',
    ],
    [
      'children that are none',
      { record: saved('x'), prior: null, children: { pains: 3 } },
      '`children` is not an object',
    ],
  ];
  test.each(BAD)('with %s is answered with an error, and the next one is decided', (_name, value, sentence) => {
    expect(decided(value)).toEqual({ error: expect.stringContaining(sentence) as string });
  });
});
