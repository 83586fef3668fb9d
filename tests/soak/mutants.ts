import { readCases } from '../../scripts/goldens-files.ts';
import {
  oneOf,
  tryEvaluatorMutants,
  tryFormulaMutants,
  tryQueryMutants,
  type Tally,
} from '../conformance/decided/mutants.ts';
import { cases, shipped } from '../conformance/decided/playbooks.ts';
import { decidedSet } from '../conformance/decided/states.ts';

/** Equivalent mutants that differ in names and numbers only, in one line with their number and one of them. */
function grouped(equivalent: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const one of equivalent) {
    const change = one.slice(one.indexOf(': ') + 2);
    const shape = change.replace(/"[^"]*"|'[^']*'|[\d.]+|\b\w*__c\b/g, '…').slice(0, 400);
    groups.set(shape, [...(groups.get(shape) ?? []), one]);
  }
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .map((group) => `  ${group.length} × ${group[0]!.replace(/\s+/g, ' ').slice(0, 260)}`);
}

/** Tries every mutant of every backend on the shipped playbooks and the conformance cases. */
export async function checkMutants(say: (line: string) => void, share = 1): Promise<readonly string[]> {
  // Conditions on children have no rule, so that no states decide them.
  const sets = [...shipped(), ...cases()]
    .map(([name, playbooks]) => [name, decidedSet(playbooks)] as const)
    .filter(([, set]) => set.rules.length > 0);
  const lines = new Map(readCases().map(({ name, lines: own }) => [name, own]));
  const missed: string[] = [];
  const report = (backend: string, tally: Tally) => {
    const { made, caught, equivalent, broken } = tally;
    say(
      `${backend}: ${made} made, ${caught} caught, ${equivalent.length} equivalent, ${tally.missed.length} missed, ${broken} no text of it. Equivalent:`,
    );
    for (const line of grouped(equivalent)) say(line);
    missed.push(...tally.missed.map((one) => `${backend}: ${one}`));
  };
  report('formulas', tryFormulaMutants(sets, oneOf(share, 1)));
  report('evaluator', tryEvaluatorMutants(sets, lines, oneOf(share, 1)));
  report('queries', await tryQueryMutants(sets, oneOf(share, 1)));
  return missed;
}
