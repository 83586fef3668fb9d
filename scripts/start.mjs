// `npm start`: the local org with demo deals and gates, until it is asked to end. Parses on old Nodes on purpose.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { requireNode } from './node-version.mjs';

requireNode();

const main = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'src', 'cli', 'main.js');
if (existsSync(main)) {
  followParents();
  process.argv = [process.execPath, main, 'org', 'start', '--demo', ...process.argv.slice(2)];
  await import(pathToFileURL(main).href);
} else {
  console.error(
    'Nothing is built yet: `dist/src/cli/main.js` is missing. Run `npm ci`, which installs and builds, and then `npm start` again.',
  );
  process.exitCode = 2;
}

/**
 * Whoever stops `npm start` stops npm, which may leave its shell and this process behind: so the server ends when npm is gone. Only npm
 * counts: the terminal or script that npm was started from may close, and the server goes on.
 */
function followParents() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // npm runs scripts through a shell, which some shells replace by the script itself.
  const throughShell = /^(sh|dash|bash|zsh|ash|busybox)$/.test(nameOf(parent));
  const npm = throughShell ? parentOf(parent) : undefined;
  const timer = setInterval(function () {
    if (process.ppid === parent && (!throughShell || parentOf(parent) === npm)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}

/** The name of a process where the system shows it as a file, else empty. */
function nameOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The parent of a process where the system shows it as a file, else undefined. */
function parentOf(pid) {
  try {
    // `pid (name) state parent …`; the name may hold anything, brackets included.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop();
    return fields === undefined ? undefined : fields.split(' ')[1];
  } catch {
    return undefined;
  }
}
