import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
