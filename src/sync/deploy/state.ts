import { RULE_OBJECTS, type CompiledPlaybook } from '../../playbook/index.ts';
import { readRules, type OrgConnection, type OrgRule } from '../../salesforce/index.ts';

/** DF_Playbook__c as a deploy reads it. */
export interface PlaybookRecord {
  readonly Id: string;
  readonly Key__c: string;
  readonly Name: string;
  readonly Code__c: string;
  readonly Version__c: number;
  readonly Title__c: string | null;
  readonly Currency__c: string | null;
  readonly From__c: string | null;
  readonly Status__c: string;
  readonly Compiled__c: string | null;
  readonly Deployed_Rules__c: string | null;
}

export interface QuestionRecord {
  readonly Id: string;
  readonly Key__c: string;
  readonly Playbook__c: string;
  readonly Concept__c: string;
  readonly Ask__c: string;
  readonly Why__c: string | null;
  readonly Sequence__c: number | null;
  readonly Weight__c: number | null;
}

/** What the org knows of one playbook before a deploy. */
export interface OrgState {
  readonly records: readonly PlaybookRecord[];
  readonly questions: readonly QuestionRecord[];
  readonly rules: readonly OrgRule[];
  /** Rule name to hash, as last deployed. */
  readonly deployed: ReadonlyMap<string, string>;
  /** Active values of Opportunity.StageName. */
  readonly stages: readonly string[];
}

const PLAYBOOK_FIELDS =
  'Id, Key__c, Name, Code__c, Version__c, Title__c, Currency__c, From__c, Status__c, Compiled__c, Deployed_Rules__c';
const QUESTION_FIELDS = 'Id, Key__c, Playbook__c, Concept__c, Ask__c, Why__c, Sequence__c, Weight__c';

/** @param code the playbook's code: small letters, digits and hyphens, so that it needs no escaping. */
export async function readState(org: OrgConnection, code: string): Promise<OrgState> {
  const records = await org.query<PlaybookRecord>(
    `SELECT ${PLAYBOOK_FIELDS} FROM DF_Playbook__c WHERE Code__c = '${code}' ORDER BY LastModifiedDate, Version__c`,
  );
  const questions = await org.query<QuestionRecord>(
    `SELECT ${QUESTION_FIELDS} FROM DF_Question__c WHERE Playbook__r.Code__c = '${code}'`,
  );
  const rules = await readRules(org, RULE_OBJECTS);
  const describe = await org.call(async (client) => client.describe('Opportunity'));
  const stage = describe.fields.find(({ name }) => name === 'StageName');
  return {
    records,
    questions,
    rules,
    deployed: new Map(records.flatMap((record) => Object.entries(parseObject<string>(record.Deployed_Rules__c)))),
    stages: (stage?.picklistValues ?? []).filter(({ active }) => active).map(({ value }) => value),
  };
}

/** The live compiled playbooks of all codes; a record whose JSON cannot be read is left out, since panels cannot judge by it either. */
export async function readLivePlaybooks(org: OrgConnection): Promise<CompiledPlaybook[]> {
  const records = await org.query<{ Compiled__c: string | null }>(
    "SELECT Compiled__c FROM DF_Playbook__c WHERE Status__c = 'Live' ORDER BY Key__c",
  );
  return records.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []);
}

export function storedPlaybook(json: string | null): CompiledPlaybook | undefined {
  const value = parseObject<unknown>(json);
  return Array.isArray(value['gates']) ? (value as unknown as CompiledPlaybook) : undefined;
}

function parseObject<Value>(json: string | null): Record<string, Value> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, Value>) : {};
  } catch {
    return {};
  }
}
