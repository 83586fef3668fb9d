import { readdirSync, readFileSync } from 'node:fs';
import {
  levelOf,
  OPEN_DIGIT,
  OPEN_DUE,
  OVERRIDE_TOKEN,
  slotOf,
} from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { daysFromEpoch } from '../../../force-app/main/base/lwc/gateRules/scope.ts';
import {
  parsePlaybook,
  type Attempt,
  type CompiledPlaybook,
  type Evidence,
  type GateRecord,
  type Playbook,
} from '../../../src/playbook/index.ts';

/**
 * The policies of `stage-gates` (public policies in our words, with attempts and verdicts; ../shared/data/stage-gates/README.md), as playbooks
 * of this folder. Attempts are run unchanged from the data.
 */
const DATA = new URL('../../../../shared/data/stage-gates/', import.meta.url);
const POLICIES = new URL('policies/', import.meta.url);

/** One attempt as the data has it. */
export interface PolicyAttempt {
  readonly note: string;
  readonly prior: GateRecord | null;
  readonly record: GateRecord;
  readonly answers: Readonly<
    Record<
      string,
      { readonly evidence?: Evidence; readonly open?: true; readonly due?: string; readonly rejected?: true }
    >
  >;
  readonly pains: readonly { readonly evidence: Evidence; readonly kind: string; readonly impact: number | null }[];
  readonly lines: { readonly count: number; readonly unlinked: number };
  readonly override: { readonly toEnter: string; readonly expires: string } | null;
  readonly permissions: readonly string[];
  readonly today: string;
  readonly verdict: 'allowed' | 'blocked';
  readonly missing: readonly string[];
}

export interface PolicyField {
  readonly object: string;
  readonly name: string;
  readonly type: string;
  readonly values?: readonly string[];
}

/** A policy: its playbooks, its attempts, and what its organisation has. */
export interface Policy {
  /** `s01-closing-date` */
  readonly name: string;
  readonly playbooks: readonly Playbook[];
  readonly attempts: readonly PolicyAttempt[];
  readonly fields: readonly PolicyField[];
  readonly recordTypes: readonly string[];
  readonly permissions: readonly string[];
  /** The policy's name of what is missing, by the id of its criterion. */
  readonly names: Readonly<Record<string, string>>;
}

const NAMES = JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

/** A field of an installed package by its own name: an org has it with its namespace only where the package is installed. */
function withoutNamespaces(text: string): string {
  return text.replaceAll(/\b[a-z]+__([A-Z]\w*__c)\b/g, '$1');
}

function policy(folder: string, change: (text: string) => string): Policy {
  const file = (name: string) => change(readFileSync(new URL(`${folder}/${name}`, DATA), 'utf8'));
  const [code = ''] = folder.split('-');
  const own = readdirSync(POLICIES).filter((name) => name === `${code}.yaml` || name.startsWith(`${code}-`));
  const facts = JSON.parse(file('fields.json')) as Pick<Policy, 'fields' | 'recordTypes' | 'permissions'>;
  return {
    name: folder,
    playbooks: own.sort().map((name) => parsePlaybook(change(readFileSync(new URL(name, POLICIES), 'utf8')), name)),
    attempts: file('attempts.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as PolicyAttempt),
    ...facts,
    names: JSON.parse(change(JSON.stringify(NAMES[code] ?? {}))) as Policy['names'],
  };
}

/**
 * The policies that have a playbook here, in the order of the data.
 * @param packages `installed`: fields of packages have their namespaces
 */
export function policies(packages: 'installed' | 'absent' = 'installed'): readonly Policy[] {
  const change = packages === 'installed' ? (text: string) => text : withoutNamespaces;
  const written = new Set(readdirSync(POLICIES).map((name) => name.slice(0, 3)));
  return readdirSync(DATA, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && written.has(entry.name.slice(0, 3)))
    .map(({ name }) => policy(name, change));
}

/** Roll-ups of the deal's answers, by their slots. */
function answers({ answers: all }: PolicyAttempt): GateRecord {
  const sums: Record<string, number> = {};
  const due: number[] = [];
  for (const [concept, { evidence, open, due: until, rejected }] of Object.entries(all)) {
    const { field, power } = slotOf(concept);
    const digit = open ? OPEN_DIGIT : rejected || evidence === undefined ? 0 : levelOf(evidence);
    sums[field] = (sums[field] ?? 0) + digit * 10 ** power;
    if (open && until !== undefined) due.push(daysFromEpoch(until));
  }
  return due.length === 0 ? sums : { ...sums, [OPEN_DUE]: Math.min(...due) };
}

function pains({ pains: all }: PolicyAttempt): GateRecord {
  const from = (level: number) => all.filter(({ evidence }) => levelOf(evidence) >= level);
  const impact = (level: number) => from(level).reduce((sum, one) => sum + (one.impact ?? 0), 0);
  return {
    DF_Pains_Heard__c: from(2).length,
    DF_Pains_Quoted__c: from(3).length,
    DF_Pains_Confirmed__c: from(4).length,
    DF_Impact_Quoted__c: impact(3),
    DF_Impact_Confirmed__c: impact(4),
  };
}

/** What the org's roll-ups would have of the deal's children. */
function rollups(attempt: PolicyAttempt, { stages }: CompiledPlaybook): GateRecord {
  const { lines, override } = attempt;
  return {
    ...answers(attempt),
    ...pains(attempt),
    HasOpportunityLineItem: lines.count > 0,
    DF_Lines_Unlinked__c: lines.unlinked,
    ...(override
      ? { [OVERRIDE_TOKEN]: daysFromEpoch(override.expires) * 100 + stages.indexOf(override.toEnter) + 1 }
      : {}),
  };
}

const DAY = 86_400_000;

/** A close date some weeks ahead, for attempts that name none. */
function laterThan(today: string): string {
  return new Date(Date.parse(today) + 30 * DAY).toISOString().slice(0, 10);
}

/** Checkboxes that the attempt does not name are not ticked. */
function unticked(fields: readonly PolicyField[]): GateRecord {
  const boxes = fields.filter(({ type }) => type === 'Checkbox');
  const pathOf = ({ object, name }: PolicyField) => (object === 'Opportunity' ? name : `${object}.${name}`);
  return Object.fromEntries(boxes.map((field) => [pathOf(field), false]));
}

/** The attempt as the evaluator takes it. */
export function attemptOf({ fields }: Policy, one: PolicyAttempt, playbook: CompiledPlaybook): Attempt {
  const record: GateRecord = {
    ...unticked(fields),
    CloseDate: laterThan(one.today),
    ...rollups(one, playbook),
    ...one.record,
    ...(one.prior === null ? {} : { Id: '006000000000001AAA', CreatedDate: '2026-01-05T09:00:00Z' }),
  };
  return {
    record,
    prior: one.prior === null ? null : { ...record, ...one.prior },
    permissions: one.permissions,
    now: `${one.today}T12:00:00Z`,
    today: one.today,
    children: { pains: [] },
  };
}
