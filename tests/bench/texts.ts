import { textFigures } from './texts/figures.ts';

// `npm run bench` runs this in a process of its own: prints a `TextReport` as JSON.
process.stdout.write(JSON.stringify(textFigures(Number(process.argv[2]))));
