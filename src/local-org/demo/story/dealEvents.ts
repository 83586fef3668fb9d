import { answerEvents, overrideEvents, painEvents } from './evidenceEvents.ts';
import { contactOf, contextOf, dealKey } from './dealContext.ts';
import type { DealContext } from './dealContext.ts';
import type { StoryDeal, StoryEvent, StoryValue } from './types.ts';

/** The saves of one deal: by its owner, but for imports and approvals. */
export function dealEvents(deal: StoryDeal, org: Pick<DealContext, 'today' | 'stages'>): StoryEvent[] {
  const context = contextOf(deal, org);
  const { add } = context;
  const key = dealKey(deal);
  return [
    ...startEvents(context),
    ...deal.path.slice(1).map(({ stage, on }) =>
      add(on, 'moved', 'Opportunity', {
        key,
        update: true,
        fields: {
          StageName: stage,
          ...(stage === 'Closed Lost' && deal.lost !== undefined ? { DF_Lost_Reason__c: deal.lost } : {}),
        },
        ...(deal.imported.includes(stage) ? { as: 'integration' } : {}),
      }),
    ),
    ...deal.answers.flatMap(({ concept, answer }) => answerEvents(context, concept, answer)),
    ...deal.pains.flatMap((pain, index) => painEvents(context, pain, index)),
    ...deal.overrides.flatMap((override, index) => overrideEvents(context, override, index)),
    ...(deal.earlier === undefined
      ? []
      : [add(deal.earlier.until, 'amount', 'Opportunity', { key, update: true, fields: { Amount: deal.amount } })]),
    ...lastEvents(context),
  ];
}

const accountKey = ({ firm }: StoryDeal): string => `Account:${firm}`;

const WRITES: Readonly<Record<string, string>> = { en: 'English', de: 'German', fr: 'French', es: 'Spanish' };

function startEvents({ deal, add, date }: DealContext): StoryEvent[] {
  const [{ stage, on }] = deal.path as [StoryDeal['path'][number]];
  const opportunity = dealKey(deal);
  return [
    add(on, 'account', 'Account', {
      key: accountKey(deal),
      fields: {
        Name: deal.firm,
        Industry: deal.industry,
        BillingCity: deal.city,
        BillingCountry: deal.country,
        NumberOfEmployees: deal.staff,
        Type: 'Prospect',
        Description: `Example. The people there speak ${WRITES[deal.language]}.`,
      },
    }),
    ...deal.people.map(({ key, name, title }) => {
      const [first = '', ...last] = name.split(' ');
      return add(on, 'contact', 'Contact', {
        key: contactOf(deal, key).ref,
        fields: {
          FirstName: first,
          LastName: last.join(' '),
          Title: title,
          AccountId: { ref: accountKey(deal) },
          Email: `${slug(name)}@${slug(deal.firm)}.example`,
        },
      });
    }),
    add(on, 'deal', 'Opportunity', {
      key: opportunity,
      fields: {
        Name: `${deal.firm} – ${deal.deal}`,
        AccountId: { ref: accountKey(deal) },
        StageName: stage,
        Amount: deal.earlier?.amount ?? deal.amount,
        CloseDate: date(deal.closes),
        Type: 'New Customer',
      },
    }),
    // Sellers read the mark only.
    add(on, 'example', 'Opportunity', {
      key: opportunity,
      update: true,
      as: 'integration',
      fields: { DF_Example__c: true },
    }),
    ...deal.people.map(({ key, role }, index) =>
      add(on, 'role', 'OpportunityContactRole', {
        key: `Role:${deal.firm}:${key}`,
        fields: {
          OpportunityId: { ref: opportunity },
          ContactId: contactOf(deal, key),
          Role: role,
          IsPrimary: index === 0,
        },
      }),
    ),
  ];
}

/** What the seller writes on the deal itself, on the last day on which something happened. */
function lastEvents({ deal, add }: DealContext): StoryEvent[] {
  const fields: Record<string, StoryValue> = {
    ...(deal.next === undefined ? {} : { NextStep: deal.next }),
    ...(deal.about === undefined ? {} : { Description: deal.about }),
  };
  const on = deal.path.at(-1)?.on ?? -1;
  return [
    ...(Object.keys(fields).length === 0
      ? []
      : [add(on, 'last', 'Opportunity', { key: dealKey(deal), update: true, fields })]),
    ...(deal.outcome === undefined
      ? []
      : [
          add(outcomeDay(deal), 'amount', 'Opportunity', {
            key: dealKey(deal),
            update: true,
            fields: { DF_Desired_Outcome__c: deal.outcome },
          }),
        ]),
  ];
}

/** The desired outcome is noted with the desired state, else with the last stage. */
function outcomeDay(deal: StoryDeal): number {
  const answer = deal.answers.find(({ concept }) => concept === 'desired state')?.answer;
  return answer === undefined || 'open' in answer ? (deal.path.at(-1)?.on ?? -1) : answer.on;
}

/** `Bäckerei Körner` → `baeckerei-koerner` */
function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o');
  return plain
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
