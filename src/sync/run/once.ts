import type { OrgConnection } from '../../salesforce/index.ts';
import { reviewTexts } from '../jobs/sync-org.ts';
import type { SyncResult } from '../review/types.ts';
import { openSqlite } from '../state/sqlite.ts';

/**
 * Reviews all answers, pains and reasons of overrides of the org once, without a state: everything is read. `diagnose sync` reads what was changed.
 * @param options.now ISO date-time, stored with new flags; the present one by default
 */
export async function syncReviews(
  org: OrgConnection,
  options: { dryRun?: boolean; now?: string } = {},
): Promise<SyncResult> {
  const now = () => (options.now === undefined ? new Date() : new Date(options.now));
  const store = openSqlite(':memory:', now);
  try {
    const context = { org, orgId: '', store, signal: new AbortController().signal, now };
    return await reviewTexts(context, { dryRun: options.dryRun === true });
  } finally {
    await store.close();
  }
}
