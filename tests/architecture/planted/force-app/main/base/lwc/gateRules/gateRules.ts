import { answer } from '../answerCheck/answerCheck.ts';
export const gate = answer;
