import { judgeDeal } from '../../src/deal/index.ts';
import { compilePlaybook, NO_CHILDREN, parsePlaybook, type GateRecord } from '../../src/playbook/index.ts';
import { nextGateOf } from '../../src/report/gaps.ts';

const playbook = compilePlaybook(
  parsePlaybook(
    `
playbook: small
version: 1
from: 2020-01-01T00:00:00Z
title: Small
currency: EUR
stages: [Prospecting, Qualification, Closed Won]
exemptStages: [Closed Lost]
bypassPermission: DF_Bypass_Stage_Gates
questions:
  - { concept: problem, ask: What hurts?, why: It matters., weight: 1 }
gates:
  - toEnter: Qualification
    mode: enforce
    require: [{ answered: { problem: Heard } }]
    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal] }
`,
    'small.yaml',
  ),
);
// Until 2026-11-30, for the second stage (docs/packed-levels.md).
const record = {
  Id: '006',
  StageName: 'Prospecting',
  CreatedDate: '2026-01-01T00:00:00.000Z',
  DF_Override_Token__c: 252_502,
};

const nextAt = (one: GateRecord, now: string) =>
  nextGateOf(
    judgeDeal(
      { record: one, children: NO_CHILDREN, hiddenFields: [] },
      { playbooks: [playbook], now, today: now.slice(0, 10) },
    ),
  );

test('what a live override lets pass is not missing, and is missing again when it has expired', () => {
  expect(nextAt(record, '2026-11-30T10:00:00.000Z')).toEqual({ toEnter: 'Qualification', missing: [] });
  expect(nextAt(record, '2026-12-01T10:00:00.000Z')?.missing).toHaveLength(1);
  expect(nextAt({ ...record, DF_Override_Token__c: null }, '2026-11-30T10:00:00Z')?.missing).toEqual([
    expect.objectContaining({
      playbook: 'small',
      sentence: expect.stringMatching(/^Missing since Qualification: /),
      code: expect.stringMatching(/^[0-9a-f]{5}$/),
    }),
  ]);
});

test('a deal that no playbook governs, or that no gate is ahead of, has no next gate', () => {
  expect(nextAt({ ...record, CreatedDate: '2019-01-01T00:00:00.000Z' }, '2026-11-30T10:00:00Z')).toBeNull();
  expect(nextAt({ ...record, StageName: 'Closed Won' }, '2026-11-30T10:00:00Z')).toBeNull();
});
