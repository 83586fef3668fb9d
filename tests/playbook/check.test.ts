import {
  checkPlaybook,
  compilePlaybook,
  formatProblem,
  parsePlaybook,
  PlaybookError,
} from '../../src/playbook/index.ts';
import { readFileSync } from 'node:fs';
import { playbookText } from './support/texts.ts';

const findings = (parts: Readonly<Record<string, unknown>>) =>
  checkPlaybook(parsePlaybook(playbookText(parts), 'p.yaml')).map((one) => `${one.severity} ${formatProblem(one)}`);
const gate = (toEnter: string, ...require: object[]) => ({ toEnter, mode: 'enforce', require });

/** `line:column` of the nth time that a piece occurs in the text of a playbook. */
function placeOf(parts: Readonly<Record<string, unknown>>, piece: string, nth: number): string {
  const before = playbookText(parts).split(piece).slice(0, nth).join(piece);
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

const SITUATION = { answered: { situation: 'Heard' } };

describe('what is wrong with a playbook that reads well', () => {
  test('nothing with the one that ships', () => {
    const url = new URL('../../playbooks/diagnose-first.yaml', import.meta.url);
    expect(checkPlaybook(parsePlaybook(readFileSync(url, 'utf8'), 'playbooks/diagnose-first.yaml'))).toEqual([]);
    expect(findings({})).toEqual([]);
  });

  test('nothing with the example of the docs', () => {
    const page = readFileSync(new URL('../../docs/playbook.md', import.meta.url), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(checkPlaybook(parsePlaybook(example, 'docs/playbook.md'))).toEqual([]);
  });

  test.each([
    [
      'a gate to a stage that is none',
      { gates: [gate('Secnd', SITUATION)] },
      '"Secnd"',
      1,
      'error `Secnd` is not a stage of this playbook. Expected one of `Second`, `Third` or `Won`. Did you mean `Second`?',
    ],
    [
      'a gate to the first stage',
      { gates: [gate('First', SITUATION)] },
      '"First"',
      2,
      'error `First` is the first stage, and nothing stands before it',
    ],
    [
      'a gate to an exempt stage that asks for answers',
      { gates: [gate('Lost', SITUATION)] },
      '{"answered"',
      1,
      'error `Lost` is an exempt stage, and `answered` would keep a deal from being given up. Expected fields only, such as `filled` or `picked`. Take it out.',
    ],
    [
      'two gates to one stage without a name',
      { gates: [gate('Second', SITUATION), gate('Second', { filled: 'NextStep' })] },
      '"Second"',
      3,
      'error `Second` has a gate already. Expected one gate a stage, or a `name` of its own for each further one. Put the requirements of both into one, or name the second.',
    ],
    ['a stage twice', { stages: ['First', 'Second', 'Third', 'Second'] }, '"Second"', 2, 'error `Second` stands twice'],
    [
      'a stage in both lists',
      { exemptStages: ['Third'] },
      '"Third"',
      2,
      'error `Third` stands twice among the stages.',
    ],
    [
      'a hundred stages',
      { stages: ['First', 'Second', 'Third', ...Array.from({ length: 97 }, (_, i) => `S${i}`)] },
      '"S96"',
      1,
      'error `S96` is stage 100. Expected at most 99 stages.',
    ],
    [
      'the same question of a concept twice',
      {
        questions: [
          { concept: 'situation', ask: 'How is it?', why: 'So.' },
          { concept: 'problem', ask: 'How is it?', why: 'So.' },
          { concept: 'situation', ask: 'and how is it now?', why: 'So.' },
          { concept: 'situation', ask: 'how is  it', why: 'So.' },
        ],
      },
      '"how is  it"',
      1,
      'error This question stands here for the second time. Expected each question of a concept once.',
    ],
    [
      'an answer that nobody is asked for',
      { gates: [gate('Second', { answered: { timeline: 'Heard' } })] },
      '"timeline"',
      1,
      'warning `timeline` has no question in this playbook',
    ],
    [
      'an answer that nobody is asked for, in a group',
      { gates: [gate('Second', { any: [{ filled: 'NextStep' }, { all: [{ answered: { budget: 'Heard' } }] }] })] },
      '"budget"',
      1,
      'warning `budget` has no question in this playbook',
    ],
    [
      'a gate where there is one stage only',
      { stages: ['Second'], gates: [gate('Second', SITUATION)] },
      '"Second"',
      2,
      'error `Second` is the first stage, and nothing stands before it that a gate could hold back. Expected a stage after the first, and `stages` names no other.',
    ],
    [
      'a value to pick twice, in a group',
      { gates: [gate('Second', { any: [{ picked: { Type: ['A', 'B', 'A'] } }, { filled: 'NextStep' }] })] },
      '"A"',
      2,
      'warning `A` stands twice in this list. Expected it once. Take one out.',
    ],
    [
      'a record type twice',
      { appliesTo: { recordTypes: ['New', 'New'] } },
      '"New"',
      2,
      'warning `New` stands twice in this list.',
    ],
    [
      'a reason for an override twice',
      { gates: [{ ...gate('Second', SITUATION), override: { approver: 'A', maxDays: 1, reasons: ['R', 'R'] } }] },
      '"R"',
      2,
      'warning `R` stands twice in this list.',
    ],
    [
      'an example that enters a mistyped stage',
      { examples: [{ name: 'a', entering: 'Secnd', given: {}, expect: 'blocked' }] },
      '"Secnd"',
      1,
      'warning `Secnd` is not a stage of this playbook, and so is tried as an unknown one. Did you mean `Second`?',
    ],
    [
      'an example that comes from a mistyped stage',
      { examples: [{ name: 'a', entering: 'Third', from: 'Frist', given: {}, expect: 'blocked' }] },
      '"Frist"',
      1,
      'warning `Frist` is not a stage of this playbook, and so is tried as an unknown one. Did you mean `First`?',
    ],
    [
      'an example with an override of an unknown stage',
      {
        examples: [
          {
            name: 'a',
            entering: 'Third',
            given: { override: { stage: 'Lost', until: '2026-01-01' } },
            expect: 'blocked',
          },
        ],
      },
      '"Lost"',
      2,
      'error `Lost` is not a stage of this playbook. Expected one of `First`, `Second`, `Third` or `Won`.',
    ],
    [
      'an answer asked for twice',
      { gates: [gate('Second', SITUATION, { answered: { situation: 'Quoted' } })] },
      '"situation"',
      3,
      'error `situation` is asked for twice by this gate.',
    ],
    [
      'the same pains twice',
      {
        gates: [
          gate('Second', { pains: { atLeast: 1, evidence: 'Heard' } }, { pains: { atLeast: 1, evidence: 'Heard' } }),
        ],
      },
      '{"pains"',
      2,
      'error `pains` is asked for twice by this gate.',
    ],
    [
      'a sentence too long for a message',
      { questions: [{ concept: 'situation', ask: 'How?', why: 'W'.repeat(230) }], gates: [gate('Second', SITUATION)] },
      '"WWW',
      1,
      "error The sentence about `answered:situation:Heard` has 313 characters. Expected at most 230, which leaves room for its code in a rule's message. Shorten the reason by 83",
    ],
    [
      'a reason too long for a message',
      { gates: [gate('Second', { filled: 'NextStep', because: 'W'.repeat(230) })] },
      '"WWW',
      1,
      'error The sentence about `filled:NextStep`',
    ],
    [
      'a formula too long for Salesforce',
      { stages: ['First', 'Second', 'Third', ...Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(30)}`)] },
      '"situation"',
      2,
      'error The rule for `answered:situation:Heard` has 5218 characters, of which a formula in Salesforce has at most 3900: list fewer stages, or give them shorter API names.',
    ],
    [
      'a formula with too many bytes',
      { stages: ['First', 'Second', 'Third', ...Array.from({ length: 34 }, (_, i) => `${i} ${'ü'.repeat(30)}`)] },
      '"situation"',
      2,
      'error The rule for `answered:situation:Heard` has 5126 bytes, of which a formula in Salesforce has at most 4000: list fewer stages, or give them shorter API names.',
    ],
  ])('%s', (_name, parts, piece, nth, expected) => {
    const placed = expected.replace(/^(error|warning) /, `$1 p.yaml:${placeOf(parts, piece, nth)}: `);
    expect(findings(parts).map((one) => one.slice(0, placed.length))).toContain(placed);
  });

  test('more than a hundred active rules', () => {
    const stages = ['First', ...Array.from({ length: 25 }, (_, i) => `S${i}`)];
    const fields = (stage: string) => ['A', 'B', 'C', 'D'].map((name) => ({ filled: `${name}_${stage}__c` }));
    const gates = stages.slice(1).map((stage) => gate(stage, ...fields(stage)));
    expect(findings({ stages, gates })).toEqual([
      'error p.yaml:1:11: `small` compiles to 101 active rules on Opportunity. Expected at most 100, the limit of most editions: 1 too many. Ask for less, or enforce fewer gates.',
    ]);
  });

  test('an example may enter a stage that is like none, to try an unknown one', () => {
    expect(findings({ examples: [{ name: 'a', entering: 'Renewal', given: {}, expect: 'blocked' }] })).toEqual([]);
  });

  test('answers count where a group needs them: all of `all`, the fewest of `any`', () => {
    const concepts = ['situation', 'problem', 'priority', 'budget', 'timeline', 'champion'];
    const questions = concepts.map((concept) => ({ concept, ask: 'How?', why: 'So.' }));
    const heard = (...names: string[]) => ({ answered: Object.fromEntries(names.map((name) => [name, 'Heard'])) });
    const messagesOf = (...require: object[]) => findings({ questions, gates: [gate('Second', ...require)] });
    const say = 'ask';
    const five = [expect.stringContaining('This gate asks for 5 answers.') as string];
    const three = heard('situation', 'problem', 'priority');
    const all = { all: [heard('budget'), { all: [heard('timeline')] }], say };
    expect(messagesOf(three, all)).toEqual(five);
    expect(messagesOf(three, { ...all, all: [heard('budget'), { checked: 'A__c' }] })).toEqual([]);
    const four = heard('situation', 'problem', 'priority', 'budget');
    expect(messagesOf(four, { any: [heard('timeline'), heard('champion')], say })).toEqual(five);
    expect(messagesOf(four, { any: [heard('timeline', 'champion'), { checked: 'A__c' }], say })).toEqual([]);
  });

  test('five answers to enter one stage is a warning, and compiles', () => {
    const concepts = ['situation', 'problem', 'priority', 'budget', 'timeline'];
    const questions = concepts.map((concept) => ({ concept, ask: 'How?', why: 'So.' }));
    const answered = Object.fromEntries(concepts.map((concept) => [concept, 'Heard']));
    const parts = { questions, gates: [gate('Second', { answered })] };
    expect(findings(parts)).toEqual([
      'warning p.yaml:9:144: This gate asks for 5 answers. Expected at most 4: with more, sellers fill in a form instead of asking. Move some to an earlier gate, or leave the least useful out.',
    ]);
    expect(compilePlaybook(parsePlaybook(playbookText(parts), 'p.yaml')).gates[0]?.criteria).toHaveLength(5);
  });

  test('stops compiling, with everything at once', () => {
    const parts = { exemptStages: ['Third'], gates: [gate('First', SITUATION)] };
    const compiling = () => compilePlaybook(parsePlaybook(playbookText(parts), 'p.yaml'));
    expect(compiling).toThrow(PlaybookError);
    expect(compiling).toThrow(/^p.yaml:7:16: .*\np.yaml:9:20: .*$/);
  });
});
