import { readTranslatedAsks } from '../../deal/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import type { QuestionRow } from '../review/types.ts';
import type { Statement, Store } from '../state/store.ts';
import { dueWhere } from './deals.ts';
import { listDigest } from './hashes.ts';

/** A playbook with its questions, as it is read with each sync. */
export interface PlaybookRow {
  readonly Id: string;
  readonly SystemModstamp: string;
  readonly DF_Questions__r: {
    readonly records: readonly { readonly Concept__c: string; readonly Ask__c: string }[];
  } | null;
}

export const PLAYBOOKS =
  'SELECT Id, SystemModstamp, (SELECT Concept__c, Ask__c FROM DF_Questions__r ORDER BY Id) FROM DF_Playbook__c ORDER BY Id';

/** Changes with any question: the playbooks' stamps and their questions. */
export function asksDigest(rows: readonly PlaybookRow[]): string {
  return listDigest(rows.map((row) => [row.Id, row.SystemModstamp, questionsOf(row)]));
}

function questionsOf({ DF_Questions__r: questions }: PlaybookRow): readonly QuestionRow[] {
  return (questions?.records ?? []).map(({ Concept__c: concept, Ask__c: ask }) => ({ concept, ask }));
}

/** The statements that keep the questions of all playbooks in all languages, and make due what answers one that came or went. */
export async function takeAsks(
  store: Store,
  org: { readonly id: string; readonly connection: OrgConnection },
  rows: readonly PlaybookRow[],
): Promise<readonly Statement[]> {
  const now = [...rows.flatMap(questionsOf), ...(await readTranslatedAsks(org.connection))];
  const before = await readAsks(store, org.id);
  const keyOf = ({ concept, ask }: QuestionRow) => JSON.stringify([concept, ask]);
  const had = new Set(before.map(keyOf));
  const has = new Set(now.map(keyOf));
  const gone = before.filter((one) => !has.has(keyOf(one)));
  const come = now.filter((one) => !had.has(keyOf(one)));
  const concepts = new Set([...gone, ...come].map(({ concept }) => concept));
  return [
    ...gone.map(({ concept, ask }) => ({
      sql: 'delete from review_ask where org = $1 and concept = $2 and ask = $3',
      params: [org.id, concept, ask],
    })),
    ...come.map(({ concept, ask }) => ({
      sql: 'insert into review_ask values ($1, $2, $3) on conflict (org, concept, ask) do nothing',
      params: [org.id, concept, ask],
    })),
    ...[...concepts].map((concept) => dueWhere('concept = $2', [org.id, concept])),
  ];
}

/** The questions that an answer may echo. */
export function readAsks(store: Store, org: string): Promise<QuestionRow[]> {
  return store.all<QuestionRow>('select concept, ask from review_ask where org = $1 order by concept, ask', [org]);
}
