// `npm run seed:big`: a local org with 1,000,000 deals, always the same ones. Parses on old Nodes on purpose.
import { requireNode } from './node-version.mjs';
requireNode();

const { seedCommand } = await import('../tests/bench/seed/command.ts');

process.exitCode = await seedCommand(process.argv.slice(2), {
  out: (line) => console.log(line),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
});
