import type { Condition, ConditionOf, DayBound, Kind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Schema } from '../base/json-schema.ts';
import type { Located, Place } from '../base/problem.ts';
import type { Cursor, Reading } from '../base/reading.ts';
import type { Language } from './language.ts';
import type { FieldSort } from './standard-fields.ts';

/** What an author writes in one place, so that it has one place in the file. */
type Leaf = string | number | boolean | DayBound;

/** A part of a condition with its places: each value located, each condition within it a requirement. */
type Placed<T> = [T] extends [Leaf]
  ? Located<T>
  : T extends readonly (infer Item)[]
    ? readonly Placed<Item>[]
    : T extends Condition
      ? Requirement
      : { readonly [P in keyof T]: Placed<Exclude<T[P], undefined>> };

/** A condition with its places, made from the type of the condition; only its kind, which is a key of the map, has none. */
type PlacedCondition<K extends Kind> = { readonly kind: K } & {
  readonly [P in keyof ConditionOf<K> as Exclude<P, 'kind'>]: Placed<Exclude<ConditionOf<K>[P], undefined>>;
};

/** What an author writes about one concept. The stages at which an open answer counts follow from its gate; the compiler adds them. */
export type PlacedLevel = Omit<PlacedCondition<'answered'>, 'notKnownYet'> & { readonly notKnownYet?: Located<true> };

/** What an author writes for a kind. `answered` names several concepts at once, each a condition; every other kind is one condition. */
type Body<K extends Kind> = K extends 'answered'
  ? { readonly kind: K; readonly levels: readonly PlacedLevel[] }
  : PlacedCondition<K>;

/**
 * What every item under `require` has. `because` replaces the reason of its sentence, `say` what is missing, `id` the kind and subject
 * in its code.
 */
interface RequirementBase extends Place {
  readonly id?: Located<string>;
  readonly because?: Located<string>;
  readonly say?: Located<string>;
  /** Conditions over fields; the criterion is asked where the first holds and the second does not. */
  readonly when?: Requirement;
  readonly unless?: Requirement;
}

export type RequirementOf<K extends Kind> = Body<K> & RequirementBase;
/** One item under `require`, or one part of a group. */
export type Requirement = { readonly [K in Kind]: RequirementOf<K> }[Kind];

export type GroupKind = 'any' | 'all' | 'some';
export type LeafKind = Exclude<Kind, GroupKind>;

/** What the sentence of a kind is made with. */
export interface Wording {
  readonly language: Language;
  /** Of the playbook's amounts, `EUR`. */
  readonly currency: string;
  /** The first question of a concept; undefined where the playbook has none. */
  readonly questionOf: (concept: string) => string | undefined;
  /** The words of a part of a group. */
  readonly wordsOf: (part: Requirement) => Words;
}

/** What is missing, as the language writes it behind the stage, and the usual reason of the kind. */
export interface Words {
  readonly what: string;
  readonly why: string;
  /** The short form, the fullest first: panels show the first of at most six words. */
  readonly short: readonly string[];
}

/** A field that a criterion reads. */
export interface FieldUse {
  readonly field: Located<string>;
  /** The sorts of fields that the criterion can read. */
  readonly sorts: readonly FieldSort[];
  /** Values that the field is compared with. */
  readonly values?: readonly Located<string>[];
  /** A number that is compared, so that its currency matters. */
  readonly amount?: { readonly currency?: Located<string>; readonly isBounded: boolean };
}

/** The word of `given` by which an example describes what a criterion asks for; `fields` stands for API names. */
export type GivenWord = 'answered' | 'pains' | 'impact' | 'lines' | 'fields';

/** Reads a part of a group. @param besides keys that the part may have in addition, which the group reads itself */
export type ReadPart = (at: Cursor, besides?: readonly string[]) => Requirement | undefined;

/** Everything that the language knows about one kind of criterion; what it becomes elsewhere is in the backends. */
export interface Definition<K extends Kind> {
  /** Reads what follows the word of the kind; undefined where something is wrong, which is reported. */
  read(reading: Reading, cursor: Cursor, readPart: ReadPart): Body<K> | undefined;
  /** JSON Schema of what follows the word. */
  readonly schema: Schema;
  /** Names the condition: the same as long as it asks for the same. `answered:problem:Quoted`. */
  id(condition: ConditionOf<K>, idOf: (part: Condition) => string): string;
  /** What the condition asks about, without evidence and amounts; empty where the kind is enough. `situation`, `NextStep`. */
  subject(condition: ConditionOf<K>, subjectOf: (part: Condition) => string): string;
  words(requirement: RequirementOf<K>, wording: Wording): Words;
}

/** A kind that asks for one thing, and so can be compared with another. */
export interface LeafDefinition<K extends LeafKind> extends Definition<K> {
  /** Whether every record that meets `a` meets `b`. */
  implies(a: ConditionOf<K>, b: ConditionOf<K>): boolean;
  /** Whether no record can meet both; `b` can be `a` itself. @param from when the playbook comes into force, ISO date-time */
  contradicts(a: ConditionOf<K>, b: ConditionOf<K>, from: string): boolean;
  /** The field that is filled where the condition is met; undefined where it proves no field filled. */
  fills(condition: ConditionOf<K>): string | undefined;
  /** Fields that hold days. */
  dates(condition: ConditionOf<K>): readonly string[];
  /** The words that no validation rule can check, as the author wrote them. */
  unenforceable(requirement: RequirementOf<K>): readonly Located<string>[];
  /** Fields of Opportunity or its account that the author names. */
  fields(requirement: RequirementOf<K>): readonly FieldUse[];
  /** Concepts that the author asks for. */
  concepts(requirement: RequirementOf<K>): readonly Located<string>[];
  /** The word of `given` by which an example describes it; one that `given` has no reader for does not compile. */
  readonly given: GivenWord;
}
