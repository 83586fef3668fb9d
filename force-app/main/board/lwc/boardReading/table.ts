/** The deals in a list of the board: their query and rows. */
import { EVIDENCE, fieldsRead, permissionFields, slotOf } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord } from 'c/gateRules';
import { selectionOf } from 'c/graphqlText';
import { nextGateOf, recordOf } from 'c/nextGate';
import type { Judge, Lacking } from 'c/nextGate';
import { CHAIN } from './people.ts';

const SHOWN = ['Id', 'Name', 'StageName', 'Amount', 'CloseDate', 'CreatedDate', 'Owner.Name', 'DF_Discovery_Score__c'];
const STORED = ['DF_Playbook_Pin__c', 'DF_Answers_A__c', 'DF_Answers_B__c'];

/** Fields of a deal that lists and judgements read. Playbooks are written by users: what is no field path is left out. */
export function pathsOf(playbooks: readonly CompiledPlaybook[], shown: readonly string[]): string[] {
  const paths = [...new Set([...shown, ...playbooks.flatMap(fieldsRead), ...playbooks.flatMap(permissionFields)])];
  return paths.filter((path) => /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(path));
}

/** Text of the query for a list's deals, the largest amounts first. Variables: `where`, `first`. */
export function tableQuery(playbooks: readonly CompiledPlaybook[]): string {
  const fields = selectionOf(pathsOf(playbooks, [...SHOWN, ...STORED, ...CHAIN]), true);
  return `query boardDeals($where: Opportunity_Filter, $first: Int) { uiapi { query { Opportunity(
    where: $where, orderBy: { Amount: { order: DESC, nulls: LAST }, Id: { order: ASC } }, first: $first
  ) { totalCount edges { node { ${fields} Amount @optional { displayValue } } } } } } }`;
}

type Node = Readonly<Record<string, unknown>>;

/** Response of `tableQuery`. */
export interface TableData {
  readonly uiapi?: {
    readonly query?: {
      readonly Opportunity?: { readonly totalCount?: number; readonly edges?: readonly { readonly node: Node }[] };
    };
  };
}

/** A deal in a list. Blank text is `''`. */
export interface TableDeal {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly owner: string;
  /** In the deal's currency. */
  readonly amount: string;
  /** `2026-11-21` */
  readonly closesOn: string;
  /** 0 to 100. */
  readonly score: number;
  readonly next: Lacking | undefined;
  readonly record: GateRecord;
}

/** The deals in a response, and how many there are. */
export function tableOf(
  data: TableData,
  judge: Judge,
): { readonly total: number; readonly deals: readonly TableDeal[] } {
  const { totalCount = 0, edges = [] } = data.uiapi?.query?.Opportunity ?? {};
  const deals = edges.map(({ node }) => {
    const record = recordOf(node);
    const text = (path: string): string => String(record[path] ?? '');
    const { displayValue } = (node.Amount ?? {}) as { displayValue?: string | null };
    return {
      id: text('Id'),
      name: text('Name'),
      stage: text('StageName'),
      owner: text('Owner.Name'),
      amount: displayValue ?? '',
      closesOn: text('CloseDate'),
      score: Number(record.DF_Discovery_Score__c ?? 0),
      next: nextGateOf(record, judge),
      record,
    };
  });
  return { total: totalCount, deals };
}

/** The evidence of a deal's answer to a question: `Heard`; `''` without an answer that counts. */
export function evidenceOf(record: GateRecord, concept: string): string {
  const { field, power } = slotOf(concept);
  const digit = Math.floor(Number(record[field] ?? 0) / 10 ** power) % 10;
  return EVIDENCE[digit - 1] ?? '';
}
