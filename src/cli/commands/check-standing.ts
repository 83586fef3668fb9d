import { readLivePlaybooks, standingDeals, type StandingDeal } from '../../deal/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, openTarget } from '../target.ts';

/** Of what is missing. */
const SHOWN = 3;

const NO_PLAYBOOK =
  'No playbook is in force in this org, so no deal has passed a gate. Bring one in by `diagnose deploy`.';

/**
 * `diagnose check --standing`: prints the deals that stand past a gate without what it asks, one line each as they are found. Exit 1 if a gate
 * that blocks is among them.
 * @param deal what the user named: the list is of all deals
 */
export async function checkStanding(io: Io, options: GlobalOptions, deal: string | undefined): Promise<ExitCode> {
  if (deal !== undefined)
    throw new UsageError('`--standing` lists deals by itself: leave out the opportunity, or the option.');
  const org = await openTarget(io, options, 'manager');
  const isJson = options.json === true;
  let [count, blocking] = [0, 0];
  for await (const one of standingDeals(org, clockFor(io, options))) {
    count += 1;
    if (one.unmet.some(({ mode }) => mode === 'enforce')) blocking += 1;
    io.out(isJson ? JSON.stringify(one) : lineOf(one));
  }
  // An org without a playbook has no gates: that is no good result.
  const hasGates = isJson || count > 0 || (await readLivePlaybooks(org)).length > 0;
  if (!isJson) io.out(hasGates ? summaryOf(count, blocking) : NO_PLAYBOOK);
  return blocking > 0 ? 1 : 0;
}

function lineOf({ id, name, stage, owner, unmet }: StandingDeal): string {
  const words = unmet.map(
    ({ short, sentence, mode }) => `${short ?? sentence}${mode === 'enforce' ? '' : ` (${mode} only)`}`,
  );
  const more = words.length > SHOWN ? ` and ${words.length - SHOWN} more` : '';
  return `${name} (${stage}, ${owner}) \`${id}\`: without ${words.slice(0, SHOWN).join('; ')}${more}`;
}

function summaryOf(count: number, blocking: number): string {
  if (count === 0) return 'No open deal, and none won in the last 90 days, stands past a gate without what it asks.';
  const deals = count === 1 ? '1 deal stands' : `${count} deals stand`;
  return `${deals} past a gate without what it asks, ${blocking} of a gate that blocks (open, or won in the last 90 days).`;
}
