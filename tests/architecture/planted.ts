import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './cruise.ts';

/** A tree of its own with the project's rules and packages and these files in it, for as long as `use` runs. */
export function withPlantedTree<Result>(
  files: Readonly<Record<string, string>>,
  use: (tree: string) => Result,
): Result {
  const tree = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const path of ['config', 'package.json', 'tsconfig.json', 'src/local-org/page/tsconfig.modules.json']) {
      cpSync(join(root, path), join(tree, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const [path, text] of Object.entries({ 'force-app/tsconfig.bundles.json': bundleMap(files), ...files })) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return use(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** `c/x` for every planted `force-app/main/<feature>/lwc/x/x.ts`. */
function bundleMap(files: Readonly<Record<string, string>>): string {
  const paths = Object.keys(files).flatMap((path) => {
    const [, name] = /^force-app\/main\/\w+\/lwc\/(\w+)\/\1\.ts$/.exec(path) ?? [];
    return name === undefined ? [] : [[`c/${name}`, [path.replace('force-app', '.')]]];
  });
  return JSON.stringify({ compilerOptions: { paths: Object.fromEntries(paths) } });
}
