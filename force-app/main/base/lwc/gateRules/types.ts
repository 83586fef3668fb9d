/** The compiled playbook, as stored in DF_Playbook__c.Compiled__c (JSON), and the input and result of the evaluator. */

// A relative path and types only, so that nothing is imported at run time: this bundle also runs in Node, where `c/…` does not resolve.
import type { Evidence, Pain, PainDriver, PainKind } from '../dealRows/dealRows.ts';

export type { Evidence, PainDriver, PainKind };

export type GateMode = 'observe' | 'warn' | 'enforce';

/** A day: fixed (`2026-11-21`), or so many days from the day of the save (`{ today: 30 }`; negative: before it). */
export type DayBound = string | { readonly today: number };

/**
 * What has to be true of a deal. `pains` with `of`, `pains` below Heard and `impact` below Quoted look at the children themselves
 * (`Attempt.children`), since no roll-up carries them; the others read fields of the opportunity.
 */
export type Condition =
  | {
      readonly kind: 'answered';
      readonly concept: string;
      readonly evidence: Evidence;
      /**
       * The stages at which an open answer (not known yet, with an owner and a due day) is enough: from its gate's to the one before the
       * next enforced gate, never the last. Absent: at none. Earlier releases wrote `true`, which now counts at none.
       */
      readonly notKnownYet?: readonly string[];
    }
  | {
      readonly kind: 'pains';
      readonly atLeast: number;
      readonly evidence: Evidence;
      readonly of?: { readonly kind?: PainKind; readonly driver?: PainDriver };
    }
  | { readonly kind: 'impact'; readonly atLeast: number; readonly evidence: Evidence }
  | { readonly kind: 'filled'; readonly field: string; readonly type?: FieldKind }
  /** The field holds one of the values, to the letter; `type`: how a rule tests it for blank, with `orBlank` only. */
  | {
      readonly kind: 'picked';
      readonly field: string;
      readonly values: readonly string[];
      readonly orBlank?: true;
      readonly type?: 'text';
    }
  /** Not blank, and within the bounds that are given; with `currency`, only where the deal's `CurrencyIsoCode` is this one. */
  | {
      readonly kind: 'number';
      readonly field: string;
      readonly atLeast?: number;
      readonly atMost?: number;
      readonly currency?: string;
      /** A percent field: the API has 40 where a formula reads 0.4. */
      readonly percent?: true;
      /** A blank field meets it as well. */
      readonly orBlank?: true;
    }
  | { readonly kind: 'checked'; readonly field: string }
  /** Not blank, and within the bounds that are given, both included. */
  | {
      readonly kind: 'date';
      readonly field: string;
      readonly notBefore?: DayBound;
      readonly notAfter?: DayBound;
      /** The field holds a moment, of which the day in the user's zone counts. */
      readonly dateTime?: true;
      readonly orBlank?: true;
    }
  /** This save moves the day by at most so many days to a later one. Earlier, from blank, and of a new deal: any move will do. */
  | { readonly kind: 'movedBy'; readonly field: string; readonly atMost: number }
  /** Before this save the deal was in one of the stages; a new one was in none. */
  | {
      readonly kind: 'cameFrom';
      readonly stages: readonly string[];
      /** The stage of its gate and those after it: from there, a deal has passed the gate before. */
      readonly passed?: readonly string[];
    }
  /** Every line stands on a confirmed pain; `all` asks for at least one line. With lines, a blank count is missing. */
  | { readonly kind: 'prescribed'; readonly lines: 'all' | 'ifAny' }
  | { readonly kind: 'score'; readonly atLeast: number }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  /** The parts that are met add up to so many points; without `points`, each counts one. `points` are in the order of the parts. */
  | {
      readonly kind: 'some';
      readonly atLeast: number;
      readonly of: readonly Condition[];
      readonly points?: readonly number[];
    };

/** `id` stays the same in later versions of the criterion; `sentence` is shown by the org, the panel and the report when it is unmet. */
interface CriterionBase {
  readonly id: string;
  readonly sentence: string;
  /** At most six words, for lists. As `code`, absent in playbooks that an earlier release compiled. */
  readonly short?: string;
  /** What the criterion asks for in the compiler's words, where the sentence has the author's. */
  readonly asks?: string;
  /** Five hexadecimal digits, the same in every version and language. */
  readonly code?: string;
  /** The criterion is asked only of deals for which this holds; a blank field does not. */
  readonly when?: Condition;
  /** The criterion is not asked of deals for which this holds; a blank field excuses nothing. */
  readonly unless?: Condition;
}
export type Criterion = Condition & CriterionBase;
/** What decides how a rule tests a field for blank; absent: plain (text, number, date, lookup). */
export type FieldKind = 'picklist' | 'longText';
export type Kind = Condition['kind'];
export type ConditionOf<K extends Kind> = Extract<Condition, { readonly kind: K }>;
export type CriterionOf<K extends Kind> = ConditionOf<K> & CriterionBase;

/** Which deals and whose saves a gate asks; absent: all. */
export interface Asked {
  /** `RecordType.DeveloperName`; a deal without one is not among them. */
  readonly recordTypes?: readonly string[];
  readonly exceptRecordTypes?: readonly string[];
  /** Custom permission of users who are not asked. */
  readonly exceptPermission?: string;
}

export interface Gate extends Asked {
  /** A stage of the playbook, or an exempt one, which a gate may ask for fields only. */
  readonly toEnter: string;
  /** Of a second gate to the same stage. */
  readonly name?: string;
  readonly mode: GateMode;
  readonly criteria: readonly Criterion[];
  /** `once`: an enforced gate asks only the save that crosses it. Absent: it asks every advance beyond it as well. */
  readonly asked?: 'once';
  /**
   * Approved overrides that name this stage let a deal pass this gate and every gate before it. `approver`: custom permission;
   * `maxDays`: longest time from the day of the request or approval; `reasons`: allowed reason codes, none given: any.
   */
  readonly override?: { readonly approver: string; readonly maxDays: number; readonly reasons: readonly string[] };
}

/** Which deals a playbook is about; all that is given has to be true. */
export interface Scope {
  /** The larger amount of before and after the save decides; a blank one is in scope. */
  readonly amountAtLeast?: number;
  /** The same by the deal's `CurrencyIsoCode`, each amount in its own; one in a currency that is not named is in scope. */
  readonly amountAtLeastIn?: Readonly<Record<string, number>>;
  /** `RecordType.DeveloperName`; a deal without one is not among them. */
  readonly recordTypes?: readonly string[];
  /** `Owner.Profile.Name`. */
  readonly ownerProfiles?: readonly string[];
  /** `Owner.UserRole.DeveloperName`. */
  readonly ownerRoles?: readonly string[];
  /** A checkbox of User, by API name, that is ticked for the owner. */
  readonly ownerFlag?: string;
}

/** How many stages a deal may advance in one save. A new or reopened deal counts as before the first. */
export interface OnlySteps {
  readonly most: number;
  readonly mode: GateMode;
  /** Custom permission of users who may skip stages. */
  readonly exceptPermission?: string;
  readonly sentence: string;
}

/** Treatment of a product without a prescription for a confirmed pain: `free` nothing, `flagged` shown, `refused` its line is refused. */
export type Products = 'free' | 'flagged' | 'refused';

/** A rule's message in another language; without `toEnter`, the one for new records or unknown stages. */
export interface Translation {
  /** Salesforce's code of the language: `de`, `pt_BR`. */
  readonly language: string;
  readonly toEnter?: string;
  readonly id: string;
  readonly text: string;
  /** The criterion's `short` in the language. */
  readonly short?: string;
  /** The criterion's `asks` in the language. */
  readonly asks?: string;
}

export interface Question {
  readonly concept: string;
  readonly ask: string;
  readonly why: string;
  readonly weight: number;
}

/** What the author of a playbook wrote in another language, apart from messages of rules. What is absent is not translated. */
export interface PlaybookTexts {
  readonly title?: string;
  /** By their place in `CompiledPlaybook.questions`, from 0. */
  readonly questions?: Readonly<Record<number, Partial<Pick<Question, 'ask' | 'why'>>>>;
  /** What reason codes of overrides are called. */
  readonly reasons?: Readonly<Record<string, string>>;
}

export interface CompiledPlaybook {
  readonly playbook: string;
  readonly version: number;
  /** ISO date-time with Z. A deal is governed by the live version with the latest `from` that is not after its creation. */
  readonly from: string;
  /** `from` of the file, where the deploy was given another one for this org. */
  readonly fileFrom?: string;
  /** `from` of the next version, exclusive; absent: still in force. */
  readonly until?: string;
  /** The other live versions. A pin to one of them takes a deal away from this one; a pin to anything else is ignored. */
  readonly otherVersions?: readonly number[];
  readonly title: string;
  readonly currency: string;
  /** In order. */
  readonly stages: readonly string[];
  /**
   * Numbers of its stages in the one numbering over all live playbooks of an org, which overrides carry. Absent: each stage has its own
   * place, from 1.
   */
  readonly stageNumbers?: Readonly<Record<string, number>>;
  readonly exemptStages: readonly string[];
  readonly appliesTo: Scope;
  readonly bypassPermission: string;
  readonly questions: readonly Question[];
  /** In the order of the stages; gates to exempt stages last. */
  readonly gates: readonly Gate[];
  readonly onlySteps?: OnlySteps;
  /**
   * The Opportunity field for each custom permission that the playbook names, by the permission: true for a reader who has it. Absent: it
   * names none besides Diagnose First's own.
   */
  readonly permissionFields?: Readonly<Record<string, string>>;
  /** Absent in playbooks that an earlier release compiled; then it is `flagged`. */
  readonly products?: Products;
  readonly translations?: readonly Translation[];
  /** By language, as `Translation` names it. Absent where the author translated none. */
  readonly texts?: Readonly<Record<string, PlaybookTexts>>;
  /** In place of `texts`, where these have records of their own, keyed `code:version:language`: the languages. */
  readonly textsIn?: readonly string[];
  /** Set by panels: what the reader calls reason codes of overrides. */
  readonly reasonNames?: Readonly<Record<string, string>>;
  /** `off`: messages of rules end in no code. */
  readonly codes?: 'off';
  /** Whom panels and reports may name to whom: nobody, or everybody to everybody. Absent: a seller to the managers above, and to themselves. */
  readonly people?: 'off' | 'all';
  /** The service sets a deal back, once, that got past an enforced gate without a permission. */
  readonly onBypass?: 'revert';
  /** The codes of rules that belong to no criterion, by their id: `new-record`, `unknown-stage` … Absent as `Criterion.code`. */
  readonly ruleCodes?: Readonly<Record<string, string>>;
  /** Shown when a new record is created beyond the first enforced gate: it cannot have child records yet. */
  readonly newRecordSentence: string;
  /** Shown for a stage that is neither in `stages` nor in `exemptStages`. */
  readonly unknownStageSentence: string;
}

/**
 * Opportunity fields by API name, roll-ups included; blank is null or absent. Fields of parents have their path as name
 * (`'Owner.Profile.Name'`), or nested as REST and the UI API answer them.
 */
export type GateRecord = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The parts of a pain that conditions read; rows of `c/dealRows` fit. */
export type EvaluatedPain = Pick<Pain, 'kind' | 'driver' | 'level' | 'likely'>;

/** The deal's children, for conditions that no roll-up carries. */
export interface Children {
  readonly pains: readonly EvaluatedPain[];
}

/** What a condition may look at in addition to the record: the day of the save, and the deal's children. */
export interface Surroundings {
  /** ISO date, in the calendar of the user who saves. Absent: nothing that depends on the day is met, no open answer counts, and no override is live. */
  readonly today?: string;
  /** The zone of the user who saves, by its IANA name, in which a moment has its day. Absent: UTC. */
  readonly zone?: string;
  /** The record as it was before the save, null for a new one. Absent: as the record. */
  readonly prior?: GateRecord | null;
  /** Custom permissions of the user who saves. Absent: none. */
  readonly permissions?: readonly string[];
  /** Must be complete for the kinds in `childrenRead`: a condition on children that were not loaded counts as not met. */
  readonly children: Children;
  /**
   * What the user may not read: fields of the opportunity, by path as `fieldsRead` names them, fields of children with their object
   * (`DF_Pain_Point__c.Kind__c`), or that object alone. A criterion that reads one is not visible to
   * this user, neither met nor missing. Absent: the user may read all.
   */
  readonly hiddenFields?: readonly string[];
}

/** One attempt: `prior` is the record as it was before the save, null for a new record. */
export interface Attempt extends Surroundings {
  readonly record: GateRecord;
  readonly prior: GateRecord | null;
  /** Custom permissions of the user who saves. */
  readonly permissions: readonly string[];
  /** ISO date-time of the save; a new record counts as created then. Its day in UTC is `today`, where that is absent. */
  readonly now: string;
}

/** What the evaluator finds for one condition. `notVisible`: it reads a field that the user may not read, so only the org can decide. */
export type Result = 'met' | 'missing' | 'notVisible';

/** Where an unmet criterion is fixed. */
export type Fix =
  | { readonly on: 'answer'; readonly concept: string }
  | { readonly on: 'field'; readonly field: string }
  | { readonly on: 'pains' | 'lines' };

/** `id` names the criterion (or `new-record`, `unknown-stage`); `playbook` the code of its playbook; `toEnter` the gate it belongs to. */
export interface Unmet {
  readonly id: string;
  readonly playbook: string;
  readonly toEnter: string;
  readonly mode: GateMode;
  readonly sentence: string;
  readonly short?: string;
  /** The code of the criterion, or of the rule for new records or unknown stages. */
  readonly code?: string;
  readonly fix?: Fix;
  /** The gate lacks it, and an override lets the deal pass. */
  readonly overridden?: true;
  /** The criterion is not known to be missing: these fields decide it, and the user may not read them. */
  readonly notVisible?: readonly string[];
}

/**
 * `exempt`: the playbook does not govern this deal (created before it, governed by another version, or out of scope).
 * `bypassed`: an enforced gate was not met, and the user may bypass gates. `overridden`: every enforced gate that was not met has a live
 * override. `allowed` may still carry what observed gates lack. A save is refused by the unmet entries of `enforce` that are neither
 * overridden nor `notVisible`, when the outcome is `blocked`. `unknown`: nothing visible blocks, and an enforced criterion is not visible.
 */
export interface Verdict {
  readonly outcome: 'allowed' | 'warned' | 'overridden' | 'unknown' | 'blocked' | 'bypassed' | 'exempt';
  readonly unmet: readonly Unmet[];
}
