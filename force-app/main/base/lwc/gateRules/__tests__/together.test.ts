import {
  decideAll,
  needs,
  nextStages,
  NO_CHILDREN,
  overrideTermsAt,
  playbooksFor,
  stagesOf,
  type CompiledPlaybook,
} from 'c/gateRules';

const gate = (toEnter: string, field: string, mode = 'enforce', override?: object) => ({
  toEnter,
  mode,
  criteria: [{ id: `filled:${field}`, kind: 'filled', field, sentence: `Fill in ${field}.` }],
  ...(override ? { override } : {}),
});
const allowed = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: [] };
const playbookOf = (code: string, stages: string[], gates: object[], more = {}) =>
  ({
    playbook: code,
    version: 1,
    from: '2020-01-01T00:00:00Z',
    stages,
    exemptStages: ['Lost'],
    appliesTo: {},
    bypassPermission: 'DF_Bypass_Stage_Gates',
    questions: [],
    gates,
    newRecordSentence: 'Save it first.',
    unknownStageSentence: 'No such stage.',
    ...more,
  }) as unknown as CompiledPlaybook;

const numbers = { First: 1, Second: 2, Legal: 3, Third: 4, Won: 5 };
const own = (stages: readonly string[]) =>
  Object.fromEntries(Object.entries(numbers).filter(([stage]) => stages.includes(stage)));
const four = ['First', 'Second', 'Third', 'Won'];
const five = ['First', 'Second', 'Legal', 'Third', 'Won'];
const A = playbookOf('a', four, [gate('Third', 'A', 'enforce', allowed)], { stageNumbers: own(four) });
const B = playbookOf('b', five, [gate('Second', 'B', 'warn'), gate('Third', 'C', 'enforce', allowed)], {
  stageNumbers: own(five),
  appliesTo: { amountAtLeast: 100 },
});
const DEAL = { Id: '006', StageName: 'First', CreatedDate: '2024-01-01T00:00:00.000Z', Amount: 500 };
const day = (date: string) => (Date.parse(date) - Date.parse('2020-01-01')) / 86_400_000;
const surroundings = { today: '2024-06-01', children: NO_CHILDREN };
const missing = (record: object, to: string) =>
  needs([B, A], record as any, to, surroundings).map(({ playbook, id, overridden }) => [
    playbook,
    id,
    overridden ?? false,
  ]);

describe('a deal under two live playbooks', () => {
  it('lacks what either of them asks, in the order of the stages, each entry with its playbook', () => {
    expect(missing(DEAL, 'Third')).toEqual([
      ['b', 'filled:B', false],
      ['b', 'filled:C', false],
      ['a', 'filled:A', false],
    ]);
    expect(missing({ ...DEAL, Amount: 1 }, 'Third')).toEqual([['a', 'filled:A', false]]);
  });

  it('goes through the stages of both in one order', () => {
    expect(stagesOf([A, B])).toEqual(five);
    expect(nextStages([A, B], 'Second')).toEqual(['Legal', 'Third', 'Won']);
    expect(nextStages([A, B], 'Lost')).toEqual(five);
  });

  it('is opened in both by one override, by the number of its stage and not by its place in either', () => {
    const until = (stage: number) => ({ DF_Override_Token__c: day('2024-07-01') * 100 + stage });
    expect(missing({ ...DEAL, ...until(4) }, 'Third').filter(([, , overridden]) => !overridden)).toEqual([]);
    // 3 is the place of `Third` in one of them, and the number of `Legal`.
    expect(missing({ ...DEAL, ...until(3) }, 'Third').map(([, , overridden]) => overridden)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['blocked', DEAL, []],
    ['bypassed', DEAL, ['DF_Bypass_Stage_Gates']],
    ['overridden', { ...DEAL, DF_Override_Token__c: day('2024-07-01') * 100 + 4 }, []],
    ['warned', { ...DEAL, A: 'x', C: 'x' }, []],
    ['allowed', { ...DEAL, A: 'x', B: 'x', C: 'x' }, []],
    ['exempt', { ...DEAL, CreatedDate: '2019-01-01T00:00:00.000Z' }, []],
  ])('has the worst outcome of the two: %s', (outcome, prior, permissions) => {
    const record = { ...prior, StageName: 'Third' };
    expect(
      decideAll([A, B], { record, prior, permissions, now: '2024-06-01T00:00:00Z', ...surroundings }).outcome,
    ).toBe(outcome);
  });

  it('lacks only what blocks, where a permission lets it pass the other playbook', () => {
    const strict = { ...A, bypassPermission: 'DF_Another_Permission' };
    const attempt = { record: { ...DEAL, StageName: 'Third' }, prior: DEAL, permissions: ['DF_Bypass_Stage_Gates'] };
    const joined = decideAll([strict, B], { ...attempt, now: '2024-06-01T00:00:00Z', ...surroundings });
    expect([joined.outcome, joined.unmet.map(({ playbook, id }) => [playbook, id])]).toEqual([
      'blocked',
      [['a', 'filled:A']],
    ]);
  });

  it('has at most one version of each, ordered by code', () => {
    const later = { ...B, version: 2, from: '2023-01-01T00:00:00Z' };
    const found = (record: object) =>
      playbooksFor([B, later, A], record as any, '').map(({ playbook, version }) => `${playbook}:${version}`);
    expect(found(DEAL)).toEqual(['a:1', 'b:2']);
    expect(found({ ...DEAL, DF_Playbook_Pin__c: 'b:1' })).toEqual(['a:1', 'b:1']);
    expect(found({ ...DEAL, Amount: 1 })).toEqual(['a:1']);
  });
});

describe('what a playbook asks of an override of a stage that another one allows', () => {
  const strict = { approver: 'Board', maxDays: 3, reasons: [] };
  const late = playbookOf(
    'c',
    five,
    [gate('Second', 'A'), gate('Legal', 'B', 'warn'), gate('Won', 'C', 'enforce', strict)],
    {
      stageNumbers: own(five),
    },
  );

  it.each([
    ['opens none of its gates', 1, undefined],
    ['opens a gate before the one that allows overrides: the terms of that one', 2, strict],
    ['opens no enforced gate more', 3, strict],
    ['is of its own gate', 5, strict],
  ])('%s', (_name, order, terms) => {
    expect(overrideTermsAt(late, order)).toEqual(terms);
  });

  it('has none where no gate at or after it allows overrides', () => {
    expect(overrideTermsAt(playbookOf('d', four, [gate('Second', 'A')]), 4)).toBeUndefined();
    const early = playbookOf('e', four, [gate('Second', 'A', 'enforce', strict), gate('Third', 'B')]);
    expect(overrideTermsAt(early, 3)).toBe(strict);
  });
});
