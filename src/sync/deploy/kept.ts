import { gunzipSync, gzipSync } from 'node:zlib';
import { jsonObject, storedPlaybook } from '../../deal/index.ts';
import type { CompiledPlaybook, PlaybookTexts } from '../../playbook/index.ts';
import { OrgRefused, type OrgConnection } from '../../salesforce/index.ts';
import type { PlaybookRecord, TextRecord } from './state.ts';

/** The fields of a playbook record that only a deploy reads: they are large. */
export interface KeptFields {
  readonly Id: string;
  readonly Deploy_Log__c: string | null;
  readonly Compiled_Before__c: string | null;
}

/** The length of the field. */
const LONGEST = 131_072;

/**
 * The log and the version before, of each record of one playbook, by the record's id. Undefined where the org does not have these fields: it
 * was not brought up to date.
 */
export async function readKept(org: OrgConnection, code: string): Promise<ReadonlyMap<string, KeptFields> | undefined> {
  try {
    const rows = await org.query<KeptFields>(
      `SELECT Id, Deploy_Log__c, Compiled_Before__c FROM DF_Playbook__c WHERE Code__c = '${code}' AND Status__c != 'Texts'`,
    );
    return new Map(rows.map((row) => [row.Id, row]));
  } catch (error) {
    if (error instanceof OrgRefused) return undefined;
    throw error;
  }
}

/** A stored version with its texts in other languages, packed for its field; null where it does not fit. */
export function packed(record: Pick<PlaybookRecord, 'Compiled__c'>, texts: readonly TextRecord[]): string | null {
  const byLanguage = texts.map(({ Key__c, Compiled__c }) => [Key__c.split(':')[2] ?? '', Compiled__c ?? ''] as const);
  const json = JSON.stringify({ compiled: record.Compiled__c ?? '', texts: Object.fromEntries(byLanguage) });
  const text = gzipSync(json, { level: 9 }).toString('base64');
  return text.length > LONGEST ? null : text;
}

/** What `packed` packed, with its texts; undefined where the field is blank or broken. */
export function unpacked(text: string | null): CompiledPlaybook | undefined {
  if (text === null || text === '') return undefined;
  let kept: { readonly compiled?: string; readonly texts?: Readonly<Record<string, string>> };
  try {
    kept = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as typeof kept;
  } catch {
    return undefined;
  }
  const stored = storedPlaybook(kept.compiled ?? null);
  const apart = Object.entries(kept.texts ?? {});
  if (stored === undefined || apart.length === 0) return stored;
  const { textsIn: _textsIn, ...rest } = stored;
  const texts = apart.map(([language, json]) => [language, jsonObject<unknown>(json) as PlaybookTexts] as const);
  return { ...rest, texts: Object.fromEntries(texts) };
}
