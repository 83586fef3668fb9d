import {
  checkPlaybook,
  formatProblem,
  parsePlaybook,
  PlaybookError,
  type Problem,
} from '../../../src/playbook/index.ts';
import { playbookText } from './texts.ts';

/** What reading and checking a small playbook with these parts finds: each as `error …` or `warning …`, without its place. */
export function messagesOf(parts: Readonly<Record<string, unknown>>): readonly string[] {
  const text = (problem: Problem) =>
    `${problem.severity ?? 'error'} ${formatProblem(problem)}`.replace(/ p\.yaml:\d+:\d+:/, '');
  try {
    return checkPlaybook(parsePlaybook(playbookText(parts), 'p.yaml')).map(text);
  } catch (error) {
    if (error instanceof PlaybookError) return error.problems.map(text);
    throw error;
  }
}

/** An enforced gate. */
export const gate = (toEnter: string, require: readonly object[], more: object = {}) => ({
  toEnter,
  mode: 'enforce',
  require,
  ...more,
});

/** What is found about a gate that requires these. */
export const asking = (...require: object[]) => messagesOf({ gates: [gate('Second', require)] });
