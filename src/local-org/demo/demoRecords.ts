import { catalog } from './catalog.ts';
import { companies } from './companies.ts';
import { dayNumber } from './dates.ts';
import { deals } from './deals.ts';
import { people } from './people.ts';
import type { DemoData, DemoFiles, DemoProblem, Report } from './types.ts';

/**
 * Maps the Maven CRM files to the records of the demo org, as docs/demo-data.md describes. Pure: same texts and same day, same records.
 * A line that cannot be used is skipped or completed, and reported as a problem.
 * @param today the day of loading, `YYYY-MM-DD`; open deals are moved to its week
 * @throws Error when a file lacks a column or `today` is no date
 */
export function demoRecords(files: DemoFiles, options: { readonly today: string }): DemoData {
  const today = dayNumber(options.today);
  if (today === undefined) {
    throw new Error(`\`${options.today}\` is no date. Expected a day like 2026-11-21.`);
  }
  const problems: DemoProblem[] = [];
  const reportFor =
    (file: string): Report =>
    (line, message) =>
      problems.push({ file, line, message });
  const team = people(files.salesTeams, reportFor('sales_teams.csv'));
  const accounts = companies(files.accounts, reportFor('accounts.csv'));
  const products = catalog(files.products, reportFor('products.csv'));
  const context = { people: team, companies: accounts, catalog: products, today };
  const opportunities = deals(files.salesPipeline, context, reportFor('sales_pipeline.csv'));
  const steps = [...team.steps, ...accounts.steps, ...products.steps, opportunities];
  return { steps: steps.filter((step) => step.records.length > 0), problems };
}
