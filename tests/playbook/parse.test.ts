import { readFileSync } from 'node:fs';
import {
  explainPlaybook,
  formatProblem,
  validationRules,
  parsePlaybook,
  PlaybookError,
} from '../../src/playbook/index.ts';
import { exampleCases } from './support/broken-examples.ts';
import { cases as textCases, having, TEXT } from './support/broken-texts.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const cases = [...textCases, ...exampleCases];

/** The problems of a text, each as `file:line:column: message`. */
function problemsOf(text: string): readonly string[] {
  try {
    parsePlaybook(text, 'p.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    return error.problems.map(formatProblem);
  }
}

describe('a playbook that reads well', () => {
  test('is a frozen tree with the place of everything', () => {
    const playbook = parsePlaybook(TEXT, 'p.yaml');
    expect(playbook.code).toEqual({ value: 'small', line: 1, column: 11 });
    expect(playbook.stages[1]).toEqual({ value: 'Second', line: 6, column: 17 });
    expect(playbook.gates[0]?.require[0]).toMatchObject({
      kind: 'answered',
      line: 13,
      column: 9,
      levels: [{ concept: { value: 'problem', column: 21 }, evidence: { value: 'Quoted', column: 30 } }],
    });
    expect(Object.isFrozen(playbook.gates[0]?.require)).toBe(true);
    expect(playbook.bypassPermission.value).toBe('DF_Bypass_Stage_Gates');
    expect(playbook.exemptStages).toEqual([]);
  });

  test('may be wrapped, have a time of another zone, and CRLF line ends', () => {
    const wrapped = having('why: It is what hurts. }', 'why: "It is\n      what hurts." }').replaceAll('\n', '\r\n');
    const playbook = parsePlaybook(wrapped.replace('2020-01-01T00:00:00Z', '2020-01-01T02:00:00+02:00'), 'p.yaml');
    expect(playbook.questions[0]?.why.value).toBe('It is what hurts.');
    expect(playbook.from.value).toBe('2020-01-01T00:00:00Z');
  });

  test('may begin with a byte-order mark, and is read the same under another version of YAML', () => {
    for (const before of ['\uFEFF', '%YAML 1.1\n---\n'])
      expect(parsePlaybook(`${before}${TEXT}`, 'p.yaml').from.value).toBe('2020-01-01T00:00:00Z');
  });

  test('may ask for fields and permissions of packages, by their namespace', () => {
    const override = { approver: 'acme__Approve_Deals', maxDays: 7 };
    const require = [{ filled: 'SBQQ__PrimaryQuote__c' }];
    const playbook = smallPlaybook({
      bypassPermission: 'acme__Bypass',
      appliesTo: { ownerFlag: 'acme__Gated__c' },
      gates: [{ toEnter: 'Second', mode: 'enforce', require, override }],
    });
    const [rule] = validationRules(playbook);
    expect(rule?.name).toMatch(/^DF_small_S_SBQQ_PrimaryQuote_[0-9a-f]{5}$/);
    expect(rule?.message).toContain('Missing since Second: a value in the field "Primary Quote".');
    for (const part of ['ISBLANK(SBQQ__PrimaryQuote__c)', 'NOT($Permission.acme__Bypass)', 'Owner.acme__Gated__c'])
      expect(rule?.formula).toContain(part);
    expect(explainPlaybook(playbook)).toContain('the field "Primary Quote" is filled in');
  });

  test('the playbook that ships is one', () => {
    const url = new URL('../../playbooks/diagnose-first.yaml', import.meta.url);
    const playbook = parsePlaybook(readFileSync(url, 'utf8'), 'playbooks/diagnose-first.yaml');
    expect(playbook.questions).toHaveLength(12);
    expect(playbook.gates.map(({ toEnter, mode }) => [toEnter.value, mode.value])).toEqual([
      ['Value Proposition', 'enforce'],
      ['Proposal/Price Quote', 'enforce'],
      ['Negotiation/Review', 'enforce'],
    ]);
  });
});

describe('a playbook that does not is refused, with the place, the words, what was expected and what to do', () => {
  test.each(cases)('%s', (_name, text, expected) => {
    const problems = problemsOf(text);
    expect(problems.filter((problem) => problem.startsWith(expected))).toHaveLength(1);
  });

  test.each(cases.filter(([name]) => name !== 'a key that is a list'))(
    '%s is said once, and nothing else with it',
    (_name, text) => expect(problemsOf(text)).toHaveLength(1),
  );

  test('groups without end are refused in our words, whatever the stack holds', () => {
    const deep = `any: ${'[{ any: '.repeat(5000)}[{ filled: Type }]${' }]'.repeat(5000)}`;
    expect(problemsOf(having('answered: { problem: Quoted }', deep))).toEqual([
      expect.stringMatching(/^p\.yaml:13:\d+: This is nested too deeply to be read\. Expected groups within groups/),
    ]);
  });

  test('and all that is wrong is said at once, in the order of the file', () => {
    const text = having('version: 1', 'version: one')
      .replace('currency: EUR', 'currncy: EUR')
      .replace('Quoted', 'Sworn');
    expect(problemsOf(text).map((problem) => problem.slice(0, 12))).toEqual([
      'p.yaml:2:10:',
      'p.yaml:5:1: ',
      'p.yaml:13:30',
    ]);
  });

  test('with no class names in it', () => {
    for (const [, text] of cases)
      expect(problemsOf(text).join('\n')).not.toMatch(/YAMLParseError|\[object|undefined| {4}at /);
  });

  test('and the small playbook of the other tests is fine', () => {
    expect(problemsOf(playbookText())).toEqual([]);
  });
});
