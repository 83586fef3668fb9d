/** A change of stage that the org refused: sorts its messages by their source, and builds the record of the attempt. */
import type { CompiledPlaybook } from 'c/gateRules';
import type { Fields } from 'c/dealSaves';
import { sentenceIn } from 'c/playbookReading';

/** The org's messages: those of the playbook's gates, in the order of the gates, and those of any other rule, in the org's order. */
export interface Refused {
  readonly fromPlaybook: readonly string[];
  readonly others: readonly string[];
}

/**
 * Every message that a rule of the playbook can return, mapped to the sentence in the playbook, in the order of the gates.
 *
 * @param language of the reader, as `@salesforce/i18n/lang` has it: `de`, `en-US`
 */
export function sentencesOf(playbook: CompiledPlaybook, language: string): ReadonlyMap<string, string> {
  const { gates, newRecordSentence, unknownStageSentence } = playbook;
  const rules = [
    ...gates.flatMap(({ toEnter, criteria }) => criteria.map(({ id, sentence }) => ({ id, toEnter, sentence }))),
    { id: 'new-record', toEnter: '', sentence: newRecordSentence },
    { id: 'unknown-stage', toEnter: '', sentence: unknownStageSentence },
  ];
  // An org without translations of its rules returns the playbook's sentences.
  return new Map(
    rules.flatMap((rule) => [
      [sentenceIn(playbook, rule, language), rule.sentence],
      [rule.sentence, rule.sentence],
    ]),
  );
}

/** Sorts the org's messages. `known` is the result of `sentencesOf`. */
export function refusedBy(known: ReadonlyMap<string, string>, sentences: readonly string[]): Refused {
  return {
    fromPlaybook: [...known.keys()].filter((sentence) => sentences.includes(sentence)),
    others: sentences.filter((sentence) => !known.has(sentence)),
  };
}

interface Attempted {
  readonly dealId: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly playbook: CompiledPlaybook;
  /** Sentences as the playbook has them, not in the reader's language: reports group attempts by them. */
  readonly unmet: readonly string[];
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
    Unmet__c: unmet.join('\n'),
    Playbook__c: `${playbook.playbook}:${playbook.version}`,
    Source__c: 'panel',
    Decided_At__c: at.toISOString(),
    Decided_By__c: userId,
  };
}
