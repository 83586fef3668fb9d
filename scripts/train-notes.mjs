// `npm run train:notes`: trains the model that reads notes from training/notes and writes its weights, the static resource DF_Note_Model.
// `--check` compares with the shipped weights instead.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requireNode } from './node-version.mjs';
import { root } from './run.mjs';
requireNode();

const { WEIGHTS, train } = await import('./notes/train.ts');

const { bytes, rows } = train(root);
const path = join(root, WEIGHTS);
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  console.log(`Trained on ${rows} sentences; wrote ${bytes.length} bytes to ${WEIGHTS}.`);
} else if (Buffer.compare(readFileSync(path), bytes) === 0) {
  console.log(`The weights in ${WEIGHTS} are those of training/notes.`);
} else {
  console.error(
    `The weights in ${WEIGHTS} are not those of training/notes. Run \`npm run train:notes\` and commit the file.`,
  );
  process.exitCode = 1;
}
