import { checkDeal, findDeals, type DealCheck, type DealName, type StageNeeds } from '../../deal/index.ts';
import type { LiveOverride, Unmet } from '../../playbook/index.ts';
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

function textOf({ deal, playbook, override, stages }: DealCheck): string {
  const head = `${deal.name} (${deal.stage})`;
  if (playbook === null)
    return `${head}\nNo playbook judges this deal: none is deployed, or the deal is older than the first or outside its scope.`;
  const listed = new Set<string>();
  const lines = stages.flatMap((stage) => stageLines(stage, override, listed));
  if (stages.length === 0) lines.push('', 'There is no stage left to enter.');
  return [`${head}, judged by ${playbook}`, ...lines].join('\n');
}

/** @param listed criteria that an earlier stage lists already, which are not repeated; those of this stage are added. */
function stageLines({ toEnter, unmet, overridden }: StageNeeds, override: LiveOverride | null, listed: Set<string>) {
  const isNew = ({ id, toEnter: gate }: Unmet) => !listed.has(`${gate}\n${id}`);
  const [missing, opened] = [unmet.filter(isNew), overridden.filter(isNew)];
  for (const { id, toEnter: gate } of [...missing, ...opened]) listed.add(`${gate}\n${id}`);
  const line = ({ sentence, code, mode }: Unmet) =>
    `  - ${sentence}${code === undefined ? '' : ` [DF ${code}]`}${mode === 'enforce' ? '' : ` (${mode} only)`}`;
  const also = missing.length < unmet.length ? ' all of the above' : '';
  const nothing = overridden.length === 0 ? ' nothing is missing' : '';
  return [
    '',
    `${toEnter}:${unmet.length === 0 ? nothing : also}${also !== '' && missing.length > 0 ? ', and' : ''}`,
    ...missing.map(line),
    ...(overridden.length === 0 ? [] : [overrideText(override, opened.length), ...opened.map(line)]),
  ];
}

function overrideText(override: LiveOverride | null, shown: number): string {
  const of = override?.stage === null || override === null ? '' : ` to enter ${override.stage}`;
  const until = override === null ? '' : ` until ${override.until}`;
  const what = shown > 0 ? 'although this is missing:' : 'although some of the above is missing.';
  return `  Open by an override${of}${until}, ${what}`;
}
