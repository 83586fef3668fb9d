import { join } from 'node:path';
import { demoRecords, loadDemo, type LoadResult } from '../../local-org/demo/index.ts';
import { createMany, type OrgConnection } from '../../salesforce/index.ts';
import { UsageError } from '../errors.ts';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';
import { packagePaths } from '../paths.ts';

/**
 * The day that open demo deals are relative to: `--today`, by default today.
 * @throws UsageError for an invalid day
 */
export function seedingDay(io: Io, today: string | undefined): string {
  if (today === undefined) return io.now().toISOString().slice(0, 10);
  const day = new Date(`${today}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(today) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== today) {
    throw new UsageError(`\`${today}\` is not a day. Expected one such as \`2026-11-21\`.`);
  }
  return today;
}

/** Creates the demo records in an org, in the order of their steps. @param day `2026-11-21` */
export async function seedDemo(io: Io, org: OrgConnection, day: string): Promise<LoadResult> {
  const folder = packagePaths().demo;
  const text = (name: string) => readText(io, join(folder, name));
  const files = {
    accounts: await text('accounts.csv'),
    products: await text('products.csv'),
    salesTeams: await text('sales_teams.csv'),
    salesPipeline: await text('sales_pipeline.csv'),
  };
  const { steps } = demoRecords(files, { today: day });
  return loadDemo(steps, {
    createMany: (object, records) => createMany(org, object, records),
    findId: async (object, field, value) => {
      const literal = typeof value === 'boolean' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;
      const [record] = await org.query<{ Id: string }>(
        `SELECT Id FROM ${object} WHERE ${field} = ${literal} ORDER BY Id LIMIT 1`,
      );
      return record?.Id;
    },
  });
}
