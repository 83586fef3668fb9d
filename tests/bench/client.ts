import { clientFigures } from './client/figures.ts';

// `npm run bench` runs this in a process of its own: prints a `ClientReport` as JSON.
const rounds = Number(process.argv[2]);
process.stdout.write(JSON.stringify(await clientFigures({ records: 1_000_000, saved: 300_000, rounds, cli: true })));
