import { openOrg } from '../../../src/local-org/org/open.ts';
import { deployApp, deployGates, selectEvents } from '../seed/app.ts';
import { fillOrg } from '../seed/fill.ts';

/** An org in which a save leaves nothing out: app and gates are deployed, and opportunities have change events. */
export async function makeTrafficOrg(dataDir: string, deals: number): Promise<void> {
  const org = openOrg({ dataDir });
  await deployApp(org);
  fillOrg(org, { deals, seed: 1, today: '2026-01-01' });
  deployGates(org);
  selectEvents(org, 'Opportunity');
  org.close();
}
