import { join } from 'node:path';
import { todayIn } from '../../deal/index.ts';
import {
  demoRecords,
  loadDemo,
  salvirtRecords,
  type DemoStep,
  type DemoTarget,
  type LoadResult,
} from '../../local-org/demo/index.ts';
import { createMany, type OrgConnection } from '../../salesforce/index.ts';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';
import { packagePaths } from '../paths.ts';

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
  return load(io, org, demoRecords(files, { today: day }).steps);
}

/** Creates the won and lost deals of the Salvirt set in an org, with their owners and answers. @param day `2026-11-21` */
export async function seedSalvirt(io: Io, org: OrgConnection, day: string): Promise<LoadResult> {
  const text = await readText(io, packagePaths().salvirt);
  const orgToday = await todayIn(org, { now: io.now().toISOString() });
  return load(io, org, salvirtRecords(text, { today: day, orgToday }));
}

function load(io: Io, org: OrgConnection, steps: readonly DemoStep[]): Promise<LoadResult> {
  const target: DemoTarget = {
    createMany: (object, records) => createMany(org, object, records),
    findId: async (object, field, value) => {
      const literal = typeof value === 'boolean' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;
      const [record] = await org.query<{ Id: string }>(
        `SELECT Id FROM ${object} WHERE ${field} = ${literal} ORDER BY Id LIMIT 1`,
      );
      return record?.Id;
    },
  };
  return loadDemo(steps, target, {
    onProgress: ({ done, total }) => io.progress?.({ name: 'Creating demo records', done, total }),
  });
}
