import placeholder from '@salesforce/label/c.DF_Question_Advice_Placeholder';
import mash from '@salesforce/label/c.DF_Question_Advice_Mash';
import echo from '@salesforce/label/c.DF_Question_Advice_Echo';
import wordless from '@salesforce/label/c.DF_Question_Advice_Wordless';
import repetition from '@salesforce/label/c.DF_Question_Advice_Repetition';
import pointer from '@salesforce/label/c.DF_Question_Advice_Pointer';
import promise from '@salesforce/label/c.DF_Question_Advice_Promise';
import confession from '@salesforce/label/c.DF_Question_Advice_Confession';
import template from '@salesforce/label/c.DF_Question_Advice_Template';
import vague from '@salesforce/label/c.DF_Question_Advice_Vague';
import number from '@salesforce/label/c.DF_Question_Advice_Number';
import repeat from '@salesforce/label/c.DF_Question_Advice_Repeat';
import long from '@salesforce/label/c.DF_Question_Advice_Long';
import steps from '@salesforce/label/c.DF_Question_Better_Steps';
import lastTime from '@salesforce/label/c.DF_Question_Better_Last_Time';
import figures from '@salesforce/label/c.DF_Question_Better_Figures';
import people from '@salesforce/label/c.DF_Question_Better_People';
import dates from '@salesforce/label/c.DF_Question_Better_Dates';
import person from '@salesforce/label/c.DF_Question_Better_Person';
import { checkAnswer, isExactPlaceholder, isRepeat } from 'c/answerCheck';
import { LONGEST, shorten } from 'c/answerDraft';
import { fill } from 'c/textTemplate';

/** Advice about a text. */
export interface Advice {
  /** Why the text may be no answer. */
  readonly reason: string;
  /** A better question; empty for a text that is only too long. */
  readonly better: string;
  readonly isTooLong: boolean;
  /** The text cannot be an answer at all, so saving it anyway is not offered; the seller can choose "not known yet". */
  readonly isBarred: boolean;
}

const REASONS = {
  placeholder,
  mash,
  echo,
  wordless,
  repetition,
  pointer,
  promise,
  confession,
  template,
  vague,
  number,
  repeat,
};
type Kind = keyof typeof REASONS;

/** The better question, by what the question is about. */
const BETTER: Readonly<Record<string, string>> = {
  situation: steps,
  'tried before': steps,
  'required capabilities': steps,
  'solution fit': steps,
  alternatives: steps,
  problem: lastTime,
  'root cause': lastTime,
  'side effects': lastTime,
  'business impact': figures,
  'cost of inaction': figures,
  'success metric': figures,
  budget: figures,
  'economic buyer': people,
  champion: people,
  'stakeholder risk': people,
  'decision criteria': people,
  'decision process': people,
  'paper process': people,
  'critical event': dates,
  timeline: dates,
  priority: dates,
};

/** A text to check. */
interface Candidate {
  readonly text: string;
  readonly concept: string;
  readonly questions: readonly string[];
  /** Answers of the deal's other concepts. */
  readonly others: readonly string[];
}

/** Advice about a text before it is saved; undefined when nothing is wrong with it. */
export function adviceOn(candidate: Candidate): Advice | undefined {
  const { text, concept } = candidate;
  const { length } = text.trim();
  if (length > LONGEST) return { reason: fill(long, length, LONGEST), better: '', isTooLong: true, isBarred: true };
  const kind = kindOf(candidate);
  if (!kind) return undefined;
  const isBarred = isExactPlaceholder(text);
  const reason = fill(REASONS[kind], shorten(text));
  return { reason, better: BETTER[concept] ?? person, isTooLong: false, isBarred };
}

function kindOf({ text, concept, questions, others }: Candidate): Kind | undefined {
  for (const question of questions) {
    const finding = checkAnswer({ text, question, concept });
    if (finding) return finding.kind;
  }
  return isRepeat(text, others) ? 'repeat' : undefined;
}
