import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePlaybook, validationRules, parsePlaybook, rulesSource } from '../src/playbook/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PLAYBOOK = 'playbooks/diagnose-first.yaml';

/** The files of force-app/gates by path below it, as the shipped playbook compiles to. @throws PlaybookError */
export function compiledGates(root: string = ROOT): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, PLAYBOOK), 'utf8');
  return rulesSource(validationRules(compilePlaybook(parsePlaybook(text, PLAYBOOK))));
}

/** Paths with forward slashes below `folder`; none where it does not exist. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'));
}

/** One line for each file of force-app/gates that is missing, differs or is surplus; none when all is as compiled. */
export function compareGates(files: ReadonlyMap<string, string>, root: string = ROOT): readonly string[] {
  const folder = join(root, 'force-app', 'gates');
  const present = new Set(filesIn(folder));
  const wrong = [...files].flatMap(([path, text]) => {
    if (!present.has(path)) return [`missing: force-app/gates/${path}`];
    return readFileSync(join(folder, path), 'utf8') === text ? [] : [`differs: force-app/gates/${path}`];
  });
  const surplus = [...present].filter((path) => !files.has(path)).map((path) => `surplus: force-app/gates/${path}`);
  return [...wrong, ...surplus].sort();
}

/** Makes force-app/gates hold these files and no others. */
export function writeGates(files: ReadonlyMap<string, string>, root: string = ROOT): void {
  const folder = join(root, 'force-app', 'gates');
  for (const path of filesIn(folder)) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
