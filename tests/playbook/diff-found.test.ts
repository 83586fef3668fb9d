import { compilePlaybook, decide, diffPlaybooks, parsePlaybook, type PlaybookDiff } from '../../src/playbook/index.ts';

/** What a small playbook has besides its code, version and gates. */
interface Parts {
  readonly stages?: string;
  readonly gates: readonly string[];
}

const STAGES = 'Prospecting, Qualification, Proposal, Negotiation, Closed Won';

function compiled({ stages = STAGES, gates }: Parts) {
  const text = [
    'playbook: mine',
    'version: 1',
    'from: 2020-01-01T00:00:00Z',
    'title: Mine',
    'currency: EUR',
    `stages: [${stages}]`,
    'exemptStages: [Closed Lost]',
    'questions:',
    '  - { concept: problem, ask: What is the problem?, why: It matters. }',
    'gates:',
    ...gates.map((one) => `  - ${one}`),
  ].join('\n');
  return compilePlaybook(parsePlaybook(text, 'mine.yaml'));
}

const idsOf = ({ stricter, looser }: PlaybookDiff) => [stricter, looser].map((list) => list.map(({ id }) => id));

/** Faults that were found in `diagnose playbook diff`, each under its symptom. */
describe('the difference of two playbooks', () => {
  const OVERRIDE = 'override: { approver: DF_Approve_Gate_Overrides, maxDays: 30, reasons: [Any] }';
  const PROPOSAL = `{ toEnter: Proposal, mode: enforce, require: [ { filled: NextStep } ], ${OVERRIDE} }`;

  test('is only the new stage where a stage is inserted: overrides of the others open what they opened', () => {
    const inserted = STAGES.replace('Prospecting', 'Prospecting, New');
    const diff = diffPlaybooks(compiled({ gates: [PROPOSAL] }), compiled({ stages: inserted, gates: [PROPOSAL] }));
    expect(idsOf(diff)).toEqual([[], ['unknown-stage']]);
  });

  test('has no new deal with an override, answers or pains in its example', () => {
    const answered = `{ toEnter: Proposal, mode: enforce, require: [ { answered: { problem: Heard } } ], ${OVERRIDE} }`;
    const pain = '{ toEnter: Proposal, mode: enforce, require: [ { pains: { atLeast: 1, evidence: Heard } } ] }';
    const others = [PROPOSAL, answered, pain, PROPOSAL.replace(`, ${OVERRIDE}`, '')].map((one) =>
      compiled({ gates: [one] }),
    );
    const all = others.flatMap((a) => others.map((b) => ({ a, b, diff: diffPlaybooks(a, b) })));
    const news = all.flatMap(({ a, b, diff: { stricter } }) =>
      stricter.flatMap(({ attempt }) => (attempt.prior === null ? [{ a, b, attempt }] : [])),
    );
    expect(news.length).toBeGreaterThan(0);
    for (const { a, b, attempt } of news) {
      const counted = Object.entries(attempt.record).filter(([name]) => name.startsWith('DF_'));
      expect(counted.filter(([, value]) => value !== null)).toEqual([]);
      expect([decide(b, attempt).outcome, decide(a, attempt).outcome]).toEqual(['blocked', 'allowed']);
    }
  });
});
