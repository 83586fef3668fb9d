// Measures the record page's panels and prints one line of JSON; run by `npm run bench` in a process of its own.
import { panelFigures } from './panels/browser.ts';
import { panelSize } from './panels/size.ts';

const size = await panelSize();
const figures = await panelFigures((text) => process.stderr.write(`${text}\n`));
console.log(JSON.stringify({ size, ...figures }));
