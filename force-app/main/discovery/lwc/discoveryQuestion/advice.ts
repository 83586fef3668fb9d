import { LONGEST } from './answerDraft.ts';

/** Why a text may not be an answer yet. */
export type AdviceKind = 'placeholder' | 'mash' | 'echo' | 'repeat' | 'long';

/** What the customer can be asked instead, by what the question is about. */
export type Better = 'steps' | 'lastTime' | 'figures' | 'people' | 'dates' | 'person';

export interface Advice {
  readonly kind: AdviceKind;
  readonly better: Better;
  /** It is no answer to anything: not known yet would be the honest word for it. */
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

/** A text that may be an answer. */
interface Candidate {
  readonly text: string;
  readonly concept: string;
  readonly questions: readonly string[];
  /** Answers of the deal's other concepts. */
  readonly others: readonly string[];
}

/** Checks of a text: `c/answerCheck`, which comes with the form. Without it (it could not be loaded) only the length counts. */
export type Checks = Partial<Pick<typeof import('c/answerCheck'), 'checkAnswer' | 'isExactPlaceholder' | 'isRepeat'>>;

/** What to say about a text before it is saved; undefined where it may well be an answer. */
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
