import {
  CONCEPTS,
  EVIDENCE,
  fieldsRead,
  type Attempt,
  type CompiledPlaybook,
  type Evidence,
  type GateRecord,
} from '../../../src/playbook/index.ts';
import {
  OPEN_DIGIT,
  OPEN_DUE,
  OVERRIDE_EPOCH,
  OVERRIDE_TOKEN,
  slotOf,
} from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { READ_ONLY } from '../../../src/playbook/rules/error-fields.ts';
import type { PolicyAttempt } from '../stage-gates/attempts.ts';

const DAY = 86_400_000;

/** The day that is so many days after the epoch of roll-ups. */
function dayOf(days: number): string {
  return new Date(Date.parse(OVERRIDE_EPOCH) + days * DAY).toISOString().slice(0, 10);
}

function count(record: GateRecord, field: string): number {
  return Math.max(0, Math.round(Number(record[field] ?? 0)));
}

/** The answers that give the digits of the packed roll-ups; those with any other digit are left out. */
function answersOf(record: GateRecord): PolicyAttempt['answers'] {
  const due = record[OPEN_DUE];
  const entries = CONCEPTS.flatMap((concept): (readonly [string, PolicyAttempt['answers'][string]])[] => {
    const { field, power } = slotOf(concept);
    const digit = Math.floor(Number(record[field] ?? 0) / 10 ** power) % 10;
    const evidence = EVIDENCE[digit - 1];
    if (digit === OPEN_DIGIT && typeof due === 'number') return [[concept, { open: true, due: dayOf(due) }]];
    return evidence === undefined ? [] : [[concept, { evidence }]];
  });
  return Object.fromEntries(entries);
}

/** Pains that add up to the roll-ups: the first with some evidence has the whole impact that is known with it. */
function painsOf(record: GateRecord): PolicyAttempt['pains'] {
  const confirmed = count(record, 'DF_Pains_Confirmed__c');
  const quoted = Math.max(0, count(record, 'DF_Pains_Quoted__c') - confirmed);
  const heard = Math.max(0, count(record, 'DF_Pains_Heard__c') - confirmed - quoted);
  const costs = Number(record.DF_Impact_Confirmed__c ?? 0);
  const more = Math.max(0, Number(record.DF_Impact_Quoted__c ?? 0) - costs);
  const some = (evidence: Evidence, howMany: number, impact: number) =>
    Array.from({ length: Math.min(howMany, 9) }, (_one, at) => ({
      evidence,
      kind: 'Problem',
      impact: at === 0 && impact > 0 ? impact : null,
    }));
  return [...some('Confirmed', confirmed, costs), ...some('Quoted', quoted, more), ...some('Heard', heard, 0)];
}

function overrideOf(record: GateRecord, { stages }: CompiledPlaybook): PolicyAttempt['override'] {
  const token = record[OVERRIDE_TOKEN];
  const stage = typeof token === 'number' ? stages[(token % 100) - 1] : undefined;
  return stage === undefined ? null : { toEnter: stage, expires: dayOf(Math.floor(Number(token) / 100)) };
}

/** Whether an API client can write the field of a deal. */
function isWritten(name: string): boolean {
  return !READ_ONLY.has(name) && !name.includes('.') && !['Id', 'CreatedDate', 'HasOpportunityLineItem'].includes(name);
}

/** A deal whose roll-ups come as near as records can to those of a decided state. What the org makes of it is read back from it. */
export function realDeal({ record, prior, today }: Attempt, playbook: CompiledPlaybook): PolicyAttempt {
  const hasLines = record.HasOpportunityLineItem === true && prior !== null;
  const unlinked = hasLines ? Math.min(count(record, 'DF_Lines_Unlinked__c'), 3) : 0;
  const own = (of: GateRecord) =>
    Object.fromEntries(
      Object.entries(of).filter(
        ([name]) => isWritten(name) && !(hasLines && name === 'Amount') && !(prior === null && name.includes('Pin')),
      ),
    );
  const changed = (of: GateRecord) =>
    Object.fromEntries(Object.entries(own(of)).filter(([name, value]) => value !== record[name]));
  return {
    note: '',
    record: own(record),
    prior: prior && { ...changed(prior), StageName: prior.StageName ?? null },
    answers: prior === null ? {} : answersOf(record),
    pains: prior === null ? [] : painsOf(record),
    lines: { count: hasLines ? Math.max(1, unlinked) : 0, unlinked },
    override: prior === null ? null : overrideOf(record, playbook),
    permissions: [],
    today: today ?? '',
    verdict: 'allowed',
    missing: [],
  };
}

/** The query of what the playbooks read of a deal. */
export function readingOf(playbooks: readonly CompiledPlaybook[], id: string): string {
  const fields = [...new Set(playbooks.flatMap(fieldsRead))];
  return `SELECT ${fields.join(', ')} FROM Opportunity WHERE Id = '${id}'`;
}
