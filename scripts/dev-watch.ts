import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { copyAssets } from './build/build.ts';
import { bundleFolders } from './build/bundle-map.ts';
import { emitBundles } from './build/bundles.ts';
import { buildPage } from './build/page.ts';

/** Milliseconds without a further change before a rebuild: editors write a file in several steps. */
const QUIET_MS = 150;

/**
 * Watches the source until `ended`: TypeScript of `src` is compiled and the server restarted, bundles are emitted and the page is
 * rebuilt. A mistake is printed and the last good build stays. Returns the exit code; no child process is left.
 */
export async function develop(root: string, args: readonly string[], ended: Promise<unknown>): Promise<number> {
  const server = serverOf(root, args);
  const rebuildPage = oneAtATime(() => buildBundlesAndPage(root));
  const restart = oneAtATime(() => server.restart());
  const compiler = watchTypes(root, () => void restart());
  // From the start: what is saved during the first build is built after it.
  const watchers = [
    onChange(join(root, 'force-app'), /(?<!\.test)\.(ts|html|css|xml)$/, rebuildPage),
    onChange(join(root, 'src/local-org/page'), /\.(ts|html|css|json|svg)$/, rebuildPage),
    onChange(join(root, 'src'), /\.(sql|json|yaml|csv)$/, async () => {
      copyAssets(root);
      await restart();
    }),
  ];
  const crashed = new Promise<number>((resolve) => compiler.child.once('exit', (code) => resolve(code ?? 1)));
  const stopped = ended.then(() => 0);
  try {
    await Promise.race([Promise.all([compiler.ready, rebuildPage()]), stopped, crashed]);
    return await Promise.race([stopped, crashed]);
  } finally {
    for (const watcher of watchers) watcher.close();
    await Promise.all([stop(compiler.child), server.close()]);
  }
}

/** Bundles as .js next to their .ts, then the page in `dist/page`. A mistake is printed. */
async function buildBundlesAndPage(root: string): Promise<void> {
  const started = performance.now();
  try {
    emitBundles(bundleFolders(root));
    await buildPage(root);
    console.log(`Page built in ${((performance.now() - started) / 1000).toFixed(1)} s. Reload it in the browser.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** `tsc --watch` into `dist`. `onCompiled` runs after every compilation without errors, `ready` resolves after the first one. */
function watchTypes(
  root: string,
  onCompiled: () => void,
): { readonly child: ChildProcess; readonly ready: Promise<void> } {
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const flags = ['-p', 'config/tsconfig.build.json', '--watch', '--preserveWatchOutput', '--pretty', 'false'];
  const child = spawn(process.execPath, [compiler, ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = text.split('\n').filter((line) => /error TS/.test(line));
      for (const line of lines) console.error(line);
      if (!/Found 0 errors/.test(text)) return;
      copyAssets(root);
      resolve();
      onCompiled();
    });
  });
  return { child, ready };
}

/** The local org in a process of its own. A restart keeps the port, so the link of the browser's tab stays valid. */
function serverOf(root: string, args: readonly string[]): { restart(): Promise<void>; close(): Promise<void> } {
  let child: ChildProcess | undefined;
  let isClosed = false;
  let all = args;
  return {
    async restart() {
      await stop(child);
      if (isClosed) return;
      const main = join(root, 'dist/src/cli/main.js');
      child = spawn(process.execPath, [main, 'org', 'start', '--demo', ...all], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        process.stdout.write(text);
        const [, taken] = /http:\/\/localhost:(\d+)/.exec(text) ?? [];
        if (taken) all = [...withoutPort(args), '--port', taken];
      });
    },
    async close() {
      isClosed = true;
      await stop(child);
    },
  };
}

/** The options but for the port, which a command takes once. */
function withoutPort(args: readonly string[]): string[] {
  return args.filter((arg, at) => arg !== '--port' && args[at - 1] !== '--port' && !arg.startsWith('--port='));
}

/** Ends a process and waits for it. */
function stop(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Runs `work` after changes below a folder, tests and emitted .js files excepted. */
function onChange(folder: string, files: RegExp, work: () => Promise<void>): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name === null || !files.test(name) || /__tests__|node_modules/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void work(), QUIET_MS);
  });
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** `work`, never twice at the same time: calls during a run are answered by one more run after it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running = work().finally(() => (running = undefined));
    return running;
  };
  return () => {
    if (running === undefined) return run();
    next ??= running.then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
}
