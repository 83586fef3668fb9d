import { checkDeal, type DealCheck, type StageNeeds, type WaitingReview } from '../../deal/index.ts';
import type { LiveOverride, Unmet } from '../../playbook/index.ts';
import { driftSentence, readDrift } from '../../sync/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { oneDeal } from '../one-deal.ts';
import { clockFor, openTarget } from '../target.ts';

/**
 * `diagnose check OPPORTUNITY`: prints the criteria of each later stage that are unmet, or not visible to the user. Exit 1 if there are any, or the
 * org's rules are not as deployed.
 * Those of exempt stages are printed too and leave the exit code alone: a deal that goes on is not asked why it was lost.
 */
export async function check(io: Io, options: GlobalOptions, idOrName: string | undefined): Promise<ExitCode> {
  if (idOrName === undefined) throw new UsageError('Give the id or the exact name of an opportunity, or `--standing`.');
  const org = await openTarget(io, options, 'seller');
  const deal = await oneDeal(org, idOrName);
  const result = await checkDeal(org, deal, clockFor(io, options));
  const drift = await readDrift(org);
  const sentence = driftSentence(drift);
  io.out(options.json === true ? JSON.stringify({ ...result, drift }, null, 2) : textOf(result));
  // Users who may read rules see both parts of it; a seller sees that a playbook cannot be read.
  if (sentence !== undefined && options.json !== true) io.out(`\n${sentence}`);
  const isMissing = result.stages.some(({ unmet, notVisible }) => unmet.length + notVisible.length > 0);
  return isMissing || sentence !== undefined ? 1 : 0;
}

function textOf({ deal, playbooks, override, stages, exemptStages, inQuestion, hiddenFields }: DealCheck): string {
  const head = `${deal.name} (${deal.stage})`;
  const waiting = [...hiddenLines(hiddenFields), ...questionLines(inQuestion)];
  if (playbooks.length === 0)
    return `${[head, ...waiting].join('\n')}\nNo playbook judges this deal: none is deployed, or the deal is older than the first or outside its scope.`;
  const listed = new Set<string>();
  const linesOf = (stage: StageNeeds) => stageLines(stage, { override, listed, isOne: playbooks.length === 1 });
  const lines = stages.length === 0 ? ['', 'There is no stage left to enter.'] : stages.flatMap(linesOf);
  lines.push(...exemptStages.flatMap(linesOf));
  return [`${head}, judged by ${playbooks.join(' and ')}`, ...waiting, ...lines].join('\n');
}

/** The fields by which the playbooks judge and that this user may not read. */
function hiddenLines(hiddenFields: readonly string[]): string[] {
  if (hiddenFields.length === 0) return [];
  return [
    '',
    `Not visible to you: ${named(hiddenFields)}. What depends on it is not counted as missing; Salesforce decides when the deal is saved.`,
  ];
}

function named(fields: readonly string[]): string {
  return fields.map((field) => `\`${field}\``).join(', ');
}

/** The texts that a manager has yet to clear or reject, each with what was found. */
function questionLines(waiting: readonly WaitingReview[]): string[] {
  if (waiting.length === 0) return [];
  const count = waiting.length === 1 ? 'one text waits' : `${waiting.length} texts wait`;
  return [
    '',
    `In question: ${count} for a review, so the deal comes last in lists by diagnosis.`,
    ...waiting.map(({ name, concept, reason }) => `  - ${name}${concept === null ? '' : ` \`${concept}\``}: ${reason}`),
  ];
}

interface Shown {
  readonly override: LiveOverride | null;
  /** Criteria that an earlier stage lists already, which are not repeated; those of this stage are added. */
  readonly listed: Set<string>;
  /** The deal has one playbook, which need not be named. */
  readonly isOne: boolean;
}

function stageLines({ toEnter, unmet, overridden, notVisible }: StageNeeds, { override, listed, isOne }: Shown) {
  // Too many stages in one step have the same sentence at each stage that is too far.
  const keyOf = ({ playbook, toEnter: gate, id }: Unmet) =>
    [playbook, ...(id === 'steps' ? [] : [gate]), id].join('\n');
  const isNew = (one: Unmet) => !listed.has(keyOf(one));
  const [missing, opened, hidden] = [unmet.filter(isNew), overridden.filter(isNew), notVisible.filter(isNew)];
  for (const one of [...missing, ...opened, ...hidden]) listed.add(keyOf(one));
  const line = ({ playbook, sentence, code, mode, notVisible: fields }: Unmet) => {
    const place = `${isOne ? '' : `${playbook}: `}${sentence}${code === undefined ? '' : ` [DF ${code}]`}`;
    return `  - ${place}${mode === 'enforce' ? '' : ` (${mode} only)`}${fields ? ` (not visible to you: ${named(fields)})` : ''}`;
  };
  const also = missing.length < unmet.length ? ' all of the above' : '';
  const seen = notVisible.length > 0 ? ' nothing that is visible to you is missing' : ' nothing is missing';
  const nothing = overridden.length === 0 ? seen : '';
  return [
    '',
    `${toEnter}:${unmet.length === 0 ? nothing : also}${also !== '' && missing.length > 0 ? ', and' : ''}`,
    ...missing.map(line),
    ...(hidden.length === 0 ? [] : ['  Not visible to you, so it may be there or missing:', ...hidden.map(line)]),
    ...(overridden.length === 0 ? [] : [overrideText(override, opened.length), ...opened.map(line)]),
  ];
}

function overrideText(override: LiveOverride | null, shown: number): string {
  const of = override?.stage === null || override === null ? '' : ` to enter ${override.stage}`;
  const until = override === null ? '' : ` until ${override.until}`;
  const what = shown > 0 ? 'although this is missing:' : 'although some of the above is missing.';
  return `  Open by an override${of}${until}, ${what}`;
}
