/** A change of stage that the org refused: sorts its messages by their source, and builds the record of the attempt. */
import type { CompiledPlaybook } from 'c/gateRules';
import type { Fields } from 'c/dealSaves';
import type { OrgMessage } from 'c/ldsErrors';
import { saidIn } from 'c/playbookReading';

/** A rule of the playbook, as its message is recognized and shown. */
export interface KnownRule {
  readonly code?: string | undefined;
  /** In the reader's language. */
  readonly said: string;
  /** As the playbook has it. Reports group attempts by it. */
  readonly sentence: string;
}

/** What refused an attempt: rules of the playbook, in the order of the gates, and messages of any other rule, in the org's order. */
export interface Refused {
  readonly fromPlaybook: readonly KnownRule[];
  readonly others: readonly string[];
}

/**
 * The rules of the playbook on the deal, in the order of the gates.
 *
 * @param language of the reader, as `@salesforce/i18n/lang` has it: `de`, `en-US`
 */
export function rulesOf(playbook: CompiledPlaybook, language: string): readonly KnownRule[] {
  const { gates, newRecordSentence, unknownStageSentence, ruleCodes } = playbook;
  const rules = [
    ...gates.flatMap(({ toEnter, criteria }) => criteria.map((criterion) => ({ ...criterion, toEnter }))),
    { id: 'new-record', toEnter: '', sentence: newRecordSentence, code: ruleCodes?.['new-record'] },
    { id: 'unknown-stage', toEnter: '', sentence: unknownStageSentence, code: ruleCodes?.['unknown-stage'] },
  ];
  return rules.map((rule) => ({
    code: rule.code,
    said: saidIn(playbook, rule, language).sentence,
    sentence: rule.sentence,
  }));
}

/** Sorts the org's messages. A rule is recognized by its code; without codes, by its text, which an org without translations has in English. */
export function refusedBy(known: readonly KnownRule[], messages: readonly OrgMessage[]): Refused {
  const isOf = (message: OrgMessage) => (rule: KnownRule) =>
    (message.rule && message.rule === rule.code) || [rule.said, rule.sentence].includes(message.sentence);
  const others = messages.filter((message) => !known.some(isOf(message))).map(({ sentence }) => sentence);
  return {
    fromPlaybook: known.filter((rule) => messages.some((message) => isOf(message)(rule))),
    others: [...new Set(others)],
  };
}

interface Attempted {
  readonly dealId: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly playbook: CompiledPlaybook;
  readonly unmet: readonly KnownRule[];
  readonly at: Date;
}

/**
 * Fields of the DF_Gate_Decision__c that records a refused attempt; Salesforce stores nothing about it. The key is made of the deal, the
 * user and the time, so that a repeated request cannot store the attempt twice.
 */
export function blockedDecision({ dealId, userId, from, to, playbook, unmet, at }: Attempted): Fields {
  return {
    Opportunity__c: dealId,
    Key__c: `${dealId}:${userId}:${at.toISOString()}`,
    From_Stage__c: from,
    To_Stage__c: to,
    Outcome__c: 'blocked',
    Unmet__c: unmet.map(({ sentence }) => sentence).join('\n'),
    Playbook__c: `${playbook.playbook}:${playbook.version}`,
    Source__c: 'panel',
    Decided_At__c: at.toISOString(),
    Decided_By__c: userId,
  };
}
