/** What text tells. The check itself is a service bundle, so that panel and service judge alike. */
export {
  checkAnswer,
  fingerprint,
  isEcho,
  isKeyboardMash,
  isPlaceholder,
  shorten,
} from '../../force-app/main/base/lwc/answerCheck/answerCheck.ts';
export type { AnswerText, Finding, FindingKind } from '../../force-app/main/base/lwc/answerCheck/answerCheck.ts';
