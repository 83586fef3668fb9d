// Parses on old Nodes on purpose: `npm start` imports it before it checks the version.
import { readFileSync } from 'node:fs';

/**
 * Ends this process when the npm that runs it is gone. Stopping `npm start` stops npm, which may leave its shell and this process
 * behind. Only npm counts: the terminal or script that started npm may close without an effect. No effect outside of npm.
 */
export function followParent() {
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

/** The name of a process on systems with `/proc`, else empty. */
function nameOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The parent of a process on systems with `/proc`, else undefined. */
function parentOf(pid) {
  try {
    // `pid (name) state parent …`; the name may contain anything, brackets included.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop();
    return fields === undefined ? undefined : fields.split(' ')[1];
  } catch {
    return undefined;
  }
}
