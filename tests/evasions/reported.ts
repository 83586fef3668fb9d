import { readLivePlaybooks } from '../../src/deal/index.ts';
import { buildReport, type Report } from '../../src/report/index.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import type { GatedOrg } from './gated-org.ts';

/** The report that the manager reads. @param now the same for two reports that are compared */
export async function reported(gated: GatedOrg, now = new Date().toISOString()): Promise<Report> {
  const connected = (user: 'admin' | 'manager') =>
    connectOrg({ instanceUrl: gated.url, accessToken: gated.users[user].accessToken });
  return buildReport(connected('manager'), await readLivePlaybooks(connected('admin')), now);
}
