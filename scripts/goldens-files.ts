import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { painOf, type ApiRecord } from '../force-app/main/base/lwc/dealRows/dealRows.ts';
import {
  compilePlaybook,
  decideAll,
  decisionsSql,
  explainPlaybook,
  validationRules,
  parsePlaybook,
  rulesPackage,
  type Attempt,
  type CompiledPlaybook,
} from '../src/playbook/index.ts';
import { caseText, sectionsOf } from './case-sections.ts';

const CASES = fileURLToPath(new URL('../tests/conformance/playbook', import.meta.url));

/** One file a case: `filled-alone.txt`. */
const ENDING = '.txt';
const [FIRST, LATER, RECORDS] = ['playbook.yaml', 'later.yaml', 'records.jsonl'] as const;

/** Sections that a person writes (`later.yaml`: a second live version); every other section of a case is golden. */
const WRITTEN: readonly string[] = [FIRST, LATER, RECORDS];

/** One line of `records.jsonl`: an attempt with the expected outcome, written by a person (`missing`: `stage > kind`). */
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

/** The sections that a person writes, in the order of the file. */
function writtenIn(text: string): ReadonlyMap<string, string> {
  return new Map([...sectionsOf(text)].filter(([name]) => WRITTEN.includes(name)));
}

function caseNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

function readCase(folder: string, name: string): ConformanceCase {
  const text = readFileSync(join(folder, name + ENDING), 'utf8');
  const written = writtenIn(text);
  const files = [FIRST, LATER].filter((file) => written.has(file));
  const parsed = files.map((file) => parsePlaybook(written.get(file)!, `${name}/${file}`));
  const versions = parsed.map((one) => compilePlaybook(one, parsed));
  const lines = (written.get(RECORDS) ?? '').trim().split('\n');
  return { name, playbook: versions[0]!, versions, lines: lines.map(caseLine) };
}

/** The children in a line have API names, as those of `diagnose playbook decide`. */
function caseLine(text: string): CaseLine {
  const line = JSON.parse(text) as Omit<CaseLine, 'children'> & {
    readonly children?: { readonly pains?: readonly ApiRecord[] };
  };
  const { pains = [] } = line.children ?? {};
  return { ...line, children: { pains: pains.map(painOf) } };
}

/** The cases of `tests/conformance/playbook`, read and compiled. */
export function readCases(folder: string = CASES): readonly ConformanceCase[] {
  return caseNames(folder).map((name) => readCase(folder, name));
}

/** The goldens of a case by their name: the text of every backend, and the verdict of every line. */
function goldensOf({ versions, lines }: ConformanceCase): ReadonlyMap<string, string> {
  const rules = validationRules(versions);
  const each = (print: (playbook: CompiledPlaybook) => string) =>
    versions.length === 1
      ? versions.map(print).join('')
      : versions.map((playbook) => `--- version ${playbook.version}\n${print(playbook)}`).join('\n');
  const formulas = rules.map(({ name, active, message, formula }) =>
    [`${name}${active ? '' : ' (not active)'}`, message, formula, ''].join('\n'),
  );
  const metadata = [...rulesPackage(rules, '66.0')].map(([path, text]) => `--- ${path}\n${text}`);
  const verdicts = lines.map((line) => JSON.stringify({ name: line.name, ...decideAll(versions, line) }));
  return new Map([
    ['formula', formulas.join('\n')],
    ['sql', each((playbook) => decisionsSql(playbook, 'attempts'))],
    ['postgres', each((playbook) => decisionsSql(playbook, 'attempts', 'postgres'))],
    ['explain', each(explainPlaybook)],
    ['metadata', metadata.join('')],
    ['verdicts', `${verdicts.join('\n')}\n`],
  ]);
}

/** One line for each golden that is missing, differs or is surplus. */
export function compareGoldens(folder: string = CASES): readonly string[] {
  const files = readdirSync(folder).filter((file) => !file.endsWith(ENDING));
  const cases = readCases(folder).flatMap((one) => {
    const text = readFileSync(join(folder, one.name + ENDING), 'utf8');
    const present = sectionsOf(text);
    const goldens = goldensOf(one);
    const wrong = [...goldens].flatMap(([name, golden]) => {
      if (!present.has(name)) return [`missing: ${one.name}/${name}`];
      return present.get(name) === golden ? [] : [`differs: ${one.name}/${name}`];
    });
    const surplus = [...present.keys()].filter((name) => !goldens.has(name) && !WRITTEN.includes(name));
    const found = [...wrong, ...surplus.map((name) => `surplus: ${one.name}/${name}`)];
    const isOrdered = caseText(new Map([...writtenIn(text), ...goldens])) === text;
    return found.length > 0 || isOrdered ? found : [`differs: ${one.name} (the order of its sections)`];
  });
  return [...cases, ...files.map((file) => `surplus: ${file}`)];
}

/** Makes each case's file hold what a person wrote and these goldens; gives how many goldens there are. */
export function writeGoldens(folder: string = CASES): number {
  let count = 0;
  for (const one of readCases(folder)) {
    const path = join(folder, one.name + ENDING);
    const goldens = goldensOf(one);
    writeFileSync(path, caseText(new Map([...writtenIn(readFileSync(path, 'utf8')), ...goldens])));
    count += goldens.size;
  }
  for (const file of readdirSync(folder)) if (!file.endsWith(ENDING)) rmSync(join(folder, file), { recursive: true });
  return count;
}
