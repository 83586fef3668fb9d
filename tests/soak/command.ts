import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEIGHTS, train } from '../../scripts/notes/train.ts';
import { checkFiles } from '../insight/notes/checks.ts';
import { checkHostile } from '../insight/notes/hostile.ts';
import { ROOT } from '../metadata/source.ts';

/** What takes too long for each commit: the same checks as in the tests, twenty times as many. */
const SOAKS: Readonly<Record<string, () => readonly string[]>> = {
  'note files': () => checkFiles(10_000, 1),
  'hostile notes': () => checkHostile(1_048_576),
  'note weights': checkWeights,
};

/** Trains the note model again: the shipped weights must come from `training/notes`, byte by byte. */
function checkWeights(): readonly string[] {
  const isSame = Buffer.from(train(ROOT).bytes).equals(readFileSync(join(ROOT, WEIGHTS)));
  return isSame ? [] : [`\`${WEIGHTS}\` does not come from \`training/notes\`. Run \`npm run train:notes\`.`];
}

/** Runs the named soaks, or all; returns the exit code: 0 fine, 1 something was found, 2 an unknown name. */
export function soakCommand(names: readonly string[], out: (line: string) => void): number {
  const unknown = names.find((name) => !(name in SOAKS));
  if (unknown !== undefined) {
    out(`There is no soak \`${unknown}\`: use ${Object.keys(SOAKS).join(', ')} or nothing for all.`);
    return 2;
  }
  let code = 0;
  for (const [name, run] of Object.entries(SOAKS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const faults = run();
    out(faults.length === 0 ? `${name}: nothing found.` : `${name}:\n${faults.join('\n')}`);
    if (faults.length > 0) code = 1;
  }
  return code;
}
