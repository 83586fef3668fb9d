import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkPlaybook,
  compilePlaybook,
  explainPlaybook,
  levelOf,
  needs,
  NO_CHILDREN,
  parsePlaybook,
  runExamples,
  slotOf,
  type CompiledPlaybook,
  type Evidence,
  type GateRecord,
} from '../../src/playbook/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const files = readdirSync(join(ROOT, 'playbooks')).filter((name) => name.endsWith('.yaml'));
const parsed = (name: string) => parsePlaybook(readFileSync(join(ROOT, 'playbooks', name), 'utf8'), name);
const compiled = (code: string): CompiledPlaybook => compilePlaybook(parsed(`${code}.yaml`));

/** A deal in its first stage on which these answers were noted. */
function dealWith(answers: Readonly<Record<string, Evidence>>): GateRecord {
  const record: Record<string, number | string> = {
    Id: '006',
    StageName: 'Prospecting',
    CreatedDate: '2024-05-05T10:00:00.000+0000',
  };
  for (const [concept, evidence] of Object.entries(answers)) {
    const { field, power } = slotOf(concept);
    record[field] = Number(record[field] ?? 0) + levelOf(evidence) * 10 ** power;
  }
  return record;
}
/** The concepts that are still to be answered on the way to a stage. */
function open(playbook: CompiledPlaybook, record: GateRecord, stage: string) {
  const answers = needs([playbook], record, stage, { children: NO_CHILDREN }).filter(({ id }) =>
    id.startsWith('answered:'),
  );
  return [...new Set(answers.map(({ id }) => id.split(':')[1]))];
}

describe('the playbooks that ship', () => {
  test('are four', () => {
    expect(files.sort()).toEqual([
      'diagnose-first.yaml',
      'light-touch.yaml',
      'meddpicc-compatible.yaml',
      'spiced-compatible.yaml',
    ]);
  });

  test.each(files)('%s has no finding, and its examples hold', (name) => {
    const playbook = parsed(name);
    expect(checkPlaybook(playbook)).toEqual([]);
    const results = runExamples(playbook);
    expect(results.length).toBeGreaterThanOrEqual(3);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
  });

  test('share no question word for word', () => {
    const asked = files.flatMap((name) => parsed(name).questions.flatMap(({ ask, why }) => [ask.value, why.value]));
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('name what they are compatible with', () => {
    expect(compiled('meddpicc-compatible').title).toContain('compatible with MEDDPICC');
    expect(compiled('spiced-compatible').title).toContain('compatible with SPICED');
  });

  test('the light one asks three questions and has one gate', () => {
    const { questions, gates } = compiled('light-touch');
    expect([questions.length, gates.length]).toEqual([3, 1]);
  });

  test('docs/diagnose-first.md is the shipped playbook in English', () => {
    const text = readFileSync(join(ROOT, 'docs', 'diagnose-first.md'), 'utf8');
    expect(text.trimEnd()).toBe(explainPlaybook(compiled('diagnose-first')).trimEnd());
  });
});

describe('an answer given under one playbook', () => {
  const price = 'Proposal/Price Quote';

  test('counts under another, at the evidence that it has', () => {
    const deal = dealWith({ problem: 'Quoted', 'desired state': 'Heard', timeline: 'Heard' });
    expect(open(compiled('light-touch'), deal, price)).toEqual([]);
    expect(open(compiled('meddpicc-compatible'), deal, 'Value Proposition')).toEqual([]);
    expect(open(compiled('spiced-compatible'), deal, 'Value Proposition')).toEqual(['situation']);
    expect(open(compiled('diagnose-first'), deal, price)).toEqual([
      'situation',
      'root cause',
      'business impact',
      'success metric',
    ]);
  });

  test('is not lost on the way back', () => {
    const deal = dealWith({
      problem: 'Quoted',
      'root cause': 'Heard',
      'economic buyer': 'Quoted',
      champion: 'Heard',
      'success metric': 'Heard',
      'decision criteria': 'Heard',
      'decision process': 'Heard',
      alternatives: 'Heard',
      'paper process': 'Heard',
    });
    expect(open(compiled('meddpicc-compatible'), deal, 'Closed Won')).toEqual([]);
    expect(open(compiled('spiced-compatible'), deal, 'Closed Won')).toEqual([
      'situation',
      'business impact',
      'critical event',
    ]);
    expect(open(compiled('light-touch'), deal, 'Closed Won')).toEqual(['desired state', 'timeline']);
  });

  test('that was only heard is not enough where its words are asked for', () => {
    expect(open(compiled('meddpicc-compatible'), dealWith({ problem: 'Heard' }), 'Value Proposition')).toEqual([
      'problem',
    ]);
  });
});
