/** A change of stage: saves it; when the org refuses it, sorts the messages by their source and records the attempt. */
import type { CompiledPlaybook } from 'c/gateRules';
import { saveChanges } from 'c/dealSaves';
import type { Fields } from 'c/dealSaves';
import { faultOf, messagesIn } from 'c/ldsErrors';
import type { OrgMessage } from 'c/ldsErrors';
import { wordingIn } from 'c/ruleWording';
import { fill } from 'c/textTemplate';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import DECISION from '@salesforce/schema/DF_Gate_Decision__c';
import { labels } from './labels.ts';

/** A rule of the playbook, as its message is recognized and shown. */
interface KnownRule {
  /** Of its criterion, with `toEnter` of its gate; `new-record` and `unknown-stage` stand for no gate. */
  readonly id: string;
  readonly toEnter: string;
  readonly code?: string | undefined;
  /** In the reader's language. */
  readonly sentenceShown: string;
  /** As the playbook has it. Reports group attempts by it. */
  readonly sentence: string;
}

/** What one playbook refused. */
interface PlaybookRefusal {
  readonly playbook: CompiledPlaybook;
  readonly unmet: readonly KnownRule[];
}

/** What refused an attempt: rules of the playbooks, in the order of the gates, and messages of any other rule, in the org's order. */
interface Refused {
  readonly others: readonly string[];
  readonly refusals: readonly PlaybookRefusal[];
}

/**
 * The rules of the playbook on the deal, in the order of the gates.
 *
 * @param language of the reader, as `@salesforce/i18n/lang` has it: `de`, `en-US`
 */
function rulesOf(playbook: CompiledPlaybook, language: string): readonly KnownRule[] {
  const { gates, newRecordSentence, unknownStageSentence, onlySteps, ruleCodes } = playbook;
  const rules = [
    ...gates.flatMap(({ toEnter, criteria }) => criteria.map((criterion) => ({ ...criterion, toEnter }))),
    { id: 'new-record', toEnter: '', sentence: newRecordSentence, code: ruleCodes?.['new-record'] },
    { id: 'unknown-stage', toEnter: '', sentence: unknownStageSentence, code: ruleCodes?.['unknown-stage'] },
    ...(onlySteps ? [{ id: 'steps', toEnter: '', sentence: onlySteps.sentence, code: ruleCodes?.steps }] : []),
  ];
  return rules.map((rule) => ({
    id: rule.id,
    toEnter: rule.toEnter,
    code: rule.code,
    sentenceShown: wordingIn(playbook, rule, language).sentence,
    sentence: rule.sentence,
  }));
}

/**
 * Sorts the org's messages by the playbooks that govern the deal. A rule is recognized by its code; without codes, by its text, which an org
 * without translations has in English.
 * @param language as in `rulesOf`
 */
export function refusedBy(
  playbooks: readonly CompiledPlaybook[],
  messages: readonly OrgMessage[],
  language: string,
): Refused {
  const isOf = (message: OrgMessage) => (rule: KnownRule) =>
    (message.rule && message.rule === rule.code) || [rule.sentenceShown, rule.sentence].includes(message.sentence);
  const refusals = playbooks.map((playbook) => ({
    playbook,
    unmet: rulesOf(playbook, language).filter((rule) => messages.some((message) => isOf(message)(rule))),
  }));
  const fromPlaybook = refusals.flatMap(({ unmet }) => unmet);
  const others = messages.filter((message) => !fromPlaybook.some(isOf(message))).map(({ sentence }) => sentence);
  return { others: [...new Set(others)], refusals: refusals.filter(({ unmet }) => unmet.length > 0) };
}

/** One attempt of a user, from stage to stage. */
export interface Attempt {
  readonly dealId: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

/**
 * Fields of the DF_Gate_Decision__c that record a refused attempt, one for each playbook that refused it; Salesforce stores nothing about
 * it. The key is made of the deal, the user, the time and the place in the list, so that a repeated request cannot store the attempt twice.
 */
function blockedDecisions({ dealId, userId, from, to, at }: Attempt, refusals: readonly PlaybookRefusal[]): Fields[] {
  return refusals.map(({ playbook, unmet }, index) => ({
    Opportunity__c: dealId,
    Key__c: [dealId, userId, at.toISOString(), ...(index === 0 ? [] : [index])].join(':'),
    From_Stage__c: from,
    To_Stage__c: to,
    Outcome__c: 'blocked',
    Unmet__c: unmet.map(({ sentence }) => sentence).join('\n'),
    Playbook__c: `${playbook.playbook}:${playbook.version}`,
    Source__c: 'panel',
    Decided_At__c: at.toISOString(),
    Decided_By__c: userId,
  }));
}

/**
 * Saves the stage. Resolves to undefined when it was saved, else to what refused it; rejects when the org was not reached or the session has
 * ended, so that nothing was decided.
 * @param language as in `rulesOf`
 */
export async function attemptStage(
  { dealId, to }: Attempt,
  playbooks: readonly CompiledPlaybook[],
  language: string,
): Promise<Refused | undefined> {
  const fields = { [STAGE.fieldApiName]: to };
  try {
    await saveChanges(dealId, [{ kind: 'update', object: OPPORTUNITY.objectApiName, id: dealId, fields }]);
    return undefined;
  } catch (error) {
    const fault = faultOf(error);
    if (fault === 'offline' || fault === 'signedOut') throw error;
    return refusedBy(fault === 'refused' ? playbooks : [], messagesIn(error), language);
  }
}

/** Records a refused attempt. Rejects when that is refused too, for example to a user without permission to create decisions. */
export async function recordRefusal(attempt: Attempt, refusals: readonly PlaybookRefusal[]): Promise<void> {
  const decisions = blockedDecisions(attempt, refusals);
  await saveChanges(
    attempt.dealId,
    decisions.map((fields) => ({ kind: 'create', object: DECISION.objectApiName, fields })),
  );
}

/** A gate as the panel lists it. */
interface Listed {
  readonly lines: readonly { readonly key: string; readonly isMet: boolean }[];
}

/** A refusal as it is shown: lines are marked by `key`; for what no line has as missing there are sentences, under a heading. */
interface Placed {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly keys: ReadonlySet<string>;
  readonly others: readonly string[];
}

/**
 * Where the reasons of a refusal to enter the stage `to` are shown.
 *
 * @param keyOf identifies a criterion as `key` of its line does
 */
export function placeReasons(
  { refusals, others }: Refused,
  to: string,
  gates: readonly Listed[],
  keyOf: (playbook: string, toEnter: string, id: string) => string,
): Placed {
  const rules = refusals.flatMap(({ playbook: { playbook }, unmet }) =>
    unmet.map(({ toEnter, id, sentenceShown }) => ({ key: keyOf(playbook, toEnter, id), sentenceShown })),
  );
  const missing = gates.flatMap(({ lines }) => lines.filter(({ isMet }) => !isMet).map(({ key }) => key));
  const unplaced = rules.filter(({ key }) => !missing.includes(key)).map(({ sentenceShown }) => sentenceShown);
  const keys = new Set(rules.map(({ key }) => key));
  if (keys.size > 0 && unplaced.length === 0) return { heading: '', sentences: [labels.refusedMarked], keys, others };
  return { heading: fill(labels.refused, to), sentences: [...new Set(unplaced)], keys, others };
}
