import { jsonObject } from '../../deal/index.ts';
import { RULE_OBJECTS } from '../../playbook/index.ts';
import { readRules, type OrgConnection, type OrgRule } from '../../salesforce/index.ts';

/** The fields of DF_Playbook__c that a deploy reads. */
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
  /** Set when the playbook was retired by a deploy, which removed its rules. */
  readonly Rules_Removed__c?: boolean;
  readonly Compiled__c: string | null;
  readonly Deployed_Rules__c: string | null;
}

/** A record with the texts of one version in one language. */
export type TextRecord = Pick<
  PlaybookRecord,
  'Id' | 'Key__c' | 'Name' | 'Code__c' | 'Version__c' | 'Title__c' | 'Status__c' | 'Compiled__c'
>;

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

/** The records and rules of one playbook before a deploy. */
export interface OrgState {
  readonly records: readonly PlaybookRecord[];
  /** Those of every playbook. */
  readonly allRecords: readonly PlaybookRecord[];
  readonly questions: readonly QuestionRecord[];
  /** Of all its versions. */
  readonly texts: readonly TextRecord[];
  readonly rules: readonly OrgRule[];
  /** Rule name to hash, as last deployed. */
  readonly deployed: ReadonlyMap<string, string>;
}

const PLAYBOOK_FIELDS =
  'Id, Key__c, Name, Code__c, Version__c, Title__c, Currency__c, From__c, Status__c, Rules_Removed__c, Compiled__c, Deployed_Rules__c';
const QUESTION_FIELDS = 'Id, Key__c, Playbook__c, Concept__c, Ask__c, Why__c, Sequence__c, Weight__c';

/** The DF_Playbook__c records, the latest deployed last. @throws OrgRefused where the org does not have Diagnose First. */
export async function readPlaybookRecords(org: OrgConnection): Promise<PlaybookRecord[]> {
  return org.query<PlaybookRecord>(
    `SELECT ${PLAYBOOK_FIELDS} FROM DF_Playbook__c WHERE Status__c != 'Texts' ORDER BY LastModifiedDate, Version__c`,
  );
}

/** The last deployed rules, from the records: rule name to hash. */
export function deployedRules(records: readonly PlaybookRecord[]): ReadonlyMap<string, string> {
  return new Map(records.flatMap((record) => Object.entries(jsonObject<string>(record.Deployed_Rules__c))));
}

/** Parts that were read already. */
interface Known {
  readonly records?: readonly PlaybookRecord[] | undefined;
  readonly rules?: readonly OrgRule[] | undefined;
}

/** @param code the playbook's code: small letters, digits and hyphens, so that it needs no escaping. */
export async function readState(org: OrgConnection, code: string, known: Known = {}): Promise<OrgState> {
  const allRecords = known.records ?? (await readPlaybookRecords(org));
  const records = allRecords.filter(({ Code__c }) => Code__c === code);
  const questions = await org.query<QuestionRecord>(
    `SELECT ${QUESTION_FIELDS} FROM DF_Question__c WHERE Playbook__r.Code__c = '${code}'`,
  );
  const texts = await org.query<TextRecord>(
    `SELECT Id, Key__c, Name, Code__c, Version__c, Title__c, Status__c, Compiled__c FROM DF_Playbook__c WHERE Code__c = '${code}' AND Status__c = 'Texts'`,
  );
  const rules = known.rules ?? (await readRules(org, RULE_OBJECTS));
  return { records, allRecords, questions, texts, rules, deployed: listedRules(records, rules) };
}

/**
 * The last deployed rules of one playbook. A retired version's record still lists its rules: those that the org has may be changed or
 * removed, the others were removed by the deploy after it. Where both list a rule, the live version knows its last form.
 */
function listedRules(records: readonly PlaybookRecord[], rules: readonly OrgRule[]): ReadonlyMap<string, string> {
  const present = new Set(rules.map(({ name }) => name));
  const isLive = ({ Status__c }: PlaybookRecord) => Status__c === 'Live';
  const ofRetired = [...deployedRules(records.filter((one) => !isLive(one)))].filter(([name]) => present.has(name));
  return new Map([...ofRetired, ...deployedRules(records.filter(isLive))]);
}
