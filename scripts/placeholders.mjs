// Writes the lists of the rules that refuse placeholders from the lexicon of the check; `--check` compares instead.
import { requireNode } from './node-version.mjs';
requireNode();

const { placeholderRules, writePlaceholderRules } = await import('./placeholder-files.ts');

if (process.argv.includes('--check')) {
  const stale = placeholderRules().filter(({ present, wanted }) => present !== wanted);
  for (const { path } of stale)
    console.error(`${path} is not what the lexicon gives. Run \`npm run placeholders\` and read the difference.`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  const written = writePlaceholderRules();
  console.log(`Wrote ${written.length} rules.`);
}
