import { findDeals, type DealName } from '../deal/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { UsageError } from './errors.ts';

/**
 * The deal that the user named by id or exact name.
 * @throws UsageError where none or several have this name
 */
export async function oneDeal(org: OrgConnection, idOrName: string): Promise<DealName> {
  const found = await findDeals(org, idOrName);
  const [deal, ...others] = found;
  if (deal === undefined) {
    throw new UsageError(
      `There is no opportunity \`${idOrName}\` that this user can see. Give its id or its exact name.`,
    );
  }
  if (others.length > 0) {
    throw new UsageError(
      `${found.length} opportunities are named \`${idOrName}\`: ${found.map(described).join(', ')}. Give the id of one.`,
    );
  }
  return deal;
}

function described({ id, stage }: DealName): string {
  return `\`${id}\` (${stage})`;
}
