/** Refusals that panels recorded: read newest first, and counted by gate and criterion. */
import type { CompiledPlaybook } from 'c/gateRules';
import { gql } from 'lightning/graphql';

/** Refusals further back are not counted, in days. */
export const DAYS = 90;
/** Refusals that are read at most. */
const READ = 1000;
/** Deals that are named for each gate. */
const DEALS = 5;

/** The newest refusals. Variables: `variablesAt`. */
export const refusalsQuery = gql`
  query gateRefusals($where: DF_Gate_Decision__c_Filter) {
    uiapi {
      query {
        DF_Gate_Decision__c(where: $where, orderBy: { Decided_At__c: { order: DESC, nulls: LAST } }, first: ${READ}) {
          totalCount
          edges { node {
            Id
            Opportunity__c { value }
            Opportunity__r { Name { value } }
            To_Stage__c { value }
            Playbook__c { value }
            Unmet__c { value }
            Decided_At__c { value }
          } }
        }
      }
    }
  }
`;

/** Only panels record what was refused. */
export function variablesAt(now: Date): Record<string, unknown> {
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString();
  const refused = [{ Outcome__c: { eq: 'blocked' } }, { Source__c: { eq: 'panel' } }];
  return { where: { and: [...refused, { Decided_At__c: { gte: { value: since } } }] } };
}

type Value = { readonly value: string | null } | null | undefined;

interface Node {
  readonly Id: string;
  readonly Opportunity__c?: Value;
  readonly Opportunity__r?: { readonly Name?: Value } | null;
  readonly To_Stage__c?: Value;
  readonly Playbook__c?: Value;
  readonly Unmet__c?: Value;
  readonly Decided_At__c?: Value;
}

/** Response of `refusalsQuery`. */
export interface RefusalData {
  readonly uiapi?: {
    readonly query?: {
      readonly DF_Gate_Decision__c?: {
        readonly totalCount?: number;
        readonly edges?: readonly { readonly node: Node }[];
      };
    };
  };
}

/** One attempt that one playbook refused. */
export interface Refusal {
  readonly dealId: string;
  readonly dealName: string;
  /** The stage that was to be entered. */
  readonly to: string;
  /** `code:version` */
  readonly playbook: string;
  /** Sentences as the playbook has them, in its own language. */
  readonly unmet: readonly string[];
  /** ISO date-time */
  readonly at: string;
}

/** Refusals, newest first; `total`: how many there are, of which no more than `READ` are read. */
export interface Refusals {
  readonly rows: readonly Refusal[];
  readonly total: number;
}

export function refusalsOf(data: RefusalData): Refusals {
  const { edges = [], totalCount } = data.uiapi?.query?.DF_Gate_Decision__c ?? {};
  const rows = edges.map(({ node }) => ({
    dealId: text(node.Opportunity__c),
    dealName: text(node.Opportunity__r?.Name) || text(node.Opportunity__c),
    to: text(node.To_Stage__c),
    playbook: text(node.Playbook__c),
    unmet: text(node.Unmet__c).split('\n').filter(Boolean),
    at: text(node.Decided_At__c),
  }));
  return { rows, total: totalCount ?? rows.length };
}

function text(field: Value): string {
  return field?.value ?? '';
}

/** How often something refused, with the last time and the deals that it refused last. */
export interface Tally {
  readonly count: number;
  /** ISO date-time; empty where nothing was refused. */
  readonly last: string;
  readonly deals: readonly { readonly id: string; readonly name: string }[];
}

export interface Counts {
  /** Of a gate, by its place in the playbook's list. */
  gate(playbook: CompiledPlaybook, at: number): Tally;
  criterion(playbook: CompiledPlaybook, at: number, id: string): Tally;
  /** Refusals that belong to no gate of a live version. */
  readonly others: number;
}

/**
 * Counts refusals by the gates of live versions. An attempt over several stages counts for each gate that lacked something. A sentence that
 * has been reworded since is known no more: the attempt then counts for the gate to the stage that was to be entered, and for no criterion.
 */
export function countsOf(rows: readonly Refusal[], playbooks: readonly CompiledPlaybook[]): Counts {
  const found = new Map<string, Refusal[]>();
  const live = new Map(playbooks.map((one) => [codeOf(one), one]));
  let others = 0;
  for (const row of rows) {
    const keys = keysOf(row, live.get(row.playbook));
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), row]);
    if (keys.size === 0) others += 1;
  }
  const tally = (key: string): Tally => tallyOf(found.get(key) ?? []);
  return {
    gate: (playbook, at) => tally(keyOf(playbook, at)),
    criterion: (playbook, at, id) => tally(keyOf(playbook, at, id)),
    others,
  };
}

function codeOf({ playbook, version }: CompiledPlaybook): string {
  return `${playbook}:${version}`;
}

function keyOf(playbook: CompiledPlaybook, at: number, id = ''): string {
  return [codeOf(playbook), at, id].join('\n');
}

/** The gates and criteria that refused the attempt. */
function keysOf({ unmet, to }: Refusal, playbook: CompiledPlaybook | undefined): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!playbook) return keys;
  const { gates, newRecordSentence, unknownStageSentence, onlySteps } = playbook;
  const known = new Set([newRecordSentence, unknownStageSentence, onlySteps?.sentence]);
  gates.forEach(({ criteria }, at) => {
    for (const { id, sentence } of criteria) {
      known.add(sentence);
      if (unmet.includes(sentence)) keys.add(keyOf(playbook, at)).add(keyOf(playbook, at, id));
    }
  });
  const at = gates.findIndex(({ toEnter }) => toEnter === to);
  if (at >= 0 && unmet.some((sentence) => !known.has(sentence))) keys.add(keyOf(playbook, at));
  return keys;
}

function tallyOf(rows: readonly Refusal[]): Tally {
  const deals = new Map(rows.map(({ dealId, dealName }) => [dealId, dealName]));
  return {
    count: rows.length,
    last: rows[0]?.at ?? '',
    deals: [...deals].slice(0, DEALS).map(([id, name]) => ({ id, name })),
  };
}
