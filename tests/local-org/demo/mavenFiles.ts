import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DemoFiles } from '../../../src/local-org/demo/index.ts';

/** The demo files of the repository. */
export function mavenFiles(): DemoFiles {
  const read = (name: string): string =>
    readFileSync(fileURLToPath(new URL(`../../../demo/maven-crm/${name}.csv`, import.meta.url)), 'utf8');
  return {
    accounts: read('accounts'),
    products: read('products'),
    salesTeams: read('sales_teams'),
    salesPipeline: read('sales_pipeline'),
  };
}

/** Lines of the pipeline as plain arrays: a second, simpler reading to count against. The files hold no quotes. */
export function pipelineLines(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trimEnd().split(','));
}
