import {
  checkPlaybook,
  childrenRead,
  decide,
  fieldsRead,
  formatProblem,
  needs,
  NO_CHILDREN,
  parsePlaybook,
} from '../../src/playbook/index.ts';
import type { Attempt, GateRecord } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const CREATED = '2024-01-01T00:00:00.000Z';

function attempt(from: string, to: string, fields: GateRecord): Attempt {
  const record = { Id: '006', CreatedDate: CREATED, ...fields, StageName: to };
  return { record, prior: { ...record, StageName: from }, permissions: [], now: CREATED, children: NO_CHILDREN };
}

const verdict = (playbook: ReturnType<typeof smallPlaybook>, one: Attempt) => {
  const { outcome, unmet } = decide(playbook, one);
  return [outcome, ...unmet.map(({ id }) => id.split(':')[0])];
};

const findings = (parts: Readonly<Record<string, unknown>>) =>
  checkPlaybook(parsePlaybook(playbookText(parts), 'p.yaml')).map((one) => `${one.severity} ${formatProblem(one)}`);

describe('an open answer', () => {
  const questions = ['situation', 'problem'].map((concept) => ({ concept, ask: '?', why: 'So.' }));
  const stages = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Won'];
  const open = { answered: { situation: { evidence: 'Quoted', notKnownYet: true } } };
  const gate = (toEnter: string, mode: string, ...require: object[]) => ({ toEnter, mode, require });
  const playbook = smallPlaybook({
    questions,
    stages,
    gates: [
      gate('Second', 'enforce', open),
      gate('Third', 'warn', { filled: 'NextStep' }),
      gate('Fifth', 'enforce', { answered: { problem: 'Heard' } }),
    ],
  });
  /** 1 January 2024, the day of the attempts, is day 1461. */
  const due = (day: number) => ({ DF_Answers_A__c: 29, DF_Open_Due__c: day, NextStep: 'x' });
  const say = (from: string, to: string, day = 1461) => verdict(playbook, attempt(from, to, due(day)));

  test('carries a deal through the gate that allows it, and as far as the stage before the next enforced gate', () => {
    expect(playbook.gates[0]?.criteria[0]).toMatchObject({ notKnownYet: ['Second', 'Third', 'Fourth'] });
    expect(say('First', 'Second')).toEqual(['allowed']);
    expect(say('Second', 'Fourth')).toEqual(['allowed']);
    expect(say('First', 'Fourth')).toEqual(['allowed']);
    expect(say('Fourth', 'Fifth')).toEqual(['blocked', 'answered']);
    expect(say('First', 'Fifth')).toEqual(['blocked', 'answered']);
    expect(say('Fourth', 'Won')).toEqual(['blocked', 'answered']);
    expect(say('Fifth', 'Fourth')).toEqual(['allowed']);
  });

  test('never reaches the last stage, also where no gate follows', () => {
    const last = smallPlaybook({ questions, stages, gates: [gate('Second', 'enforce', open)] });
    expect(verdict(last, attempt('First', 'Fifth', due(1461)))).toEqual(['allowed']);
    expect(verdict(last, attempt('Fifth', 'Won', due(1461)))).toEqual(['blocked', 'answered']);
  });

  test('counts to the end of its due day; one that is overdue takes all with it', () => {
    expect(say('First', 'Second', 1461)).toEqual(['allowed']);
    expect(say('First', 'Second', 1460)).toEqual(['blocked', 'answered']);
    expect(say('Second', 'Third', 1460)).toEqual(['blocked', 'answered']);
    expect(say('Third', 'Second', 1460)).toEqual(['allowed']);
    const nobodyKnows = { ...attempt('First', 'Second', due(1461)), now: '' };
    expect(verdict(playbook, nobodyKnows)).toEqual(['blocked', 'answered']);
  });

  test('counts nowhere else: not for another gate, in a group, for a score or as a level', () => {
    const nine = { DF_Answers_A__c: 99, DF_Open_Due__c: 99_999 };
    for (const require of [
      { answered: { situation: 'Assumed' } },
      { any: [{ answered: { situation: 'Assumed' } }, { answered: { problem: 'Confirmed' } }] },
      { all: [{ answered: { situation: 'Heard' } }] },
    ]) {
      const strict = smallPlaybook({ questions, stages, gates: [gate('Second', 'enforce', require)] });
      expect(verdict(strict, attempt('First', 'Second', nine))[0]).toBe('blocked');
      expect(
        needs([strict], attempt('First', 'First', nine).record, 'Second', {
          today: '2024-01-01',
          children: NO_CHILDREN,
        }).length,
      ).toBe(1);
    }
  });

  test('is known by two fields of the deal, and of no other record', () => {
    expect(fieldsRead(playbook)).toEqual(expect.arrayContaining(['StageName', 'DF_Answers_A__c', 'DF_Open_Due__c']));
    expect(childrenRead(playbook)).toEqual([]);
    expect(fieldsRead(smallPlaybook())).not.toContain('DF_Open_Due__c');
  });
});

describe('a playbook with an open answer', () => {
  const questions = ['situation', 'problem'].map((concept) => ({ concept, ask: '?', why: 'So.' }));
  const open = { evidence: 'Heard', notKnownYet: true };
  const findingsOf = (gate: object, others: object[] = []) =>
    findings({ questions, gates: [{ toEnter: 'Second', mode: 'enforce', ...gate }, ...others] }).map((one) =>
      one.replace(/^(error|warning) p\.yaml:\d+:\d+: /, '$1 '),
    );

  test('is allowed in an enforced gate, along with answers that have to be there', () => {
    expect(findingsOf({ require: [{ answered: { situation: 'Heard', problem: open } }] })).toEqual([]);
  });

  test.each([
    ['in the gate to the last stage', { toEnter: 'Won' }, 'the gate to `Won`, the last stage'],
    ['in a gate that is asked once', { asked: 'once' }, 'a gate with `asked: once`'],
    ['in a gate to the last stage that warns', { toEnter: 'Won', mode: 'warn' }, 'the gate to `Won`, the last stage'],
  ])('is refused %s, at its place and with a remedy', (_name, gate, where) => {
    const [problem, ...more] = findingsOf({ require: [{ answered: { situation: 'Heard', problem: open } }], ...gate });
    expect(problem).toContain(`error \`notKnownYet\` cannot be used in ${where}`);
    expect(problem).toContain('Take `notKnownYet` out, or ask for the concept at an earlier gate.');
    expect(more).toEqual([]);
    const parts = {
      questions,
      gates: [{ toEnter: 'Second', mode: 'enforce', require: [{ answered: { problem: open } }], ...gate }],
    };
    expect(findings(parts)[0]).toMatch(/^error p\.yaml:9:1\d\d: /);
  });

  test('is refused within any, however deep', () => {
    const any = [{ filled: 'NextStep' }, { all: [{ answered: { problem: open } }, { filled: 'Type' }] }];
    expect(findingsOf({ require: [{ any }] })).toEqual([
      expect.stringContaining('error `notKnownYet` cannot be used within `any`'),
    ]);
    const all = [{ answered: { situation: 'Heard', problem: open } }, { filled: 'Type' }];
    expect(findingsOf({ require: [{ all, say: 'both of them' }] })).toEqual([]);
  });

  test('is advised against for more than half of the answers of a gate', () => {
    expect(findingsOf({ require: [{ answered: { situation: open, problem: open } }] })).toEqual([
      expect.stringContaining('warning 2 of the 2 answers of this gate may be open'),
    ]);
    expect(findingsOf({ require: [{ answered: { problem: open } }] })).toEqual([
      expect.stringContaining('warning 1 of the 1 answers of this gate may be open'),
    ]);
  });

  test('need not be asked for again by the next enforced gate, which asks for the answer itself', () => {
    const require = [{ answered: { situation: 'Heard', problem: open } }];
    const later = (mode: string) => [{ toEnter: 'Third', mode, require: [{ answered: { problem: 'Heard' } }] }];
    expect(findingsOf({ require }, later('enforce'))).toEqual([
      expect.stringContaining('`answered:problem:Heard` decides nothing: the gate to `Second` asks for it again here'),
    ]);
    // A gate that warns comes before the next enforced one: there the open answer still counts.
    expect(findingsOf({ require }, later('warn'))).toEqual([]);
  });
});
