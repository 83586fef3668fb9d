import type { GateRecord } from 'c/gateRules';

type Scalar = string | number | boolean | null;

/** What `boardQuery` answers. */
export interface BoardData {
  readonly uiapi?: {
    readonly query?: Readonly<
      Record<
        string,
        | {
            readonly edges?: readonly { readonly node: unknown }[];
            readonly totalCount?: number;
            readonly pageInfo?: { readonly hasNextPage?: boolean; readonly endCursor?: string | null };
          }
        | undefined
      >
    >;
  };
}

/** An open deal. Blanks are empty text; an amount that is not there is null. */
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
  /** Whom the owner reports to. */
  readonly manager: string;
  /** The org's own word: `Not started` … `Pain confirmed`. */
  readonly status: string;
  readonly painsConfirmed: number;
  /** When an answer or a pain was last written, else when the deal was made: `2026-11-21`. */
  readonly lastNoted: string;
  /** As the gates judge it. */
  readonly record: GateRecord;
}

/** A request to pass a gate, as `c-override-request` takes it, with its deal. */
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
  readonly deal: Pick<BoardDeal, 'id' | 'name' | 'stage' | 'amount' | 'currency' | 'ownerId' | 'owner'>;
}

/** Which part of the open deals an answer holds. */
export interface Page {
  readonly total: number;
  /** Where the next page begins; absent after the last. */
  readonly next: string | undefined;
}

export function pageOf(data: BoardData): Page {
  const { totalCount = 0, pageInfo = {} } = data.uiapi?.query?.Opportunity ?? {};
  return { total: totalCount, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined };
}

export function dealsOf(data: BoardData): BoardDeal[] {
  return nodesOf(data, 'Opportunity').map(dealOf);
}

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
    status: 'Requested',
    requestedBy: text(node, 'CreatedBy.Name'),
    requestedById: text(node, 'CreatedById'),
    requestedAt: text(node, 'CreatedDate'),
    deal: {
      id: text(node, 'Opportunity__c'),
      name: text(node, 'Opportunity__r.Name'),
      stage: text(node, 'Opportunity__r.StageName'),
      amount: amount(node, 'Opportunity__r.Amount'),
      currency: '',
      ownerId: text(node, 'Opportunity__r.OwnerId'),
      owner: text(node, 'Opportunity__r.Owner.Name'),
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
    manager: text(node, 'Owner.Manager.Name'),
    status: text(node, 'DF_Diagnosis_Status__c'),
    painsConfirmed: Number(at(node, 'DF_Pains_Confirmed__c') ?? 0),
    lastNoted: (noted || text(node, 'CreatedDate')).slice(0, 10),
    record: recordOf(node),
  };
}

type Node = Readonly<Record<string, unknown>>;

/** When the newest of these children was written, as ISO text; empty where there is none. */
function lastOf(node: Node, children: string): string {
  const [newest] = (node[children] as { edges?: readonly { node: Node }[] } | null | undefined)?.edges ?? [];
  return newest ? text(newest.node, 'LastModifiedDate') : '';
}

function nodesOf(data: BoardData, object: string): Node[] {
  return (data.uiapi?.query?.[object]?.edges ?? []).map(({ node }) => node as Node);
}

/** Plain values of the record, parents under their path, as the evaluator reads them. */
function recordOf(node: Node, prefix = ''): GateRecord {
  const entries = Object.entries(node).flatMap(([name, field]): (readonly [string, Scalar])[] => {
    const path = prefix + name;
    if (field === null || typeof field !== 'object') return [[path, field as Scalar]];
    if ('value' in field) return [[path, field.value as Scalar]];
    return 'edges' in field ? [] : (Object.entries(recordOf(field as Node, `${path}.`)) as [string, Scalar][]);
  });
  return Object.fromEntries(entries);
}

/** The value at a path of parents; null where the parent is blank. */
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
