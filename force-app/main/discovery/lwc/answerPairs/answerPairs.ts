/**
 * Pairs: two fields that hold one thing the customer said, entered once. The answer to `problem` and a pain; `desired state` and the deal's
 * desired outcome; `business impact` and a pain's yearly cost. Answering one offers the other, filled in. No I/O.
 */
import { livePains } from 'c/dealReading';
import type { AnswerValue } from 'c/answerDraft';
import type { Deal, Pain } from 'c/dealRows';
import type { Change, Fields } from 'c/dealSaves';
import { EVIDENCE_NAMES } from 'c/evidenceNames';
import type { GateRecord } from 'c/gateRules';
import { money } from 'c/impactFigures';
import type { Topic } from 'c/nextQuestions';
import { readValues, yearlyImpact } from 'c/noteValues';
import { fill, isSameText } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import DESIRED_OUTCOME from '@salesforce/schema/Opportunity.DF_Desired_Outcome__c';
import newPain from '@salesforce/label/c.DF_Pair_New_Pain';
import samePain from '@salesforce/label/c.DF_Pair_Same_Pain';
import outcome from '@salesforce/label/c.DF_Pair_Outcome';
import figure from '@salesforce/label/c.DF_Pair_Figure';

/** What a pair depends on besides the answer. */
export interface PairContext {
  readonly item: Topic;
  readonly dealId: string;
  readonly deal: Deal | undefined;
  /** Fields of the opportunity. */
  readonly record: GateRecord | undefined;
  /** Of the pains' figures. */
  readonly currency: string | undefined;
}

/** The other record of a pair. */
export interface Pair {
  readonly kind: 'newPain' | 'samePain' | 'outcome' | 'figure';
  readonly label: string;
  /** Proposed to be saved, where the user makes no choice. */
  readonly isTicked: boolean;
  readonly change: Change;
}

/** The other record that the answer should be saved to; undefined when there is none, or it has everything. `stored`: the answer in the org. */
export function pairOf(context: PairContext, value: AnswerValue, stored: AnswerValue | undefined): Pair | undefined {
  const { item, deal } = context;
  if (!deal || value.isOpen || value.isWithdrawn || value.text.trim() === '') return undefined;
  if (item.concept === 'problem') return painOf(context, value, stored);
  if (item.concept === 'desired state') return outcomeOf(context, value, stored);
  return item.concept === 'business impact' ? figureOf(context, value, stored) : undefined;
}

/** A new answer; a stored one that is edited should not create records by itself. */
const isNew = (stored: AnswerValue | undefined): boolean => !stored || stored.isOpen || stored.isWithdrawn;

const levelOf = (evidence: string): number => EVIDENCE_NAMES.findIndex(([level]) => level === evidence) + 1;

function painsOf({ deal }: PairContext): readonly Pain[] {
  return deal ? livePains(deal) : [];
}

function painOf(context: PairContext, value: AnswerValue, stored: AnswerValue | undefined): Pair | undefined {
  const texts = [value.text, stored?.text ?? ''];
  const same = painsOf(context).find(({ statement }) => texts.some((text) => isSameText(text, statement)));
  if (!same) {
    const fields = { Opportunity__c: context.dealId, ...statementOf(value) };
    const change: Change = { kind: 'create', object: PAIN.objectApiName, fields };
    return { kind: 'newPain', label: newPain, isTicked: isNew(stored), change };
  }
  // A pain never loses evidence to its answer.
  const more = levelOf(value.evidence) - same.level;
  const isChanged = more > 0 || (more === 0 && !isSameText(value.text, same.statement));
  if (!isChanged) return undefined;
  const change: Change = { kind: 'update', object: PAIN.objectApiName, id: same.id, fields: statementOf(value) };
  return { kind: 'samePain', label: samePain, isTicked: true, change };
}

/** Fields of a pain with the sentence and the evidence of the answer. */
function statementOf(value: AnswerValue): Fields {
  const fields = {
    Statement__c: value.text.trim(),
    Evidence__c: value.evidence,
    Quote__c: value.quote.trim(),
    Said_By__c: value.saidBy,
    Said_On__c: value.saidOn,
    Source__c: value.source,
    Confirmed_Words__c: value.confirmedWords.trim(),
    Confirmed_By__c: value.confirmedBy,
    Confirmed_On__c: value.confirmedOn,
    Confirmed_Source__c: value.confirmedSource,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== ''));
}

/** The deal's outcome is offered while it is blank, or the words of the stored answer; other words are the user's own. */
function outcomeOf({ record, dealId }: PairContext, value: AnswerValue, stored?: AnswerValue): Pair | undefined {
  const present = String(record?.[DESIRED_OUTCOME.fieldApiName] ?? '').trim();
  const text = value.text.trim();
  const isTwin = present === '' || isSameText(present, stored?.text ?? '');
  if (!record || !isTwin || isSameText(present, text)) return undefined;
  const fields = { [DESIRED_OUTCOME.fieldApiName]: text };
  const change: Change = { kind: 'update', object: OPPORTUNITY.objectApiName, id: dealId, fields };
  return { kind: 'outcome', label: outcome, isTicked: present !== '' || isNew(stored), change };
}

/** A yearly sum in the answer is the cost of the first pain without one; proposed when there is no other pain that it could belong to. */
function figureOf(context: PairContext, value: AnswerValue, stored?: AnswerValue): Pair | undefined {
  const { currency } = context;
  const impact = currency ? yearlyImpact(readValues(value.text), currency) : undefined;
  const pains = painsOf(context);
  const pain = pains.find(({ low, likely, high }) => low === null && likely === null && high === null);
  if (!impact || !pain) return undefined;
  const { low, likely, high } = impact;
  const fields: Fields = {
    Impact_Low__c: low,
    Impact_Likely__c: likely,
    Impact_High__c: high,
    Impact_Basis__c: value.text.trim(),
  };
  const label = fill(figure, money(likely, currency, locale), pain.statement);
  const change: Change = { kind: 'update', object: PAIN.objectApiName, id: pain.id, fields };
  return { kind: 'figure', label, isTicked: pains.length === 1 && isNew(stored), change };
}
