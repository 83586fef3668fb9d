// Writes the generated parts of docs/local-org.md from the code and from docs/local-org-differences.yaml; `--check` compares instead.
import { requireNode } from './node-version.mjs';
requireNode();

const { currentPage, generatedPage, writePage } = await import('./local-org-page.ts');

const page = await generatedPage();
if (!process.argv.includes('--check')) {
  writePage(page);
  console.log('Wrote the generated parts of docs/local-org.md.');
} else if (page !== currentPage()) {
  console.error(
    'docs/local-org.md is not what the code says. Run `node scripts/local-org-docs.mjs` and read the difference.',
  );
  process.exitCode = 1;
}
