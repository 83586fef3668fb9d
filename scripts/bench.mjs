// `npm run bench`: compares the local org with plain SQLite, and gates with other ways of judging, as ratios. Parses on old Nodes on purpose.
import { requireNode } from './node-version.mjs';
requireNode();

const { benchCommand } = await import('../tests/bench/command.ts');

process.exitCode = await benchCommand(process.argv.slice(2), {
  out: (line) => console.log(line),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
});
