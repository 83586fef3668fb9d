import { existsSync, globSync, readFileSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A bundle's TypeScript file, the .js next to it, and the content that the .js should have. */
export interface Emit {
  readonly source: string;
  readonly target: string;
  readonly code: string;
}

/**
 * What the platform may get of a TypeScript file: types gone, decorators and class fields as written (the platform's compiler
 * requires them), `./part.ts` imported as `./part.js`.
 *
 *     import { rank } from './rank.ts';   →   import { rank } from './rank.js';
 */
export function stripTypes(source: string, fileName: string): string {
  const { outputText } = ts.transpileModule(source, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      useDefineForClassFields: true,
      experimentalDecorators: false,
      rewriteRelativeImportExtensions: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  return outputText;
}

/** Every TypeScript file of these bundle folders (tests left out) with its fresh emit. */
export function freshEmits(folders: readonly string[]): Emit[] {
  const emits: Emit[] = [];
  for (const path of folders) {
    for (const name of readdirSync(path)) {
      if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
      const source = join(path, name);
      const code = stripTypes(readFileSync(source, 'utf8'), source);
      emits.push({ source, target: source.replace(/\.ts$/, '.js'), code });
    }
  }
  return emits;
}

/** Writes the .js files that are missing or differ; the others keep their time stamp. */
export function emitBundles(folders: readonly string[]): { emitted: readonly Emit[]; changed: number } {
  const emitted = freshEmits(folders);
  let changed = 0;
  for (const { target, code } of emitted) {
    if (existsSync(target) && readFileSync(target, 'utf8') === code) continue;
    writeFileSync(target, code);
    changed += 1;
  }
  return { emitted, changed };
}

/**
 * Removes built .js files below `packages` (`force-app/main`) whose TypeScript is gone, and the folders that are empty then. Git ignores
 * built files, so a bundle that was renamed or deleted leaves them behind, and an org refuses such a bundle.
 * @returns the removed files, relative to `packages`
 */
export function removeOrphans(packages: string): readonly string[] {
  const orphans = globSync('*/lwc/*/*.js', { cwd: packages }).filter(
    (file) => !existsSync(join(packages, file.replace(/\.js$/, '.ts'))),
  );
  for (const file of orphans) rmSync(join(packages, file));
  const folders = orphans.flatMap((file) => [dirname(file), dirname(dirname(file))]);
  for (const folder of [...new Set(folders)].sort((one, other) => other.length - one.length)) {
    const path = join(packages, folder);
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
  }
  return orphans.sort();
}
