import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerOf, painOf, type ApiRecord } from '../force-app/main/base/lwc/dealRows/dealRows.ts';
import {
  compilePlaybook,
  decideAmong,
  decisionsSql,
  explainPlaybook,
  validationRules,
  parsePlaybook,
  rulesPackage,
  type Attempt,
  type CompiledPlaybook,
} from '../src/playbook/index.ts';

const CASES = fileURLToPath(new URL('../tests/conformance/playbook', import.meta.url));

const [FIRST, LATER, RECORDS] = ['playbook.yaml', 'later.yaml', 'records.jsonl'] as const;

/** What a person writes of a case (`later.yaml`: a version that is live beside the first); everything else in its folder is golden. */
export const WRITTEN: readonly string[] = [FIRST, LATER, RECORDS];

/** One line of `records.jsonl`: an attempt, and what a person says that it must come to (`missing`: `stage > kind`). */
export interface CaseLine extends Attempt {
  readonly name: string;
  readonly expect: string;
  readonly missing: readonly string[];
}

export interface ConformanceCase {
  readonly name: string;
  readonly playbook: CompiledPlaybook;
  /** All live versions: the playbook, and the later one where there is one. */
  readonly versions: readonly CompiledPlaybook[];
  readonly lines: readonly CaseLine[];
}

/** The folders of `tests/conformance/playbook`, read and compiled. */
export function readCases(folder: string = CASES): readonly ConformanceCase[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
      const files = [FIRST, LATER].filter((file) => existsSync(join(folder, name, file)));
      const parsed = files.map((file) => parsePlaybook(read(file), `${name}/${file}`));
      const versions = parsed.map((one) => compilePlaybook(one, parsed));
      const lines = read(RECORDS).trim().split('\n');
      return { name, playbook: versions[0]!, versions, lines: lines.map(caseLine) };
    });
}

/** The children in a line have API names, as those of `diagnose playbook decide`. */
function caseLine(text: string): CaseLine {
  const line = JSON.parse(text) as Omit<CaseLine, 'children'> & {
    readonly children?: { readonly pains?: readonly ApiRecord[]; readonly answers?: readonly ApiRecord[] };
  };
  const { pains = [], answers = [] } = line.children ?? {};
  return { ...line, children: { pains: pains.map(painOf), answers: answers.map(answerOf) } };
}

/** The golden files of a case by their name: the text of every backend, and the verdict of every line. */
export function goldensOf({ versions, lines }: ConformanceCase): ReadonlyMap<string, string> {
  const rules = validationRules(versions);
  const each = (print: (playbook: CompiledPlaybook) => string) =>
    versions.length === 1
      ? versions.map(print).join('')
      : versions.map((playbook) => `--- version ${playbook.version}\n${print(playbook)}`).join('\n');
  const formulas = rules.map(({ name, active, message, formula }) =>
    [`${name}${active ? '' : ' (not active)'}`, message, formula, ''].join('\n'),
  );
  const metadata = [...rulesPackage(rules, '66.0')].map(([path, text]) => `--- ${path}\n${text}`);
  const verdicts = lines.map((line) => JSON.stringify({ name: line.name, ...decideAmong(versions, line) }));
  return new Map([
    ['formula.txt', formulas.join('\n')],
    ['sql.txt', each((playbook) => decisionsSql(playbook, 'attempts'))],
    ['explain.txt', each(explainPlaybook)],
    ['metadata.txt', metadata.join('')],
    ['verdicts.jsonl', `${verdicts.join('\n')}\n`],
  ]);
}

/** One line for each golden file that is missing, differs or is surplus. */
export function compareGoldens(folder: string = CASES): readonly string[] {
  return readCases(folder).flatMap((one) => {
    const goldens = goldensOf(one);
    const present = readdirSync(join(folder, one.name));
    const wrong = [...goldens].flatMap(([file, text]) => {
      const path = join(folder, one.name, file);
      if (!existsSync(path)) return [`missing: ${one.name}/${file}`];
      return readFileSync(path, 'utf8') === text ? [] : [`differs: ${one.name}/${file}`];
    });
    const surplus = present.filter((file) => !goldens.has(file) && !WRITTEN.includes(file));
    return [...wrong, ...surplus.map((file) => `surplus: ${one.name}/${file}`)];
  });
}

/** Makes each case's folder hold these goldens and no others; gives how many there are. */
export function writeGoldens(folder: string = CASES): number {
  let count = 0;
  for (const one of readCases(folder)) {
    const goldens = goldensOf(one);
    mkdirSync(join(folder, one.name), { recursive: true });
    for (const file of readdirSync(join(folder, one.name)))
      if (!goldens.has(file) && !WRITTEN.includes(file)) rmSync(join(folder, one.name, file), { recursive: true });
    for (const [file, text] of goldens) writeFileSync(join(folder, one.name, file), text);
    count += goldens.size;
  }
  return count;
}
