/** Saves of a deal's records: one at a time for each deal, several in one request, all or none. */
import { executeMutation, gql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';

/** Field values by API name; null blanks. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** One record to create, update or delete. */
export type Change =
  | { readonly kind: 'create'; readonly object: string; readonly fields: Fields }
  | {
      readonly kind: 'update';
      readonly object: string;
      readonly id: string;
      readonly fields: Fields;
      /** `LastModifiedDate` when the record was read. The org refuses the update if the record has changed since. */
      readonly unmodifiedSince?: string;
    }
  | { readonly kind: 'delete'; readonly object: string; readonly id: string };

// The last queued save of each deal. Saving a child record locks its opportunity, so parallel saves of two panels would fail.
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs the task after all earlier tasks of this deal have finished, whether they succeeded or failed. Resolves and rejects like the task.
 */
export function inTurn<Result>(dealId: string, task: () => Promise<Result>): Promise<Result> {
  const before = queues.get(dealId) ?? Promise.resolve();
  const turn = before.then(task, task);
  const end = turn
    .catch(() => undefined)
    .then(() => {
      if (queues.get(dealId) === end) queues.delete(dealId);
    });
  queues.set(dealId, end);
  return turn;
}

/**
 * Saves changes of one deal, all or none, after its earlier saves have finished. Resolves to the ids of the records in the order of the
 * changes; rejects with an error that `errorSentences` and `faultOf` of `c/ldsErrors` understand. `unmodifiedSince` works only when it is
 * the only change: GraphQL mutations have no such condition.
 */
export function saveChanges(dealId: string, changes: readonly Change[]): Promise<string[]> {
  return inTurn(dealId, async () => {
    const [first] = changes;
    if (!first) return [];
    if (changes.length > 1 || first.kind === 'delete') return saveTogether(changes);
    if (first.kind === 'create') {
      const { id } = await createRecord({ apiName: first.object, fields: first.fields });
      return [id];
    }
    const since = first.unmodifiedSince ? { ifUnmodifiedSince: first.unmodifiedSince } : undefined;
    await updateRecord({ fields: { Id: first.id, ...first.fields } }, since);
    return [first.id];
  });
}

interface MutationData {
  readonly uiapi?: Readonly<Record<string, { readonly Record?: { readonly Id: string } | null } | null>>;
}

async function saveTogether(changes: readonly Change[]): Promise<string[]> {
  const { data, errors } = await executeMutation({
    query: gql`
      ${mutationOf(changes)}
    `,
    variables: variablesOf(changes),
    operationName: 'saveDeal',
  });
  if (errors && errors.length > 0) throw errors;
  const uiapi = (data as MutationData | undefined)?.uiapi ?? {};
  const created = (index: number) => uiapi[`r${index}`]?.Record?.Id ?? '';
  return changes.map((change, index) => {
    return change.kind === 'create' ? created(index) : change.id;
  });
}

/**
 * Text of the mutation for a list of changes. Values are passed as the variables `$r0`, `$r1`, …, never in the text.
 *
 *     mutation saveDeal($r0: DF_Answer__cCreateInput!) {
 *       uiapi(input: { allOrNone: true }) { r0: DF_Answer__cCreate(input: $r0) { Record { Id } } }
 *     }
 */
export function mutationOf(changes: readonly Change[]): string {
  const verb = { create: 'Create', update: 'Update', delete: 'Delete' } as const;
  const heads = changes.map(({ kind, object }, index) => {
    const type = kind === 'delete' ? 'RecordDeleteInput' : `${object}${verb[kind]}Input`;
    return `$r${index}: ${type}!`;
  });
  const bodies = changes.map(({ kind, object }, index) => {
    const shown = kind === 'delete' ? 'Id' : 'Record { Id }';
    return `r${index}: ${object}${verb[kind]}(input: $r${index}) { ${shown} }`;
  });
  return `mutation saveDeal(${heads.join(', ')}) { uiapi(input: { allOrNone: true }) { ${bodies.join(' ')} } }`;
}

function variablesOf(changes: readonly Change[]): Record<string, unknown> {
  return Object.fromEntries(
    changes.map((change, index) => [
      `r${index}`,
      {
        ...(change.kind === 'create' ? {} : { Id: change.id }),
        ...(change.kind === 'delete' ? {} : { [change.object]: change.fields }),
      },
    ]),
  );
}
