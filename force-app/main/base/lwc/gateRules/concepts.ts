import type { Children, Condition, ConditionOf, Evidence, Kind } from './types.ts';

/**
 * The concepts in the order of their slots (docs/data-model.md). Never add, move or rename one: the index of a concept is the power of ten
 * at which roll-ups in every org store its evidence level.
 */
export const CONCEPTS = [
  'situation',
  'problem',
  'root cause',
  'business impact',
  'personal impact',
  'desired state',
  'success metric',
  'critical event',
  'priority',
  'cost of inaction',
  'tried before',
  'required capabilities',
  'solution fit',
  'economic buyer',
  'champion',
  'stakeholder risk',
  'decision criteria',
  'decision process',
  'paper process',
  'budget',
  'timeline',
  'alternatives',
  'side effects',
  'customer confirmation',
  'custom 1',
  'custom 2',
  'custom 3',
  'custom 4',
  'custom 5',
  'custom 6',
] as const;

/** Evidence, the weakest first; the evidence level is the index plus one. */
export const EVIDENCE = ['Assumed', 'Heard', 'Quoted', 'Confirmed'] as const satisfies readonly Evidence[];

/** Concepts in one roll-up field, one decimal digit each: 15 digits are exact in a Salesforce number and in a double. */
const SLOTS_PER_FIELD = 15;

/** Where the evidence level of a concept is stored: the roll-up field on Opportunity and the power of ten of its digit. */
export interface Slot {
  readonly field: 'DF_Answers_A__c' | 'DF_Answers_B__c';
  readonly power: number;
}

/**
 * The slot of a concept.
 * @throws Error when there is no such concept. The parser refuses unknown concepts, so a compiled playbook cannot cause it.
 */
export function slotOf(concept: string): Slot {
  const slot = (CONCEPTS as readonly string[]).indexOf(concept);
  if (slot < 0) throw new Error(`\`${concept}\` is not a concept. Expected one of ${CONCEPTS.join(', ')}.`);
  return slot < SLOTS_PER_FIELD
    ? { field: 'DF_Answers_A__c', power: slot }
    : { field: 'DF_Answers_B__c', power: slot - SLOTS_PER_FIELD };
}

/** The digit of an answer that is open: not known yet, with an owner and a due day. Closed answers have their evidence level. */
export const OPEN_DIGIT = 9;
/** Roll-up: the earliest due day of the deal's open answers, in days from OVERRIDE_EPOCH; NO_DUE_DAY without an open answer. */
export const OPEN_DUE = 'DF_Open_Due__c';
/** What a blank OPEN_DUE counts as, which is beyond every due day. */
export const NO_DUE_DAY = 99_999;

/** The stages at which an open answer meets the condition; see `notKnownYet` of a condition. */
export function openStages({ notKnownYet }: ConditionOf<'answered'>): readonly string[] {
  return Array.isArray(notKnownYet) ? notKnownYet : [];
}

/** Evidence level, from 1 (Assumed) to 4 (Confirmed). */
export function levelOf(evidence: Evidence): number {
  return EVIDENCE.indexOf(evidence) + 1;
}

/** The roll-up on Opportunity that counts live pains with at least that evidence; none below Heard. */
export const PAINS_ROLLUP: Readonly<Partial<Record<Evidence, string>>> = {
  Heard: 'DF_Pains_Heard__c',
  Quoted: 'DF_Pains_Quoted__c',
  Confirmed: 'DF_Pains_Confirmed__c',
};

/** The roll-up on Opportunity that sums the likely impact of live pains with at least that evidence; none below Quoted. */
export const IMPACT_ROLLUP: Readonly<Partial<Record<Evidence, string>>> = {
  Quoted: 'DF_Impact_Quoted__c',
  Confirmed: 'DF_Impact_Confirmed__c',
};

/**
 * The roll-up that a criterion of `pains` or `impact` reads.
 * @throws Error when there is no such roll-up. The parser refuses such a criterion, so a compiled playbook cannot cause it.
 */
export function rollupOf(kind: 'pains' | 'impact', evidence: Evidence): string {
  const field = (kind === 'pains' ? PAINS_ROLLUP : IMPACT_ROLLUP)[evidence];
  if (field === undefined) throw new Error(`There is no roll-up of ${kind} with evidence \`${evidence}\`.`);
  return field;
}

/** The roll-up field that decides a condition on pains; undefined when the pains themselves must be loaded. */
export function rollupRead(condition: ConditionOf<'pains' | 'impact'>): string | undefined {
  if (condition.kind === 'impact') return IMPACT_ROLLUP[condition.evidence];
  return condition.of === undefined ? PAINS_ROLLUP[condition.evidence] : undefined;
}

type ChildrenLookedAt = readonly (keyof Children)[];

function painsUnlessRolledUp(condition: ConditionOf<'pains' | 'impact'>): ChildrenLookedAt {
  return rollupRead(condition) === undefined ? ['pains'] : [];
}

const none = (): ChildrenLookedAt => [];
const ofParts = ({ of }: ConditionOf<'any' | 'all' | 'some'>): ChildrenLookedAt => [...new Set(of.flatMap(childrenOf))];

const CHILDREN: { readonly [K in Kind]: (condition: ConditionOf<K>) => ChildrenLookedAt } = {
  answered: none,
  pains: painsUnlessRolledUp,
  impact: painsUnlessRolledUp,
  filled: none,
  picked: none,
  number: none,
  checked: none,
  date: none,
  movedBy: none,
  cameFrom: none,
  prescribed: none,
  score: none,
  any: ofParts,
  all: ofParts,
  some: ofParts,
};

/** The child records that a condition reads; none when roll-up fields are enough, and then a validation rule can check it too. */
export function childrenOf(condition: Condition): ChildrenLookedAt {
  return (CHILDREN[condition.kind] as (condition: Condition) => ChildrenLookedAt)(condition);
}

/** The object of each list of children, which `Surroundings.hiddenFields` names. */
export const CHILD_OBJECTS: Readonly<Record<keyof Children, string>> = { pains: 'DF_Pain_Point__c' };

/** Children to pass when none are loaded; right for conditions that read none, such as all of enforced gates. */
export const NO_CHILDREN: Children = { pains: [] };

/** Roll-up: number of the deal's lines that are linked to no prescription for a confirmed pain. */
export const UNLINKED = 'DF_Lines_Unlinked__c';
export const SCORE = 'DF_Discovery_Score__c';
/** Roll-up: the highest value of an approved override, days from OVERRIDE_EPOCH to its last day, times 100, plus its stage's place (from 1). */
export const OVERRIDE_TOKEN = 'DF_Override_Token__c';
export const OVERRIDE_EPOCH = '2020-01-01';

/** All roll-ups of the opportunity that the evaluator can read. */
export const ROLLUPS: readonly string[] = [
  'DF_Answers_A__c',
  'DF_Answers_B__c',
  OPEN_DUE,
  ...Object.values(PAINS_ROLLUP),
  ...Object.values(IMPACT_ROLLUP),
  UNLINKED,
  SCORE,
  OVERRIDE_TOKEN,
];

/** The fields of a deal that the lists of `appliesTo` are compared with. */
export const SCOPE_PATHS = {
  recordTypes: 'RecordType.DeveloperName',
  ownerProfiles: 'Owner.Profile.Name',
  ownerRoles: 'Owner.UserRole.DeveloperName',
} as const;
