// `npm run words`: private words in names, comments, test titles and documents, each with the term to use (docs/glossary.md).
import { requireNode } from './node-version.mjs';
requireNode();

const { describeHit, lintRepository } = await import('./words-files.ts');

// Paths as arguments narrow the output: `npm run words -- src/local-org scripts`.
const chosen = process.argv.slice(2);
const hits = lintRepository().filter(
  ({ path }) => chosen.length === 0 || chosen.some((start) => path.startsWith(start)),
);
for (const hit of hits) console.log(describeHit(hit));
console.log(`${hits.length} private word${hits.length === 1 ? '' : 's'}.`);
process.exitCode = hits.length > 0 ? 1 : 0;
