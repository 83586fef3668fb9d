import type { Evidence, FieldKind, GateMode, Kind } from '../../force-app/main/default/lwc/gateRules/types.ts';
import type { Place } from './problem.ts';

/** A value as it was written, with its place, so that whatever is found wrong with it later can be pointed at. */
export interface Located<T> extends Place {
  readonly value: T;
}

/** What every item under `require` has. `because` replaces the reason that its sentence would give by itself. */
interface RequirementBase extends Place {
  readonly because?: Located<string>;
}

/** One item under `require`, as written. Each kind of criterion has one of its own name. */
export type Requirement =
  | (RequirementBase & {
      readonly kind: 'answered';
      readonly levels: readonly { readonly concept: Located<string>; readonly evidence: Located<Evidence> }[];
    })
  | (RequirementBase & { readonly kind: 'pains'; readonly atLeast: number; readonly evidence: Located<Evidence> })
  | (RequirementBase & { readonly kind: 'impact'; readonly atLeast: number; readonly evidence: Located<Evidence> })
  | (RequirementBase & { readonly kind: 'filled'; readonly field: Located<string>; readonly type?: FieldKind });
export type RequirementOf<K extends Kind> = Extract<Requirement, { readonly kind: K }>;

export interface GateNode extends Place {
  readonly toEnter: Located<string>;
  readonly mode: Located<GateMode>;
  readonly require: readonly Requirement[];
}

export interface QuestionNode extends Place {
  readonly concept: Located<string>;
  readonly ask: Located<string>;
  readonly why: Located<string>;
  readonly weight: number;
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
  readonly appliesTo: { readonly amountAtLeast?: number };
  readonly bypassPermission: string;
  readonly questions: readonly QuestionNode[];
  readonly gates: readonly GateNode[];
}
