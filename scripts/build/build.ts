import { spawn } from 'node:child_process';
import { cpSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFolders } from './bundle-map.ts';
import { emitBundles, removeOrphans } from './bundles.ts';
import { buildPage } from './page.ts';

/**
 * Builds everything; returns the exit code. tsc and the page build run in parallel: on two cores the slower one determines the time.
 * What src reads at run time and is not TypeScript (SQL, JSON) is copied next to the compiled files.
 */
export async function build(root: string): Promise<number> {
  const started = performance.now();
  const compiled = run(
    process.execPath,
    [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', 'config/tsconfig.build.json'],
    root,
  );
  removeOrphans(join(root, 'force-app/main'));
  const written = emitBundles(bundleFolders(root));
  const page = await settle(buildPage(root));
  const code = await compiled;
  copyAssets(root);
  if (page instanceof Error) console.error(page.message);
  if (code !== 0 || page instanceof Error) return 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Built in ${seconds} s: dist, ${written.emitted.length} bundle files, the page (${page.files} files).`);
  return 0;
}

function run(command: string, args: string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The error as a value, so that the other half of the build is not torn down half-written. */
async function settle<Value>(promise: Promise<Value>): Promise<Value | Error> {
  return promise.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

/** Copies what `src` reads at run time and is not TypeScript next to the compiled files. */
export function copyAssets(root: string): void {
  const assets = globSync('src/**/*.{sql,json,css,html,xml,txt,yaml,csv}', { cwd: root });
  for (const path of assets) {
    if (path.startsWith('src/local-org/page/') || path.endsWith('tsconfig.json')) continue;
    cpSync(join(root, path), join(root, 'dist', path), { recursive: true });
  }
}
