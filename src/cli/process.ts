import { execFile } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Apart, Io, Terminal } from './io.ts';
import { run } from './run.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Runs the command line of this process and sets its exit code. */
export async function runProcess(): Promise<void> {
  // A closed pipe (`| head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const io: Io = {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
    ended: () =>
      new Promise((resolve) => {
        // `on`, not `once`: a library that finds no other listener would end the process before the org is closed.
        for (const signal of SIGNALS) process.on(signal, () => resolve());
      }),
    runApart,
    ...(process.stderr.isTTY ? { terminal: terminalOf(process.stderr) } : {}),
  };
  process.exitCode = await run(process.argv.slice(2), io);
}

/** See `Io.runApart`: the same script and Node flags as this process. */
export function runApart(argv: readonly string[], signal: AbortSignal): Promise<Apart> {
  const [, main = ''] = process.argv;
  return new Promise((resolve) => {
    execFile(process.execPath, [...process.execArgv, main, ...argv], { signal }, (error, out, err) =>
      resolve({ code: error === null ? 0 : (error.code ?? error.signal ?? 1), out, err }),
    );
  });
}

function terminalOf(stream: NodeJS.WriteStream): Terminal {
  return {
    get columns() {
      return stream.columns;
    },
    write: (text) => stream.write(text),
    onInterrupt: (clean) => {
      const end = (signal: NodeJS.Signals): void => {
        release();
        clean();
        // Ends the process, unless the command has a listener of its own.
        process.kill(process.pid, signal);
      };
      const release = (): void => SIGNALS.forEach((signal) => process.removeListener(signal, end));
      for (const signal of SIGNALS) process.once(signal, end);
      return release;
    },
  };
}
