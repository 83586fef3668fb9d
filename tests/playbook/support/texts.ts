import { compilePlaybook, parsePlaybook } from '../../../src/playbook/index.ts';
import type { CompiledPlaybook } from '../../../src/playbook/index.ts';

/** The YAML of a small playbook; each part can be replaced. JSON is YAML, so any value can be written as a part. */
export function playbookText(parts: Readonly<Record<string, unknown>> = {}): string {
  const whole: Record<string, unknown> = {
    playbook: 'small',
    version: 1,
    from: '2020-01-01T00:00:00Z',
    title: 'A small playbook',
    currency: 'EUR',
    stages: ['First', 'Second', 'Third', 'Won'],
    exemptStages: ['Lost'],
    questions: [
      { concept: 'situation', ask: 'How is it today?', why: 'It is where they stand.' },
      { concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' },
    ],
    gates: [
      { toEnter: 'Second', mode: 'enforce', require: [{ answered: { situation: 'Heard' } }] },
      { toEnter: 'Third', mode: 'enforce', require: [{ pains: { atLeast: 2, evidence: 'Quoted' } }] },
    ],
    ...parts,
  };
  const lines = Object.entries(whole).filter(([, value]) => value !== undefined);
  return lines.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('');
}

/** The compiled form of the playbook above. */
export function smallPlaybook(parts: Readonly<Record<string, unknown>> = {}): CompiledPlaybook {
  return compilePlaybook(parsePlaybook(playbookText(parts), 'small.yaml'));
}
