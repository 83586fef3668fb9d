import { dayFrom } from 'c/calendarDays';
import type { GateRecord } from 'c/gateRules';
import { recordOf } from 'c/nextGate';

type Scalar = string | number | boolean | null;

/** Response of `boardQuery` or `requestsQuery`. */
export interface BoardData {
  readonly uiapi?: {
    readonly query?: Readonly<
      Record<
        string,
        | {
            readonly edges?: readonly { readonly node: unknown }[];
            readonly totalCount?: number;
          }
        | undefined
      >
    >;
  };
}

/** An open deal. Blank text is `''`, a blank amount null. */
export interface BoardDeal {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly amount: number | null;
  /** Empty where the org has one currency. */
  readonly currency: string;
  /** `2026-11-21` */
  readonly closesOn: string;
  readonly ownerId: string;
  readonly owner: string;
  /** Value of `DF_Diagnosis_Status__c`: `Not started` … `Pain confirmed`; `In question` while a flagged text waits for a review. */
  readonly status: string;
  readonly painsConfirmed: number;
  /** Day of the last change of an answer or pain, or the day of the deal's creation if it has none: `2026-11-21`. */
  readonly lastNoted: string;
  /** The opportunity's fields as the gate evaluator reads them. */
  readonly record: GateRecord;
}

/** An override in the shape that `c-override-request` takes, with its deal. */
export interface BoardRequest {
  readonly id: string;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
  readonly stage: string;
  readonly order: number;
  readonly reasonCode: string;
  readonly reason: string;
  readonly expiresOn: string;
  readonly status: string;
  readonly requestedBy: string;
  readonly requestedById: string;
  readonly requestedAt: string;
  readonly ownerThenId: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  /** Of the approval. */
  readonly note: string;
  readonly deal: Pick<BoardDeal, 'id' | 'name' | 'stage' | 'amount' | 'currency' | 'ownerId' | 'owner' | 'record'>;
}

/** How many deals match, of which a response has the first 2,000. */
export function totalOf(data: BoardData): number {
  return data.uiapi?.query?.Opportunity?.totalCount ?? 0;
}

/** The open deals in a response. */
export function dealsOf(data: BoardData): BoardDeal[] {
  return nodesOf(data, 'Opportunity').map(dealOf);
}

/** The overrides in a response: those that wait for a decision, and those that are in force. */
export function requestsOf(data: BoardData): BoardRequest[] {
  return nodesOf(data, 'DF_Gate_Override__c').map((node) => ({
    id: text(node, 'Id'),
    modifiedAt: text(node, 'LastModifiedDate'),
    modifiedBy: text(node, 'LastModifiedBy.Name'),
    stage: text(node, 'Stage__c'),
    order: Number(at(node, 'Stage_Order__c') ?? 0),
    reasonCode: text(node, 'Reason_Code__c'),
    reason: text(node, 'Reason__c'),
    expiresOn: text(node, 'Expires_On__c'),
    status: text(node, 'Status__c'),
    requestedBy: text(node, 'CreatedBy.Name'),
    requestedById: text(node, 'CreatedById'),
    requestedAt: text(node, 'CreatedDate'),
    ownerThenId: text(node, 'Owner_At_Request__c'),
    decidedBy: text(node, 'Decided_By__r.Name'),
    decidedAt: text(node, 'Decided_At__c'),
    note: text(node, 'Decision_Note__c'),
    deal: {
      id: text(node, 'Opportunity__c'),
      name: text(node, 'Opportunity__r.Name'),
      stage: text(node, 'Opportunity__r.StageName'),
      amount: amount(node, 'Opportunity__r.Amount'),
      currency: '',
      ownerId: text(node, 'Opportunity__r.OwnerId'),
      owner: text(node, 'Opportunity__r.Owner.Name'),
      record: recordOf((node.Opportunity__r ?? {}) as Node),
    },
  }));
}

function dealOf(node: Node): BoardDeal {
  const noted = [lastOf(node, 'DF_Answers__r'), lastOf(node, 'DF_Pain_Points__r')].sort().at(-1);
  return {
    id: text(node, 'Id'),
    name: text(node, 'Name'),
    stage: text(node, 'StageName'),
    amount: amount(node, 'Amount'),
    currency: text(node, 'CurrencyIsoCode'),
    closesOn: text(node, 'CloseDate'),
    ownerId: text(node, 'OwnerId'),
    owner: text(node, 'Owner.Name'),
    status: Number(at(node, 'DF_In_Question__c') ?? 0) > 0 ? 'In question' : text(node, 'DF_Diagnosis_Status__c'),
    painsConfirmed: Number(at(node, 'DF_Pains_Confirmed__c') ?? 0),
    lastNoted: dayFrom(new Date(noted || text(node, 'CreatedDate')), 0),
    record: recordOf(node),
  };
}

type Node = Readonly<Record<string, unknown>>;

/** `LastModifiedDate` of the first (newest) child; empty without children. */
function lastOf(node: Node, children: string): string {
  const [newest] = (node[children] as { edges?: readonly { node: Node }[] } | null | undefined)?.edges ?? [];
  return newest ? text(newest.node, 'LastModifiedDate') : '';
}

function nodesOf(data: BoardData, object: string): Node[] {
  return (data.uiapi?.query?.[object]?.edges ?? []).map(({ node }) => node as Node);
}

/** The value at a path (`Owner.Manager.Name`); null when it or a parent is blank. */
function at(node: Node, path: string): Scalar {
  const found = path.split('.').reduce<unknown>((parent, name) => (parent as Node | null | undefined)?.[name], node);
  const value = found !== null && typeof found === 'object' ? (found as { value?: Scalar }).value : found;
  return (value as Scalar | undefined) ?? null;
}

function text(node: Node, path: string): string {
  return String(at(node, path) ?? '');
}

function amount(node: Node, path: string): number | null {
  const value = at(node, path);
  return value === null ? null : Number(value);
}
