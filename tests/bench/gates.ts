// `node tests/bench/gates.ts [records]`: how fast gates are judged, as one line of JSON. Run by itself, in a process with nothing else in it.
import { gateFigures } from './gates/figures.ts';

const ROUNDS = 9;

const report = await gateFigures(Number(process.argv[2] ?? 1_000_000), ROUNDS);
process.stdout.write(`${JSON.stringify(report)}\n`);
