import { openOrg } from '../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../src/local-org/org/open.ts';
import type { RunningUser } from '../../src/local-org/base/values.ts';
import { createSoqlEngine } from '../../src/local-org/soql/engine.ts';
import type { SoqlEngine } from '../../src/local-org/soql/engine.ts';
import { deployApp, deployGates } from './seed/app.ts';
import { fillOrg, userOf } from './seed/fill.ts';

/** An org to measure: filled, with the gates deployed. */
export interface BenchOrg {
  readonly org: OpenedOrg;
  readonly soql: SoqlEngine;
  /** Sees every record and passes no gate. */
  readonly admin: RunningUser;
}

/** Makes one in a folder, with that many deals, a diagnosis on one in ten. */
export async function makeBenchOrg(dataDir: string, deals: number): Promise<BenchOrg> {
  const org = openOrg({ dataDir });
  await deployApp(org);
  fillOrg(org, { deals, seed: 1, today: '2026-01-01' });
  deployGates(org);
  return { org, soql: createSoqlEngine(org), admin: userOf(org, 'admin') };
}
