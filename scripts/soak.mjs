// `npm run soak`: the long forms of checks that the tests run in short. Takes minutes; no part of `npm test`.
import { requireNode } from './node-version.mjs';
requireNode();

const { soakCommand } = await import('../tests/soak/command.ts');

process.exitCode = await soakCommand(process.argv.slice(2), (line) => console.log(line));
