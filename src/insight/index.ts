/**
 * Checks of answer texts: placeholders, keyboard mash, echoes of the question. The room is for everything that is concluded from text alone,
 * without an org, so that it stays pure; the checks themselves are a service bundle, because panels run them too.
 */
export { checkAnswer, fingerprint, shorten } from '../../force-app/main/insight/lwc/answerCheck/answerCheck.ts';
export type { FindingKind } from '../../force-app/main/insight/lwc/answerCheck/answerCheck.ts';
export { labelConcept, readSource } from '../../force-app/main/insight/lwc/noteSources/noteSources.ts';
export type { Known, NoteSource } from '../../force-app/main/insight/lwc/noteSources/noteSources.ts';
export {
  findQuote,
  placeText,
  quoteFinder,
  redact,
  sourceHash,
} from '../../force-app/main/insight/lwc/sourceQuotes/sourceQuotes.ts';
export type { Claim } from '../../force-app/main/insight/lwc/sourceQuotes/sourceQuotes.ts';
export { readModel } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
export type { NoteModel } from '../../force-app/main/insight/lwc/noteModel/noteModel.ts';
export { suggest } from '../../force-app/main/insight/lwc/noteSuggestions/noteSuggestions.ts';
export type { Suggestion } from '../../force-app/main/insight/lwc/noteSuggestions/noteSuggestions.ts';
export { isAsk, readFocus } from '../../force-app/main/insight/lwc/customerFocus/customerFocus.ts';
export { readValues } from '../../force-app/main/insight/lwc/noteValues/noteValues.ts';
export type { Values } from '../../force-app/main/insight/lwc/noteValues/noteValues.ts';
export { measureTalk } from './talk/measures.ts';
export type { Talk } from './talk/measures.ts';
export { compareTalk, readBenchmarks } from './talk/benchmarks.ts';
export type { BenchmarkName, Benchmarks, Comparison } from './talk/benchmarks.ts';
