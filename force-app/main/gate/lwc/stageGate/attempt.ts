/** What becomes of an attempt that the org refused: whose words they are, and the record of it. */
import type { CompiledPlaybook } from 'c/gateRules';
import type { Fields } from 'c/dealSaves';
import { sentenceIn } from 'c/playbookReading';

/** The org's sentences: the gate's own in the panel's order, and those of rules that are not the playbook's. */
export interface Refused {
  readonly ours: readonly string[];
  readonly others: readonly string[];
}

/** Every sentence of the playbook's rules in the reader's language, with the playbook's own for it, in the order of the gates. */
export function sentencesOf(playbook: CompiledPlaybook, language: string): ReadonlyMap<string, string> {
  const { gates, newRecordSentence, unknownStageSentence } = playbook;
  const unmet = [
    ...gates.flatMap(({ toEnter, criteria }) => criteria.map(({ id, sentence }) => ({ id, toEnter, sentence }))),
    { id: 'new-record', toEnter: '', sentence: newRecordSentence },
    { id: 'unknown-stage', toEnter: '', sentence: unknownStageSentence },
  ];
  // An org without translations of its rules returns the playbook's sentences.
  return new Map(
    unmet.flatMap((one) => [
      [sentenceIn(playbook, one, language), one.sentence],
      [one.sentence, one.sentence],
    ]),
  );
}

export function refusedBy(known: ReadonlyMap<string, string>, sentences: readonly string[]): Refused {
  return {
    ours: [...known.keys()].filter((sentence) => sentences.includes(sentence)),
    others: sentences.filter((sentence) => !known.has(sentence)),
  };
}

interface Attempted {
  readonly dealId: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly playbook: CompiledPlaybook;
  /** In the playbook's own words, whatever the reader's language: reports compare them. */
  readonly unmet: readonly string[];
  readonly at: Date;
}

/** DF_Gate_Decision__c of a refused attempt: of it Salesforce itself keeps no trace. The key is the attempt's, so it is kept once. */
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
