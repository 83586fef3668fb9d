import { checkDeal, findDeals, type DealCheck, type DealName } from '../../deal/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, openTarget } from '../target.ts';

/** `diagnose check OPPORTUNITY`: prints the unmet criteria of each later stage. Exit 1 if there are any. */
export async function check(io: Io, options: GlobalOptions, idOrName: string): Promise<ExitCode> {
  const org = await openTarget(io, options, 'seller');
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
  const result = await checkDeal(org, deal, clockFor(io, options));
  io.out(options.json === true ? JSON.stringify(result, null, 2) : textOf(result));
  return result.stages.some(({ unmet }) => unmet.length > 0) ? 1 : 0;
}

function described({ id, stage }: DealName): string {
  return `\`${id}\` (${stage})`;
}

function textOf({ deal, playbook, stages }: DealCheck): string {
  const head = `${deal.name} (${deal.stage})`;
  if (playbook === null)
    return `${head}\nNo playbook judges this deal: none is deployed, or the deal is older than the first or outside its scope.`;
  const lines = [`${head}, judged by ${playbook}`];
  const listed = new Set<string>();
  for (const { toEnter, unmet } of stages) {
    // Criteria that an earlier stage lists already are not repeated.
    const newlyUnmet = unmet.filter(({ id, toEnter: gate }) => !listed.has(`${gate}\n${id}`));
    for (const { id, toEnter: gate } of newlyUnmet) listed.add(`${gate}\n${id}`);
    const also = newlyUnmet.length < unmet.length ? ' all of the above' : '';
    lines.push(
      '',
      `${toEnter}:${unmet.length === 0 ? ' nothing is missing' : also}${also !== '' && newlyUnmet.length > 0 ? ', and' : ''}`,
    );
    for (const { sentence, mode } of newlyUnmet)
      lines.push(`  - ${sentence}${mode === 'enforce' ? '' : ` (${mode} only)`}`);
  }
  if (stages.length === 0) lines.push('', 'There is no stage left to enter.');
  return lines.join('\n');
}
