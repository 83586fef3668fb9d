import { LONGEST } from './answerDraft.ts';

/** Why a text may not be an answer yet. */
export type AdviceKind = 'placeholder' | 'mash' | 'echo' | 'repeat' | 'long';

/** Kind of the better question that is suggested, by what the question is about. */
export type Better = 'steps' | 'lastTime' | 'figures' | 'people' | 'dates' | 'person';

/** Advice about a text. */
export interface Advice {
  readonly kind: AdviceKind;
  readonly better: Better;
  /** The text cannot be an answer at all, so saving it anyway is not offered; the seller can choose "not known yet". */
  readonly isBarred: boolean;
}

const BETTER: Readonly<Record<string, Better>> = {
  situation: 'steps',
  'tried before': 'steps',
  'required capabilities': 'steps',
  'solution fit': 'steps',
  alternatives: 'steps',
  problem: 'lastTime',
  'root cause': 'lastTime',
  'side effects': 'lastTime',
  'business impact': 'figures',
  'cost of inaction': 'figures',
  'success metric': 'figures',
  budget: 'figures',
  'economic buyer': 'people',
  champion: 'people',
  'stakeholder risk': 'people',
  'decision criteria': 'people',
  'decision process': 'people',
  'paper process': 'people',
  'critical event': 'dates',
  timeline: 'dates',
  priority: 'dates',
};

/** A text to check. */
interface Candidate {
  readonly text: string;
  readonly concept: string;
  readonly questions: readonly string[];
  /** Answers of the deal's other concepts. */
  readonly others: readonly string[];
}

/** Functions of `c/answerCheck`, which is loaded with the form. When that failed they are absent, and only the length is checked. */
export type Checks = Partial<Pick<typeof import('c/answerCheck'), 'checkAnswer' | 'isExactPlaceholder' | 'isRepeat'>>;

/** Advice about a text before it is saved; undefined when nothing is wrong with it. */
export function adviceOn(candidate: Candidate, checks: Checks): Advice | undefined {
  const kind = kindOf(candidate, checks);
  if (!kind) return undefined;
  const { text, concept } = candidate;
  const isBarred = kind === 'long' || (kind === 'placeholder' && checks.isExactPlaceholder?.(text) === true);
  return { kind, better: BETTER[concept] ?? 'person', isBarred };
}

function kindOf({ text, concept, questions, others }: Candidate, checks: Checks): AdviceKind | undefined {
  if (text.trim().length > LONGEST) return 'long';
  for (const question of questions) {
    const finding = checks.checkAnswer?.({ text, question, concept });
    if (finding) return finding.kind;
  }
  return checks.isRepeat?.(text, others) ? 'repeat' : undefined;
}
