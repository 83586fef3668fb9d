import { CONCEPTS } from '../../force-app/main/base/lwc/gateRules/concepts.ts';
import { compilePlaybook, decide, diffPlaybooks, parsePlaybook, type PlaybookDiff } from '../../src/playbook/index.ts';
import { HANG } from '../hang.ts';

/** What a small playbook has besides its code, version and gates. */
interface Parts {
  readonly more?: string;
  readonly stages?: string;
  readonly gates: readonly string[];
}

const STAGES = 'Prospecting, Qualification, Proposal, Negotiation, Closed Won';

function compiled({ stages = STAGES, more, gates }: Parts) {
  const text = [
    'playbook: mine',
    'version: 1',
    'from: 2020-01-01T00:00:00Z',
    'title: Mine',
    'currency: EUR',
    `stages: [${stages}]`,
    'exemptStages: [Closed Lost]',
    ...(more === undefined ? [] : [more]),
    'questions:',
    ...CONCEPTS.map((concept) => `  - { concept: ${concept}, ask: What is it?, why: It matters. }`),
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
      stricter.flatMap(({ attempt }) => (attempt?.prior === null ? [{ a, b, attempt }] : [])),
    );
    expect(news.length).toBeGreaterThan(0);
    for (const { a, b, attempt } of news) {
      const counted = Object.entries(attempt.record).filter(([name]) => name.startsWith('DF_'));
      expect(counted.filter(([, value]) => value !== null)).toEqual([]);
      expect([decide(b, attempt).outcome, decide(a, attempt).outcome]).toEqual(['blocked', 'allowed']);
    }
  });

  const closing = (...bounds: readonly string[]) => {
    const criteria = bounds.map((bound, index) => `{ date: { field: CloseDate, ${bound} }, id: bound-${index} }`);
    return compiled({ gates: [`{ toEnter: Proposal, mode: enforce, require: [ ${criteria.join(', ')} ] }`] });
  };

  test('has the save on a later day on which a fixed day is stricter than one counted from today', () => {
    const counted = closing('notAfter: today + 90');
    const both = closing('notAfter: today + 90', 'notAfter: 2027-03-31');
    const { stricter, looser, notDecided } = diffPlaybooks(counted, both);
    expect([stricter.map(({ sentence }) => /31 March 2027/.test(sentence)), looser, notDecided]).toEqual([
      [true],
      [],
      [],
    ]);
    const attempt = stricter[0]!.attempt!;
    expect(String(attempt.today) > '2026-12-31').toBe(true);
    expect([decide(both, attempt).outcome, decide(counted, attempt).outcome]).toEqual(['blocked', 'allowed']);
    expect(stricter[0]!.witness).toContain(` on ${attempt.today}; `);
  });

  test('is one where any of two days is asked for, the later of which is passed some day', () => {
    const either =
      '{ any: [ { date: { field: CloseDate, notBefore: today } }, { date: { field: CloseDate, notBefore: 2030-01-01 } } ] }';
    const any = compiled({ gates: [`{ toEnter: Proposal, mode: enforce, require: [ ${either} ] }`] });
    const one = closing('notBefore: today');
    const { stricter } = diffPlaybooks(any, one);
    expect(stricter).toHaveLength(1);
    expect(stricter[0]!.attempt!.today).toBe('2030-01-02');
  });

  test('is a move of the close date beyond a fixed day that is far from the day of the save', () => {
    const moving = (atMost: number) => {
      const any = `{ any: [ { movedBy: { field: CloseDate, atMost: ${atMost} } }, { date: { field: CloseDate, notAfter: 2029-03-31 } } ] }`;
      return compiled({ gates: [`{ toEnter: Proposal, mode: enforce, require: [ ${any} ] }`] });
    };
    const { stricter, looser } = diffPlaybooks(moving(60), moving(30));
    expect([stricter.length, looser.length]).toEqual([1, 0]);
    const attempt = stricter[0]!.attempt!;
    expect([30, 60].map((atMost) => decide(moving(atMost), attempt).outcome)).toEqual(['blocked', 'allowed']);
  });

  test('is found within seconds for a count over all 24 concepts', () => {
    const enough = (least: number, evidence = 'Heard') => {
      const parts = CONCEPTS.slice(0, 24).map((concept, index) => {
        const points = index % 3 === 0 ? ', points: 2' : '';
        return `{ answered: { ${concept}: ${evidence} }${points} }`;
      });
      const some = `{ say: enough answers, some: { atLeast: ${least}, of: [ ${parts.join(', ')} ] } }`;
      return compiled({ gates: [`{ toEnter: Proposal, mode: enforce, require: [ ${some} ] }`] });
    };
    const start = process.cpuUsage();
    expect(diffPlaybooks(enough(16), enough(16))).toEqual({ stricter: [], looser: [], notDecided: [] });
    for (const other of [enough(17), enough(16, 'Quoted')]) {
      const diff = diffPlaybooks(enough(16), other);
      expect([diff.stricter.length, diff.looser.length, diff.notDecided]).toEqual([1, 0, []]);
      const attempt = diff.stricter[0]!.attempt!;
      expect([decide(other, attempt).outcome, decide(enough(16), attempt).outcome]).toEqual(['blocked', 'allowed']);
    }
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(HANG);
  }, 180_000);

  test('is a product without a confirmed pain where one refuses it', () => {
    const strict = compiled({ more: 'products: refused', gates: [PROPOSAL] });
    const { stricter, looser } = diffPlaybooks(compiled({ gates: [PROPOSAL] }), strict);
    expect([stricter.map(({ id }) => id), looser]).toEqual([['products'], []]);
    expect(stricter[0]!.witness).toBe(
      'A product that stands on no confirmed pain is added to a deal. Nothing else is known of it.',
    );
    expect(idsOf(diffPlaybooks(strict, strict))).toEqual([[], []]);
    const all = compiled({ more: 'products: refused\nappliesTo: { amountAtLeast: 1000 }', gates: [PROPOSAL] });
    expect(idsOf(diffPlaybooks(strict, all))[1]).toContain('products');
  });

  test('is a request for an override that is too long, has another reason, or is approved by another user', () => {
    const terms = (text: string) => compiled({ gates: [PROPOSAL.replace(OVERRIDE, `override: { ${text} }`)] });
    const usual = terms('approver: DF_Approve_Gate_Overrides, maxDays: 30, reasons: [Any]');
    const short = terms('approver: DF_Approve_Gate_Overrides, maxDays: 3, reasons: [Any, Board]');
    const { stricter, looser } = diffPlaybooks(usual, short);
    expect(stricter.map(({ witness }) => witness)).toEqual(['An override for `Proposal` is asked for 30 days.']);
    expect(stricter[0]!.sentence).toMatch(/^Choose an earlier last day\..*\(3 days\)\.$/);
    expect(looser.map(({ id, witness }) => [id, witness])).toEqual([
      ['override-reason', 'An override for `Proposal` is asked for with the reason `Board`.'],
    ]);
    const other = terms('approver: Board_Member, maxDays: 30, reasons: [Any]');
    expect(idsOf(diffPlaybooks(usual, other))).toEqual([['override-approver'], []]);
    const none = compiled({ gates: [PROPOSAL.replace(`, ${OVERRIDE}`, '')] });
    expect(idsOf(diffPlaybooks(usual, none))[0]).toContain('override-stage');
  });

  test('is not decided, and not none, where the two order stages differently and an override is stored by number', () => {
    const [one, other] = [STAGES, STAGES.replace('Prospecting, Qualification', 'Qualification, Prospecting')];
    const diff = diffPlaybooks(compiled({ gates: [PROPOSAL] }), compiled({ stages: other, gates: [PROPOSAL] }));
    expect(diff.notDecided).toEqual(['overrides: the two have stages in opposite orders']);
    expect(
      diffPlaybooks(compiled({ stages: one, gates: [PROPOSAL] }), compiled({ gates: [PROPOSAL] })).notDecided,
    ).toEqual([]);
  });
});
