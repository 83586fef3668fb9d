import type { Evidence, GateMode, Products, Verdict } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Located, Place } from '../base/problem.ts';
import type { Requirement } from '../kinds/definition.ts';

export interface OverrideNode extends Place {
  readonly approver: Located<string>;
  readonly maxDays: number;
  readonly reasons: readonly Located<string>[];
}

export interface GateNode extends Place {
  readonly toEnter: Located<string>;
  /** Of a second gate to the same stage. */
  readonly name?: Located<string>;
  readonly recordTypes?: readonly Located<string>[];
  readonly exceptRecordTypes?: readonly Located<string>[];
  readonly exceptPermission?: Located<string>;
  readonly mode: Located<GateMode>;
  /** `onlyFrom` is the first of them. */
  readonly require: readonly Requirement[];
  /** Asked of the save that crosses the gate only; absent: of every advance beyond it as well. */
  readonly asked?: Located<'once'>;
  readonly override?: OverrideNode;
}

export interface QuestionNode extends Place {
  readonly concept: Located<string>;
  readonly ask: Located<string>;
  readonly why: Located<string>;
  readonly weight: number;
}

/** `appliesTo` with the places of what an org may not have. */
export interface ScopeNode {
  readonly amountAtLeast?: Located<number>;
  readonly amountAtLeastIn?: readonly { readonly currency: Located<string>; readonly amount: number }[];
  readonly recordTypes?: readonly Located<string>[];
  readonly ownerProfiles?: readonly Located<string>[];
  readonly ownerRoles?: readonly Located<string>[];
  readonly ownerFlag?: Located<string>;
}

/** A deal of an example: the state that it is in, in the words of the language. */
export interface Given {
  readonly answered: Readonly<Record<string, Evidence>>;
  /** Due days (ISO dates) of open answers, by concept. */
  readonly open: Readonly<Record<string, string>>;
  readonly pains: Readonly<Partial<Record<Evidence, number>>>;
  readonly impact: Readonly<Partial<Record<Evidence, number>>>;
  readonly lines?: { readonly total: number; readonly unlinked: number };
  readonly override?: { readonly stage: Located<string>; readonly until: string };
  /** Opportunity fields by API name. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** One of the playbook's own tests. */
export interface ExampleNode extends Place {
  readonly name: Located<string>;
  readonly entering: Located<string>;
  /** The stage before; null: the deal is new; absent: the stage before `entering`. */
  readonly from?: Located<string> | null;
  /** Fields of the deal that the save changes, as they were before it. */
  readonly before?: Given['fields'];
  readonly given: Given;
  readonly permissions: readonly string[];
  /** ISO date of the attempt. */
  readonly today?: string;
  readonly expect: Located<Verdict['outcome']>;
  /** Ids, kinds, concepts or fields; together they name exactly what is unmet. Absent: whatever is. */
  readonly missing?: readonly Located<string>[];
}

/**
 * A message in another language: the whole `text`, or the author's parts of it. `criterion` is an id, kind, concept or field as in
 * `missing`.
 */
export interface MessageTranslation extends Place {
  readonly kind: 'message';
  readonly language: string;
  readonly toEnter?: Located<string>;
  readonly criterion: Located<string>;
  readonly text?: Located<string>;
  readonly because?: Located<string>;
  readonly say?: Located<string>;
}

/** A question in another language; `number`: which of the concept's questions, from 1. */
export interface QuestionTranslation extends Place {
  readonly kind: 'question';
  readonly language: string;
  readonly concept: Located<string>;
  readonly number: number;
  readonly ask?: Located<string>;
  readonly why?: Located<string>;
}

/** What a reason code of overrides is called in another language. */
export interface ReasonTranslation extends Place {
  readonly kind: 'reason';
  readonly language: string;
  readonly reason: Located<string>;
  readonly text: Located<string>;
}

/** The playbook's title in another language. */
interface TitleTranslation extends Place {
  readonly kind: 'title';
  readonly language: string;
  readonly title: Located<string>;
}

/** One item of `translations`. */
export type TranslationNode = MessageTranslation | QuestionTranslation | ReasonTranslation | TitleTranslation;

/** How many stages a save may advance a deal. */
export interface OnlyStepsNode extends Place {
  readonly most: Located<number>;
  readonly mode: GateMode;
  readonly exceptPermission?: Located<string>;
}

/** A playbook as its author wrote it, read and well-formed, not yet checked for sense. Frozen. */
export interface Playbook {
  readonly file: string;
  readonly code: Located<string>;
  readonly version: Located<number>;
  /** ISO date-time in UTC, whole seconds: `2020-01-01T00:00:00Z`. */
  readonly from: Located<string>;
  readonly title: Located<string>;
  readonly currency: Located<string>;
  readonly stages: readonly Located<string>[];
  readonly exemptStages: readonly Located<string>[];
  readonly appliesTo: ScopeNode;
  readonly bypassPermission: Located<string>;
  readonly products: Products;
  /** `off`: messages of rules end in no code. */
  readonly codes?: 'off';
  /** Whom panels may name to whom; absent: a seller to the managers above. */
  readonly people?: 'off' | 'own manager' | 'all';
  /** The service sets a deal back that got past a gate without a permission. */
  readonly onBypass?: 'revert';
  readonly questions: readonly QuestionNode[];
  readonly gates: readonly GateNode[];
  readonly onlySteps?: OnlyStepsNode;
  readonly examples: readonly ExampleNode[];
  readonly translations: readonly TranslationNode[];
}
