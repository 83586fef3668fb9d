import type { Components } from './native.ts';

const D = 'Opportunity$';
const ANSWER = 'Opportunity.DF_Answers__r$';
const PAIN = 'Opportunity.DF_Pain_Points__r$';
const DECISION = 'Opportunity.DF_Gate_Decisions__r$';
const AMOUNT = `s!${D}Amount`;
const IMPACT = `s!${PAIN}Impact_Likely__c`;
const LEVEL = `a!${ANSWER}Evidence_Level__c`;

const byConcept = {
  'Who needs help: with which concept': ['Answers_by_Concept', [`${ANSWER}Concept__c`], LEVEL],
} as const;
const decisions = {
  'Changed: decisions by outcome': ['Decisions_by_Outcome', [`${DECISION}Decided_At__c`, `${DECISION}Outcome__c`]],
} as const;
const past = {
  'At risk: overrides that ran out, by what is known now': ['Overrides_Past', [`${D}DF_Diagnosis_Group__c`]],
} as const;

/** The dashboards as a manager and RevOps see them, in the order of their components. */
export const DASHBOARDS: Readonly<Record<string, Components>> = {
  'Discovery: Manager': {
    'Who needs help: discovery score by team': [
      ...(['Score_by_Team', [`${D}Owner.Manager.Name`], `a!${D}DF_Counted_Score__c`] as const),
    ],
    ...byConcept,
    'Who needs help: open answers past their day': ['Answers_Past_Their_Day', [`${ANSWER}Open_Owner__c`]],
    'Who needs help: override requests that wait': ['Overrides_Waiting', [`${D}Owner.Manager.Name`]],
    'At risk: amount without a confirmed pain': ['Deals_at_Risk', [], AMOUNT],
    'At risk: products without a pain': ['Products_Without_a_Pain', []],
    'At risk: overrides in force': ['Overrides_in_Force', []],
    'At risk: deals in question': ['Deals_in_Question', []],
    'At risk: the largest deals': ['Deals_at_Risk', [`${D}Name`], AMOUNT],
    ...past,
    ...decisions,
    'Changed: evidence taken back, by deal': ['Evidence_Taken_Back', [`${D}Name`]],
    'Changed: pains that customers confirmed in the last 7 days': ['Pains_Confirmed_Lately', [`${D}Name`], IMPACT],
  },
  'Discovery: RevOps': {
    ...byConcept,
    'Who needs help: what reviews found in answers': ['Answers_in_Question', [`${ANSWER}Review_Kind__c`]],
    'At risk: open pipeline by stage and diagnosis': [
      ...(['Pipeline_by_Diagnosis', [`${D}StageName`, `${D}DF_Diagnosis_Group__c`], AMOUNT] as const),
    ],
    'At risk: deals more than 30 days late': ['Deals_Long_Late', []],
    'At risk: overrides in force, by stage': ['Overrides_in_Force', ['Opportunity.DF_Gate_Overrides__r$Stage__c']],
    ...past,
    'At risk: ways past a gate': ['Ways_Past_a_Gate', [`${DECISION}Way__c`]],
    ...decisions,
    'Changed: days from pain to confirmed': [
      ...(['Days_to_Confirmed', [`${PAIN}Confirmed_On__c`], `a!${PAIN}Days_To_Confirmed__c`] as const),
    ],
    'Learned: impact of pains by driver': ['Pains_by_Driver', [`${PAIN}Business_Driver__c`], IMPACT],
    'Learned: lost deals; disqualified ones are a success': ['Lost_by_Reason', [`${D}DF_Lost_Group__c`]],
  },
};
