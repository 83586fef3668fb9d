import { lineDecider, type Verdict } from '../../src/playbook/index.ts';
import { smallPlaybook } from './support/texts.ts';

const CLOCK = new Date('2026-11-21T09:30:00Z');
const playbook = smallPlaybook();
const decided = (value: unknown) =>
  lineDecider([playbook])(typeof value === 'string' ? value : JSON.stringify(value), CLOCK);
const saved = (StageName: string, more: object = {}) => ({
  StageName,
  CreatedDate: '2024-05-05T10:00:00.000+0000',
  ...more,
});

describe('one line of attempts', () => {
  test('has the result of the evaluator', () => {
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

  test('knows the bypass permission of the user who saves', () => {
    const line = { record: saved('Second'), prior: saved('First'), permissions: [playbook.bypassPermission] };
    expect((decided(line) as Verdict).outcome).toBe('bypassed');
  });

  test('leaves open what the user may not read', () => {
    const line = { record: saved('Second'), prior: saved('First'), hiddenFields: ['DF_Answers_A__c'] };
    const { outcome, unmet } = decided(line) as Verdict;
    expect([outcome, unmet.map(({ notVisible }) => notVisible)]).toEqual(['unknown', [['DF_Answers_A__c']]]);
  });

  test('takes a record without prior as new, created when the day begins, or when its line states', () => {
    const line = { record: { StageName: 'Third' }, prior: null };
    expect((decided({ ...line, today: '2026-11-21' }) as Verdict).outcome).toBe('blocked');
    expect((decided({ ...line, today: '2019-12-31' }) as Verdict).outcome).toBe('exempt');
    expect((decided({ ...line, now: '2019-12-31T23:59:59Z' }) as Verdict).outcome).toBe('exempt');
    expect((decided(line) as Verdict).outcome).toBe('blocked');
  });

  test('takes a saved record that does not say when it was created as one of this version', () => {
    const line = { record: { StageName: 'Second' }, prior: { StageName: 'First' } };
    expect((decided(line) as Verdict).outcome).toBe('blocked');
    expect((decided({ ...line, today: '2019-12-31' }) as Verdict).outcome).toBe('exempt');
    const old = { StageName: 'First', CreatedDate: '2019-05-05T10:00:00.000+0000' };
    expect((decided({ ...line, prior: old }) as Verdict).outcome).toBe('exempt');
    expect((decided({ ...line, record: { StageName: 'Second', CreatedDate: null } }) as Verdict).outcome).toBe(
      'exempt',
    );
  });

  test('knows fields by their API names in any capitals, as Salesforce does; the exact name counts first', () => {
    const record = { stagename: 'Second', CREATEDDATE: '2024-05-05T10:00:00.000+0000', df_answers_a__c: 2 };
    expect(decided({ record, prior: { stageName: 'First' } })).toEqual({ outcome: 'allowed', unmet: [] });
    const both = { ...record, DF_Answers_A__c: 0 };
    expect((decided({ record: both, prior: { stageName: 'First' } }) as Verdict).outcome).toBe('blocked');
  });

  test('may carry more than an attempt, and null for what is left out', () => {
    const line = { id: 7, name: 'skips', record: saved('Second'), prior: saved('First'), expect: 'blocked' };
    const nulls = { permissions: null, today: null, zone: null, now: null, children: null, hiddenFields: null };
    expect((decided({ ...line, ...nulls }) as Verdict).outcome).toBe('blocked');
  });

  test('may begin with the byte-order mark of a Windows file', () => {
    const line = JSON.stringify({ record: saved('First'), prior: null });
    expect((decided(`\uFEFF${line}`) as Verdict).outcome).toBe('allowed');
  });

  test('that still lists answers as children gets the field where an open answer is now', () => {
    const line = (children: object) => {
      const record = { StageName: 'Second', CreatedDate: '2024-05-05T10:00:00Z' };
      return lineDecider([smallPlaybook()])(JSON.stringify({ record, prior: record, children }), new Date(0));
    };
    expect(line({ answers: [{ Concept__c: 'situation' }] })).toEqual({
      error: expect.stringContaining('`children.answers` is not read: an open answer is the digit 9') as string,
    });
    expect(line({ answers: [] })).toMatchObject({ outcome: 'allowed' });
  });

  test('of which the state before names only what changed keeps the other fields', () => {
    const scoped = smallPlaybook({ appliesTo: { amountAtLeast: 10_000 } });
    const record = { StageName: 'Second', CreatedDate: '2024-05-05T10:00:00Z', Amount: 5 };
    const outcome = (prior: object) =>
      lineDecider([scoped])(JSON.stringify({ record, prior: { StageName: 'First', ...prior } }), new Date(0));
    expect(outcome({})).toMatchObject({ outcome: 'exempt' });
    expect(outcome({ Amount: 20_000 })).toMatchObject({ outcome: 'blocked' });
    expect(outcome({ Amount: null })).toMatchObject({ outcome: 'blocked' });
  });

  test('with a day that is none is an error, not a day met', () => {
    const dated = smallPlaybook({
      gates: [
        {
          toEnter: 'Second',
          mode: 'enforce',
          require: [{ any: [{ date: { field: 'Go__c', notBefore: 'today' } }, { filled: 'NextStep' }] }],
        },
      ],
    });
    const outcome = (Go__c: unknown) =>
      lineDecider([dated])(JSON.stringify({ record: saved('Second', { Go__c }), prior: saved('First') }), CLOCK);
    expect(outcome('2026-11-21')).toMatchObject({ outcome: 'allowed' });
    expect(outcome(null)).toMatchObject({ outcome: 'blocked' });
    for (const wrong of ['tomorrow', '21.11.2027', '2027-02-30', '2027-01-01T00:00:00Z', 20270101])
      expect(outcome(wrong)).toEqual({
        error: `\`Go__c\` of \`record\` is \`${JSON.stringify(wrong)}\`. Expected a day that exists, such as \`2026-11-21\`.`,
      });
  });

  test('knows the day of a moment in the zone of the user who saves', () => {
    const require = [{ date: { field: 'LastStageChangeDate', notAfter: 'today - 1' } }];
    const dated = smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'enforce', require }] });
    const outcome = (moment: string, more: object) => {
      const record = saved('Second', { LastStageChangeDate: moment });
      return (lineDecider([dated])(JSON.stringify({ record, prior: saved('First'), ...more }), CLOCK) as Verdict)
        .outcome;
    };
    const line = (zone: string | null) => outcome('2026-11-21T05:00:00.000+0000', { zone });
    expect(line(null)).toBe('blocked');
    expect(line('Europe/Berlin')).toBe('blocked');
    // There it is half past one on the 21st, and the 20th at 9 in the evening.
    expect(line('America/Los_Angeles')).toBe('allowed');
    // Without its own `today`, a line has the day of its moment in the zone.
    expect(outcome('2026-11-21T05:00:00Z', { zone: 'Pacific/Kiritimati', now: '2026-11-21T10:00:00Z' })).toBe(
      'allowed',
    );
    expect(outcome('2026-11-21T05:00:00Z', { zone: 'Etc/UTC', now: '2026-11-21T10:00:00Z' })).toBe('blocked');
  });

  const BAD: readonly [string, unknown, string][] = [
    ['no JSON', '{"record": ', '`{"record":` is not JSON. Expected'],
    ['a list', [], '`[]` is not an object. Expected'],
    [
      'a field that is an object',
      { record: saved('x', { DF_Answers_A__c: {} }), prior: null },
      'is an object. Expected',
    ],
    ['nothing', {}, '`record` is missing or no object.'],
    ['no prior at all', { record: saved('Second') }, '`prior` is missing or no object.'],
    ['a record without a stage', { record: {}, prior: null }, '`record` has no `StageName`'],
    ['a slip of the pen', { record: saved('x'), prior: null, permission: ['All'] }, 'Did you mean `permissions`?'],
    ['no record but null', { record: null, prior: null }, '`record` is missing or no object.'],
    ['a list as a value', { record: saved('x', { Type: ['a'] }), prior: null }, '`Type` of `record` is a list.'],
    [
      'a day that does not exist',
      { record: saved('x'), prior: null, today: '2026-02-30' },
      '`today` is `"2026-02-30"`.',
    ],
    [
      'a zone that is none',
      { record: saved('x'), prior: null, zone: 'Berlin' },
      '`zone` is `"Berlin"`. Expected a time',
    ],
    ['a moment without a zone', { record: saved('x'), prior: null, now: '2026-02-03T10:00:00' }, '`now` is'],
    [
      'permissions that are none',
      { record: saved('x'), prior: null, permissions: 'all' },
      '`permissions` is not a list',
    ],
    [
      'hidden fields that are none',
      { record: saved('x'), prior: null, hiddenFields: [1] },
      '`hiddenFields` is not a list of texts. Expected API names of fields',
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
