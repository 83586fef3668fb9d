import { contactOf, dealKey, momentOf } from './dealContext.ts';
import type { DealContext, EventFields } from './dealContext.ts';
import type { Evidence, OpenAnswer, StoryEvent, StoryOverride, StoryPain } from './types.ts';

export function answerEvents(context: DealContext, concept: string, answer: Evidence | OpenAnswer): StoryEvent[] {
  const { deal, add, date } = context;
  const key = `Answer:${deal.firm}:${concept}`;
  const own = {
    Opportunity__c: { ref: dealKey(deal) },
    Concept__c: concept,
    Key__c: { ref: dealKey(deal), suffix: `:${concept}` },
  };
  if ('open' in answer) {
    const fields = {
      ...own,
      Status__c: 'Not Known Yet',
      Open_Owner__c: { ref: `User:${answer.open}` },
      Open_Since__c: date(answer.since),
      Open_Until__c: date(answer.until),
    };
    return [add(answer.since, 'evidence', 'DF_Answer__c', { key, fields })];
  }
  return [
    add(answer.on, 'evidence', 'DF_Answer__c', {
      key,
      fields: { ...own, Answer__c: answer.words, Status__c: 'Answered', ...evidenceFields(context, answer) },
    }),
    ...agreedEvents(context, answer, { object: 'DF_Answer__c', key }),
  ];
}

function evidenceFields({ deal, date }: DealContext, evidence: Evidence): EventFields {
  return {
    Evidence__c: evidence.level,
    ...(evidence.by === undefined
      ? {}
      : { Said_By__c: contactOf(deal, evidence.by), Said_On__c: date(evidence.on), Source__c: evidence.source }),
    ...(evidence.level === 'Quoted' ? { Quote__c: evidence.words } : {}),
  };
}

function agreedEvents(
  { deal, add, date }: DealContext,
  evidence: Evidence,
  { object, key }: { readonly object: string; readonly key: string },
): StoryEvent[] {
  const { confirmed, withdrawn } = evidence;
  return [
    ...(confirmed === undefined
      ? []
      : [
          add(confirmed.on, 'agreed', object, {
            key,
            update: true,
            fields: {
              Evidence__c: 'Confirmed',
              Confirmed_Words__c: confirmed.words,
              Confirmed_By__c: contactOf(deal, confirmed.by),
              Confirmed_On__c: date(confirmed.on),
              Confirmed_Source__c: confirmed.source,
            },
          }),
        ]),
    ...(withdrawn === undefined
      ? []
      : [add(withdrawn, 'last', object, { key, update: true, fields: { Status__c: 'Withdrawn' } })]),
  ];
}

export function painEvents(context: DealContext, pain: StoryPain, index: number): StoryEvent[] {
  const { deal, add } = context;
  const key = `Pain:${deal.firm}:${index}`;
  const { evidence, prescription: rx } = pain;
  const fields: EventFields = {
    Opportunity__c: { ref: dealKey(deal) },
    Statement__c: evidence.words,
    Kind__c: pain.kind,
    Priority__c: index + 1,
    ...(pain.driver === undefined ? {} : { Business_Driver__c: pain.driver }),
    ...(evidence.by === undefined ? {} : { Felt_By__c: contactOf(deal, evidence.by) }),
    ...(pain.cost === undefined ? {} : { Impact_Likely__c: pain.cost, Impact_Basis__c: pain.basis ?? null }),
    ...evidenceFields(context, evidence),
  };
  const events = [
    add(evidence.on, 'evidence', 'DF_Pain_Point__c', { key, fields }),
    ...agreedEvents(context, evidence, { object: 'DF_Pain_Point__c', key }),
  ];
  if (rx === undefined || evidence.confirmed === undefined) return events;
  const on = evidence.confirmed.on;
  const product = { ref: `Product2:${rx.product}` };
  const prescription = `Prescription:${deal.firm}:${index}`;
  return [
    ...events,
    add(on, 'prescribed', 'DF_Prescription__c', {
      key: prescription,
      fields: {
        Pain_Point__c: { ref: key },
        Product__c: product,
        Because__c: rx.because,
        ...(rx.effect === undefined ? {} : { Expected_Effect__c: rx.effect }),
      },
    }),
    ...(rx.price === undefined
      ? []
      : [
          add(on, 'line', 'OpportunityLineItem', {
            key: `Line:${deal.firm}:${index}`,
            fields: {
              OpportunityId: { ref: dealKey(deal) },
              PricebookEntryId: { ref: `PricebookEntry:${rx.product}` },
              Quantity: 1,
              UnitPrice: rx.price,
              DF_Prescription__c: { ref: prescription },
              DF_Prescription_For__c: { ref: dealKey(deal) },
            },
          }),
        ]),
  ];
}

export function overrideEvents(context: DealContext, override: StoryOverride, index: number): StoryEvent[] {
  const { deal, add, date, today, stages } = context;
  const key = `Override:${deal.firm}:${index}`;
  const asked = add(override.asked, 'asked', 'DF_Gate_Override__c', {
    key,
    fields: {
      Opportunity__c: { ref: dealKey(deal) },
      Stage__c: override.stage,
      Stage_Order__c: stages.get(override.stage) ?? null,
      Reason_Code__c: override.code,
      Reason__c: override.reason,
      Expires_On__c: date(override.until),
      Owner_At_Request__c: { ref: `User:${deal.owner}` },
    },
  });
  if (override.approved === undefined) return [asked];
  return [
    asked,
    add(override.approved, 'decided', 'DF_Gate_Override__c', {
      key,
      update: true,
      as: 'martin',
      fields: {
        Status__c: 'Approved',
        Decided_By__c: { ref: 'User:martin' },
        Decided_At__c: momentOf(today, override.approved),
        ...(override.note === undefined ? {} : { Decision_Note__c: override.note }),
      },
    }),
  ];
}
