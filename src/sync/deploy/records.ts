import { storedJson, type CompiledPlaybook } from '../../playbook/index.ts';
import { restTime, type FieldValues } from '../../salesforce/index.ts';
import type { PlaybookRecord, QuestionRecord, TextRecord } from './state.ts';

/** The writes that make the org's records match the playbooks; matching records are in no list. */
export interface RecordPlan {
  readonly create: readonly FieldValues[];
  /** Each with its `Id`. */
  readonly update: readonly FieldValues[];
  readonly remove: readonly string[];
}

/**
 * Plans the DF_Playbook__c records.
 * @param hashesOf the deployed rules of a playbook, name to hash. Every live version stores all of them, so that none lists removed rules.
 */
export function planPlaybooks(
  playbooks: readonly CompiledPlaybook[],
  hashesOf: (playbook: CompiledPlaybook) => Readonly<Record<string, string>>,
  records: readonly PlaybookRecord[],
): RecordPlan {
  const wanted = playbooks.map((playbook): FieldValues & { Key__c: string } => ({
    Key__c: playbookKey(playbook),
    Name: `${playbook.playbook} ${playbook.version}`,
    Code__c: playbook.playbook,
    Version__c: playbook.version,
    Title__c: playbook.title,
    Currency__c: playbook.currency,
    From__c: playbook.from,
    Status__c: 'Live',
    Rules_Removed__c: false,
    Compiled__c: storedJson(playbook).compiled,
    Deployed_Rules__c: JSON.stringify(hashesOf(playbook)),
  }));
  return compare(wanted, records, []);
}

/**
 * Plans the records of a playbook's texts in other languages: none, where they fit into its own.
 * @param records those that the org has of this version
 */
export function planTexts(playbook: CompiledPlaybook, records: readonly TextRecord[]): RecordPlan {
  const wanted = [...storedJson(playbook).texts].map(([language, json]): FieldValues & { Key__c: string } => ({
    Key__c: `${playbookKey(playbook)}:${language}`,
    Name: `${playbook.playbook} ${playbook.version} ${language}`,
    Code__c: playbook.playbook,
    Version__c: playbook.version,
    Title__c: playbook.texts?.[language]?.title ?? playbook.title,
    Status__c: 'Texts',
    Compiled__c: json,
  }));
  // A version whose texts are not in memory, such as one read from the org, keeps its records.
  return compare(wanted, playbook.textsIn ? [] : records, []);
}

/** Plans the DF_Question__c records of one playbook record. Questions that the version no longer contains are removed. */
export function planQuestions(
  playbook: CompiledPlaybook,
  playbookId: string,
  records: readonly QuestionRecord[],
): RecordPlan {
  const wanted = playbook.questions.map((question, index): FieldValues & { Key__c: string } => ({
    Key__c: questionKey(playbook, index),
    Playbook__c: playbookId,
    Concept__c: question.concept,
    Ask__c: question.ask,
    Why__c: question.why,
    Sequence__c: index + 1,
    Weight__c: question.weight,
  }));
  // The master of a detail cannot be changed, so the field is only set on create.
  return compare(
    wanted,
    records.filter((record) => record.Playbook__c === playbookId),
    ['Playbook__c'],
  );
}

/** Adds fields to one record of a plan; one that the plan leaves as it is becomes an update. */
export function withFields(
  plan: RecordPlan,
  added: {
    readonly isOwn: (record: FieldValues) => boolean;
    /** Of a record that the org has. */
    readonly id: string | undefined;
    readonly fields: FieldValues;
  },
): RecordPlan {
  const { isOwn, id, fields } = added;
  const put = (record: FieldValues) => (isOwn(record) ? { ...record, ...fields } : record);
  const isThere = [...plan.create, ...plan.update].some(isOwn);
  const others = isThere || id === undefined ? [] : [{ Id: id, ...fields }];
  return { ...plan, create: plan.create.map(put), update: [...plan.update.map(put), ...others] };
}

/** `diagnose-first:1` */
export function playbookKey(playbook: Pick<CompiledPlaybook, 'playbook' | 'version'>): string {
  return `${playbook.playbook}:${playbook.version}`;
}

/** `diagnose-first:1:problem`, and `diagnose-first:1:problem:2` for the second question of the concept. */
function questionKey(playbook: CompiledPlaybook, index: number): string {
  const { concept } = playbook.questions[index] ?? { concept: '' };
  const place = playbook.questions.slice(0, index + 1).filter((one) => one.concept === concept).length;
  return `${playbookKey(playbook)}:${concept}${place > 1 ? `:${place}` : ''}`;
}

function compare(
  wanted: readonly (FieldValues & { Key__c: string })[],
  records: readonly { readonly Id: string; readonly Key__c: string }[],
  onlyOnCreate: readonly string[],
): RecordPlan {
  const present = new Map(records.map((record) => [record.Key__c.toLowerCase(), record]));
  const create: FieldValues[] = [];
  const update: FieldValues[] = [];
  for (const record of wanted) {
    const found = present.get(record.Key__c.toLowerCase());
    present.delete(record.Key__c.toLowerCase());
    if (found === undefined) {
      create.push(record);
      continue;
    }
    const changed = Object.entries(record).filter(
      ([field, value]) =>
        !onlyOnCreate.includes(field) && !isSame(value, (found as Readonly<Record<string, unknown>>)[field]),
    );
    if (changed.length > 0) update.push({ Id: found.Id, ...Object.fromEntries(changed) });
  }
  return { create, update, remove: [...present.values()].map(({ Id }) => Id) };
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT/;

/** Whether two field values are equal. Date-times are compared as moments: REST returns `+0000` where we write `Z`. */
function isSame(ours: unknown, theirs: unknown): boolean {
  if (typeof ours === 'string' && typeof theirs === 'string' && DATE_TIME.test(ours) && DATE_TIME.test(theirs)) {
    return Date.parse(ours) === restTime(theirs).getTime();
  }
  return ours === theirs;
}
