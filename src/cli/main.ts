#!/usr/bin/env node
// Only a dynamic import, after the version check: an old Node would stop at the syntax of imported files with a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 19)) {
  const { runProcess } = await import('./process.ts');
  await runProcess();
} else {
  process.stderr.write(
    'This is Node ' +
      process.versions.node +
      ', and Diagnose First needs 22.19 or newer. Run it through npm (`npm start`, `npx diagnose`), ' +
      'which uses the Node 24 that `npm ci` installs, or install a newer Node.\n',
  );
  process.exitCode = 2;
}
