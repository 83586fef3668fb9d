import type { Condition, Criterion, Kind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Located } from '../base/problem.ts';
import { all } from './all.ts';
import { answered } from './answered.ts';
import { any } from './any.ts';
import { cameFrom } from './came-from.ts';
import { checked } from './checked.ts';
import { date } from './date.ts';
import type { Definition, FieldUse, GroupKind, LeafDefinition, LeafKind, Requirement } from './definition.ts';
import { filled } from './filled.ts';
import { isGroup } from './group.ts';
import { impact } from './impact.ts';
import { movedBy } from './moved-by.ts';
import { number } from './number.ts';
import { pains } from './pains.ts';
import { picked } from './picked.ts';
import { prescribed } from './prescribed.ts';
import { score } from './score.ts';
import { some } from './some.ts';

/** Kinds that ask for one thing. A new kind of the evaluator does not compile until it is here. */
const LEAVES: { readonly [K in LeafKind]: LeafDefinition<K> } = {
  answered,
  pains,
  impact,
  filled,
  picked,
  number,
  checked,
  date,
  movedBy,
  cameFrom,
  prescribed,
  score,
};
const GROUPS: { readonly [K in GroupKind]: Definition<K> } = { any, all, some };
const DEFINITIONS: { readonly [K in Kind]: Definition<K> } = { ...LEAVES, ...GROUPS };

/** The words that name kinds of criteria under `require`, in the order of the documents. `cameFrom` is written as a key of a gate. */
export const KINDS = (Object.keys(DEFINITIONS) as readonly Kind[]).filter((kind) => kind !== 'cameFrom');

export function definitionOf(kind: Kind): Definition<Kind> {
  return DEFINITIONS[kind];
}

export function leafDefinitionOf(kind: LeafKind): LeafDefinition<LeafKind> {
  // Each definition is only ever called with what its own kind has.
  return LEAVES[kind] as LeafDefinition<LeafKind>;
}

/** Names a condition: the same as long as it asks for the same. `any:pains:2:Confirmed|picked:Type:Upgrade`. */
export function idOf(condition: Condition): string {
  return definitionOf(condition.kind).id(condition, idOf);
}

type LeafRequirement = Extract<Requirement, { readonly kind: LeafKind }>;
export type LeafCondition = Extract<Condition, { readonly kind: LeafKind }>;

/** What an author asks for, groups taken apart. */
function leavesOf(requirement: Requirement): readonly LeafRequirement[] {
  return isGroup(requirement) ? requirement.of.flatMap(leavesOf) : [requirement as LeafRequirement];
}

/** What a condition asks for, groups taken apart. */
function leafConditionsOf(condition: Condition): readonly LeafCondition[] {
  return isGroup(condition) ? condition.of.flatMap(leafConditionsOf) : [condition as LeafCondition];
}

/** The fields of Opportunity and its account that an author names, in groups, `when` and `unless` too. */
export function fieldsOf(requirement: Requirement): readonly FieldUse[] {
  const { when, unless } = requirement;
  return [requirement, ...(when ? [when] : []), ...(unless ? [unless] : [])]
    .flatMap(leavesOf)
    .flatMap((leaf) => leafDefinitionOf(leaf.kind).fields(leaf));
}

/** The concepts that an author asks for, in groups too. */
export function conceptsOf(requirement: Requirement): readonly Located<string>[] {
  return leavesOf(requirement).flatMap((leaf) => leafDefinitionOf(leaf.kind).concepts(leaf));
}

/** The words of an author that no validation rule can check, in groups too. */
export function unenforceableIn(requirement: Requirement): readonly Located<string>[] {
  return leavesOf(requirement).flatMap((leaf) => leafDefinitionOf(leaf.kind).unenforceable(leaf));
}

/** The fields of a criterion that hold days. */
export function dateFieldsOfCriterion({ when, unless, ...condition }: Criterion): readonly string[] {
  const all = [condition as Condition, ...(when ? [when] : []), ...(unless ? [unless] : [])];
  return all.flatMap(leafConditionsOf).flatMap((leaf) => leafDefinitionOf(leaf.kind).dates(leaf));
}
