import { checkPlaybook, formatProblem, parsePlaybook, relationshipsRead } from '../../src/playbook/index.ts';
import type { OrgDescription } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

type Parts = Readonly<Record<string, unknown>>;
const read = (parts: Parts, file = 'p.yaml') => parsePlaybook(playbookText(parts), file);
const findings = (parts: Parts, org: OrgDescription = {}) =>
  checkPlaybook(read(parts), org).map((one) => `${one.severity} ${formatProblem(one)}`);
/** The findings of a gate to Second with these requirements, without their places. */
const messagesOf = (require: readonly object[], org: OrgDescription = {}, more: Parts = {}) =>
  findings({ gates: [{ toEnter: 'Second', mode: 'enforce', require }], ...more }, org).map((one) =>
    one.replace(/ p\.yaml:\d+:\d+:/, ''),
  );

describe('allowances', () => {
  const gates = [{ toEnter: 'Second', mode: 'enforce', require: [{ filled: 'NextStep' }] }];

  test('count what the org has of its own', () => {
    expect(findings({ gates }, { activeRules: { Opportunity: 98 } })).toEqual([]);
    expect(findings({ gates }, { activeRules: { Opportunity: 99 } })).toEqual([
      "error p.yaml:1:11: `small` compiles to 2 active rules on Opportunity, beside 99 of the org's own. Expected at most 100 in all, the limit of most editions: 1 too many. Ask for less, or enforce fewer gates.",
    ]);
    const appliesTo = { ownerProfiles: ['Sales'], recordTypes: ['New'] };
    const theirs = (count: number) => Array.from({ length: count }, (_, index) => `Lookup${index}__r`);
    const spanning = (relationships: readonly string[]) =>
      findings({ gates, appliesTo }, { relationships: { Opportunity: relationships } });
    expect(spanning(theirs(12))).toEqual([]);
    expect(spanning(theirs(13))).toEqual([
      expect.stringContaining('compiles to 3 relationships read by rules on Opportunity, beside 13'),
    ]);
    // What the org's own formulas read already is not read a second time.
    expect(spanning([...theirs(10), 'owner', 'Owner.Profile', 'RecordType'])).toEqual([]);
  });

  test('of relationships count paths, not literals, comments or globals', () => {
    expect(
      relationshipsRead('AND(Owner.Profile.Name = "A.B.C", $User.Profile.Name <> \'x.y\') /* Account.Name */'),
    ).toEqual(['Owner', 'Owner.Profile']);
  });

  test('of a formula that many versions share are reported before it is deployed', () => {
    const stages = ['First', 'Second', ...Array.from({ length: 55 }, (_, index) => `A stage with a name ${index}`)];
    const version = (number: number) =>
      read({ gates, stages, version: number, from: `${2000 + number}-01-01T00:00:00Z` });
    const live = [1, 2, 3, 4, 5].map(version);
    expect(checkPlaybook(version(6))).toEqual([]);
    expect(checkPlaybook(version(6), {}, live).map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('shared with the versions that are live beside this one, has')]),
    );
  });

  test('are added up over all live versions and playbooks, and what versions share counts once', () => {
    const first = read({ gates });
    const second = read({ gates, version: 2, from: '2024-01-01T00:00:00Z' });
    const other = read({ gates, playbook: 'other' });
    const org = (own: number) => ({ activeRules: { Opportunity: own } });
    expect(checkPlaybook(second, org(98), [first])).toEqual([]);
    const overlap = expect.stringContaining('`small:2` and `other:1` are judged by both: every deal');
    const messages = (own: number) => checkPlaybook(second, org(own), [first, other]).map(({ message }) => message);
    expect(messages(96)).toEqual([overlap]);
    expect(messages(97)).toEqual([
      expect.stringContaining(
        'compiles to 4 active rules on Opportunity together with what is live beside it, beside 97',
      ),
      overlap,
    ]);
  });
});

describe('a version next to those that the org has', () => {
  const stored = smallPlaybook({ version: 2, from: '2024-01-01T00:00:00Z' });
  const against = (version: number, from: string) =>
    checkPlaybook(read({ version, from }), {}, [stored]).map(({ message }) => message);
  test('takes over after the earlier ones and before the later ones', () => {
    expect(against(3, '2024-01-01T00:00:01Z')).toEqual([]);
    expect(against(2, '2019-01-01T00:00:00Z')).toEqual([]);
    expect(against(3, '2024-01-01T00:00:00Z')).toEqual([
      '`2024-01-01T00:00:00Z` is not after `2024-01-01T00:00:00Z`, from which version 2 of the org is in force. Expected a later time for a later version.',
    ]);
    expect(against(1, '2025-01-01T00:00:00Z')).toEqual([
      expect.stringContaining('is not before `2024-01-01T00:00:00Z`'),
    ]);
  });
});

describe('what enforce cannot carry is refused there, named, and allowed where nothing is enforced', () => {
  test.each([
    ['pains by kind', { pains: { atLeast: 1, evidence: 'Heard', kind: 'Risk' } }, 'Risk'],
    ['pains by driver', { pains: { atLeast: 1, evidence: 'Heard', driver: 'Grow' } }, 'Grow'],
    ['pains by a guess', { pains: { atLeast: 1, evidence: 'Assumed' } }, 'Assumed'],
    ['impact by hearsay', { impact: { atLeast: 1, evidence: 'Heard' } }, 'Heard'],
    [
      'any of these in a group',
      { any: [{ filled: 'NextStep' }, { all: [{ pains: { atLeast: 1, evidence: 'Heard', kind: 'Goal' } }] }] },
      'Goal',
    ],
  ])('%s', (_name, item, word) => {
    expect(messagesOf([item])).toEqual([
      `error \`${word}\` cannot be enforced: no roll-up of the org tells it to a validation rule. Expected it in a gate with \`mode: warn\` or \`mode: observe\` only. Change the mode, or ask for what rules can tell.`,
    ]);
    expect(findings({ gates: [{ toEnter: 'Second', mode: 'warn', require: [item] }] })).toEqual([]);
  });
});

describe('a translation', () => {
  const texts = (...list: object[]) => findings({ translations: { de: list } });
  test('of a sentence that is said is fine', () => {
    expect(
      texts(
        { toEnter: 'Second', criterion: 'situation', text: 'Erst fragen.' },
        { criterion: 'new-record', text: 'Erst sichern.' },
      ),
    ).toEqual([]);
  });
  test('of one that is not is refused', () => {
    expect(texts({ toEnter: 'Second', criterion: 'no such thing', text: 'x' })[0]).toContain(
      'The gate to `Second` has no criterion `no such thing`. Expected one of `answered:situation:Heard`.',
    );
    expect(texts({ criterion: 'pains', text: 'x' })[0]).toContain(
      '`pains` is not said without a gate. Expected `new-record`,',
    );
  });
});
