import { selectionOf } from 'c/graphqlText';

/** A flagged text that waits for a review. Blank texts are `''`. */
export interface QueueRow {
  readonly id: string;
  /** API name of the record's object. */
  readonly object: string;
  readonly modifiedAt: string;
  readonly concept: string;
  /** What was found, as a value of `Review_Kind__c` and in the reader's language. */
  readonly kind: string;
  readonly kindLabel: string;
  /** The English sentence; shown where no kind is stored. */
  readonly reason: string;
  /** The text, or the quote where the review asks about the quote. */
  readonly words: string;
  /** ISO date-times. */
  readonly since: string;
  readonly askedAt: string;
  readonly writtenBy: string;
  readonly deal: { readonly id: string; readonly name: string; readonly ownerId: string; readonly owner: string };
  /** `DF_In_Question__c` of the deal when the row was read. */
  readonly inQuestion: number;
}

/** Response of `queueQuery`. */
export interface QueueData {
  readonly uiapi?: {
    readonly query?: {
      readonly [object: string]:
        | { readonly totalCount?: number; readonly edges?: readonly { readonly node: Node }[] }
        | undefined;
    };
  };
}

interface Node {
  readonly [field: string]: unknown;
}

/** The rows that the list shows at once. */
const PAGE = 200;

/** An object with review fields, and its fields that have the texts. */
interface Reviewed {
  readonly object: string;
  readonly text: string;
  readonly quote?: string;
  readonly concept?: string;
}

const REVIEWED: readonly Reviewed[] = [
  { object: 'DF_Answer__c', text: 'Answer__c', quote: 'Quote__c', concept: 'Concept__c' },
  { object: 'DF_Pain_Point__c', text: 'Statement__c', quote: 'Quote__c' },
  { object: 'DF_Gate_Override__c', text: 'Reason__c' },
];

const SHARED = [
  ...['Id', 'LastModifiedDate', 'CreatedBy.Name', 'Review_Reason__c', 'Review_Since__c', 'Review_Asked_At__c'],
  ...['Review_Writer__r.Name', 'Opportunity__c', 'Opportunity__r.Name', 'Opportunity__r.OwnerId'],
  ...['Opportunity__r.Owner.Name', 'Opportunity__r.DF_In_Question__c'],
];

/** No verdict yet, or rewritten after a rejection. */
const WAITS =
  '{ and: [{ Review_Flag__c: { eq: true } }, { or: [{ Review_Verdict__c: { eq: null } }, ' +
  '{ and: [{ Review_Verdict__c: { eq: "Rejected" } }, { Review_Kind__c: { eq: "Rewritten" } }] }] }] }';

/** Whatever a review has left on an answer. */
const WRITTEN = '{ or: [{ Review_Flag__c: { eq: true } }, { Review_Verdict__c: { ne: null } }] }';

/** Text of the GraphQL query for the flagged texts that wait, the oldest first, and for one that a review has ever written to. */
export const queueQuery = `query reviewQueue { uiapi { query { ${REVIEWED.map(objectText).join(' ')}
  written: DF_Answer__c(where: ${WRITTEN}, first: 1) { totalCount edges { node { Id } } } } } }`;

function objectText({ object, text, quote, concept }: Reviewed): string {
  const own = [text, quote, concept].filter((field) => field !== undefined);
  const node = `${selectionOf([...SHARED, ...own])} Review_Kind__c { value displayValue }`;
  const args = `where: ${WAITS}, orderBy: { Review_Since__c: { order: ASC } }, first: ${PAGE}`;
  return `${object}(${args}) { totalCount edges { node { ${node} } } }`;
}

/** Whether a review has ever written to an answer here. */
export function isWatched(data: QueueData): boolean {
  return (data.uiapi?.query?.written?.totalCount ?? 0) > 0;
}

/** The first rows of all objects, the oldest first, and how many texts wait in all. */
export function rowsOf(data: QueueData): { readonly rows: readonly QueueRow[]; readonly total: number } {
  const query = data.uiapi?.query ?? {};
  const rows = REVIEWED.flatMap((reviewed) =>
    (query[reviewed.object]?.edges ?? []).map(({ node }) => rowOf(node, reviewed)),
  ).sort((a, b) => a.since.localeCompare(b.since));
  const total = REVIEWED.reduce((sum, { object }) => sum + (query[object]?.totalCount ?? 0), 0);
  return { rows: rows.slice(0, PAGE), total };
}

function rowOf(node: Node, { object, text, quote = '', concept = '' }: Reviewed): QueueRow {
  const kind = textAt(node, 'Review_Kind__c');
  const { displayValue } = (node.Review_Kind__c ?? {}) as { displayValue?: string | null };
  return {
    id: String(node.Id),
    object,
    modifiedAt: textAt(node, 'LastModifiedDate'),
    concept: textAt(node, concept),
    kind,
    kindLabel: displayValue ?? kind,
    reason: textAt(node, 'Review_Reason__c'),
    words: textAt(node, kind.startsWith('Quote ') ? quote : text),
    since: textAt(node, 'Review_Since__c'),
    askedAt: textAt(node, 'Review_Asked_At__c'),
    writtenBy: textAt(node, 'Review_Writer__r.Name') || textAt(node, 'CreatedBy.Name'),
    deal: {
      id: textAt(node, 'Opportunity__c'),
      name: textAt(node, 'Opportunity__r.Name'),
      ownerId: textAt(node, 'Opportunity__r.OwnerId'),
      owner: textAt(node, 'Opportunity__r.Owner.Name'),
    },
    inQuestion: Number(textAt(node, 'Opportunity__r.DF_In_Question__c')),
  };
}

/** The value at a path (`Owner.Name`) as text; `''` when it or a parent is blank. */
function textAt(node: Node, path: string): string {
  const found = path.split('.').reduce<unknown>((parent, name) => (parent as Node | null | undefined)?.[name], node);
  return String((found as { value?: unknown } | null | undefined)?.value ?? '');
}
