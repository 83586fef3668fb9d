import { isReady, nextGateOf, recordOf } from 'c/nextGate';
import type { Judge, Lacking } from 'c/nextGate';
import { PAGE } from './query.ts';

type Node = Readonly<Record<string, unknown>>;
interface Edge {
  readonly cursor: string;
  readonly node: Node;
}
interface Connection {
  readonly edges?: readonly Edge[];
  readonly pageInfo?: { readonly hasNextPage?: boolean; readonly endCursor?: string | null };
}

/** Response of the list's query, and of that for people. */
export interface ListData {
  readonly uiapi?: { readonly query?: Readonly<Record<string, Connection | undefined>> };
}

/** A deal as a row. Blank text is `''`. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly stage: string;
  /** With its currency: `$1,200.00`. */
  readonly amount: string;
  readonly closesOn: string;
  readonly owner: string;
  readonly status: string;
  readonly isInQuestion: boolean;
  readonly score: string;
  /** The next gate that is enforced, and what it lacks; undefined without such a gate. */
  readonly next: Lacking | undefined;
}

/** The deals of one response, each with the cursor behind it. */
export interface Batch {
  /** The cursor at which it begins; null at the start. */
  readonly after: string | null;
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[];
  /** Cursor of what follows; undefined at the end. */
  readonly next: string | undefined;
}

export function batchOf(data: ListData, after: string | null, judge: Judge): Batch {
  const { edges = [], pageInfo = {} } = data.uiapi?.query?.Opportunity ?? {};
  const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
  return { after, rows: edges.map(({ cursor, node }) => ({ cursor, row: rowOf(node, judge) })), next };
}

/** A page of rows. `looked`: how many deals were looked through for it. `isDone`: nothing more has to be read for it. */
export interface Page {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
  readonly looked: number;
  readonly isDone: boolean;
}

/** Whether the deal has all that its next enforced gate asks for. */
const hasAll = ({ next }: Row): boolean => next !== undefined && isReady(next);

/** The page that these batches make, which follow each other. Of deals ready to advance, the first 50. */
export function pageOf(batches: readonly Batch[], onlyReady: boolean): Page {
  const all = batches.flatMap(({ rows }) => rows);
  const next = batches.at(-1)?.next;
  const rows = all.filter(({ row }) => !onlyReady || hasAll(row));
  const last = rows[PAGE - 1];
  const isFull = onlyReady && last !== undefined;
  const looked = isFull ? all.indexOf(last) + 1 : all.length;
  return {
    rows: rows.slice(0, PAGE).map(({ row }) => row),
    next: isFull && (looked < all.length || next !== undefined) ? last.cursor : next,
    looked,
    isDone: batches.length > 0 && (!onlyReady || isFull || next === undefined),
  };
}

function rowOf(node: Node, judge: Judge): Row {
  const record = recordOf(node);
  const text = (path: string): string => String(record[path] ?? '');
  const amount = (node.Amount ?? {}) as { value?: unknown; displayValue?: unknown };
  return {
    id: text('Id'),
    name: text('Name'),
    account: text('Account.Name'),
    stage: text('StageName'),
    amount: String(amount.displayValue ?? amount.value ?? ''),
    closesOn: text('CloseDate'),
    owner: text('Owner.Name'),
    status: text('DF_Diagnosis_Status__c'),
    isInQuestion: Number(text('DF_In_Question__c')) > 0,
    score: text('DF_Discovery_Score__c'),
    next: nextGateOf(record, judge),
  };
}

/** A user who may own deals. Without a manager, `managerId` and `manager` are empty. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly managerId: string;
  readonly manager: string;
}

export function peopleOf(data: ListData): Person[] {
  return (data.uiapi?.query?.User?.edges ?? []).map(({ node }) => {
    const record = recordOf(node);
    const text = (path: string): string => String(record[path] ?? '');
    return {
      id: text('Id'),
      name: text('Name'),
      managerId: text('ManagerId'),
      manager: text('Manager.Name'),
    };
  });
}
