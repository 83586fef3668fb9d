import type { DayBound, Evidence, PainDriver, PainKind } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** Which pains are missing. `many` is written already (`25,000`); absent: one. */
export interface PainWords {
  readonly many?: string;
  readonly kind?: PainKind;
  readonly driver?: PainDriver;
}

/** A gate with an override, as its sentences name it. */
export interface OverrideWords {
  readonly toEnter: string;
  readonly days: number;
  readonly reasons: readonly string[];
}

/** The reasons that are given where an author gives none. */
interface Whys {
  readonly answered: string;
  readonly pains: string;
  readonly impact: string;
  readonly field: string;
  readonly prescribed: string;
  readonly score: string;
  readonly cameFrom: string;
}

/** The words of the short form of a criterion, at most six of them, which panels list. */
interface ShortWords {
  /** By concept, at most five words. */
  readonly things: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<Evidence, string>>;
  readonly pains: (words: PainWords) => string;
  readonly impact: (amount?: string) => string;
  readonly field: (label: string) => string;
  readonly prescribed: string;
  readonly score: (atLeast: number) => string;
  /** Where the parts of a group are too many words; `count`: how many they are. */
  readonly any: (count: number) => string;
  readonly all: (count: number) => string;
  /** `of`: how many parts there are, or how many points they give. */
  readonly some: (atLeast: number, of: number, isPoints: boolean) => string;
  /** No stages: where their names are too many words. */
  readonly cameFrom: (stages: readonly string[]) => string;
}

/**
 * All words of the sentences in one language; how they go together is in `sentences.ts`. What is missing (`what`) is a noun or a clause
 * that can follow a colon and be joined with others. Names of stages, fields, reasons and questions stay as the playbook has them.
 */
export interface Language {
  /** As Salesforce names it: `de`. */
  readonly code: string;
  /** What the customer told, by concept. Custom concepts are named by their question. */
  readonly things: Readonly<Record<string, string>>;
  /** The thing that a custom concept is: the answer to its question. */
  readonly answerTo: (question: string) => string;
  readonly evidence: Readonly<Record<Evidence, string>>;
  /** Labels of fields that say more than their API names do. */
  readonly labels: Readonly<Record<string, string>>;
  readonly number: (value: number) => string;
  readonly quote: (text: string) => string;
  readonly day: (bound: DayBound) => string;
  readonly joint: { readonly concepts: string; readonly any: string; readonly all: string; readonly values: string };

  /** The whole sentence; without `why`, only what is missing. */
  readonly sentence: (stage: string, what: string, why?: string) => string;
  /** Where what is missing is too long for a rule's message: that something is missing, and where it is listed. */
  readonly brief: (stage: string) => string;

  /** Behind the evidence of an answer that may be open. */
  readonly orOpen: string;
  readonly pains: (words: PainWords, evidence: string) => string;
  /** `amount`: absent where it has only to be known. */
  readonly impact: (evidence: string, amount?: string) => string;
  readonly fill: (label: string, currency?: string) => string;
  readonly set: (label: string, to: string) => string;
  readonly tick: (label: string) => string;
  /** The label of a field of the deal's account. */
  readonly ofAccount: (label: string) => string;
  /** Behind what is asked of a field that may be blank. */
  readonly orBlank: string;
  readonly movedBy: (label: string, days: number) => string;
  /** The stages from which alone the gate's stage is entered. */
  readonly cameFrom: (stages: readonly string[]) => string;
  /** What several parts have to give together. */
  readonly some: (atLeast: number, parts: readonly string[], isPoints: boolean) => string;
  readonly withPoints: (what: string, points: number) => string;
  readonly range: (from: string, to: string) => string;
  readonly orMore: (value: string) => string;
  readonly orLess: (value: string) => string;
  readonly dayRange: (from: string, to: string) => string;
  readonly orLater: (day: string) => string;
  readonly orEarlier: (day: string) => string;
  readonly prescribed: Readonly<Record<'all' | 'ifAny', string>>;
  readonly score: (atLeast: number) => string;
  readonly whys: Whys;
  readonly short: ShortWords;

  readonly newRecord: (firstStage: string) => string;
  readonly unknownStage: string;
  readonly steps: (most: number) => string;
  readonly product: string;
  /** From the fullest to the shortest, which names nothing: the first that fits is said. No gates: none allows an override. */
  readonly overrideStage: (gates: readonly OverrideWords[]) => readonly string[];
  readonly overrideTime: (gates: readonly OverrideWords[]) => readonly string[];
  readonly overrideReason: (gates: readonly OverrideWords[]) => readonly string[];
  readonly overrideApprover: string;
  /** Shown for a gate decision that names a playbook version which the org does not know. */
  readonly decisionPlaybook: string;
}
