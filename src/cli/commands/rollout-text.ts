import type { AsksMore } from '../../playbook/index.ts';
import type { AskedFor, Count, DeployReport, Release, Rollout } from '../../sync/index.ts';

/** From when on a playbook is in force in the org, and what the file has where that differs. */
export function inForceText({
  from,
  fileFrom,
  keptFrom = false,
}: Pick<DeployReport, 'from' | 'fileFrom'> & { readonly keptFrom?: boolean }): string {
  const kept = from === fileFrom ? '' : `, kept in this org (the file has ${fileFrom})`;
  const now = keptFrom
    ? ' `--from now` does not move it, since it governs deals already; with `--release-open-deals` it does.'
    : '';
  return `In force for deals created from ${from} on${kept}.${now}`;
}

/** Why a deploy that would release open deals was refused, how many, and the two ways to go on. */
export function releaseText({ playbook, dryRun, from }: DeployReport, { before, ...release }: Release): string {
  return [
    `Nothing ${dryRun ? 'would be' : 'was'} deployed: ${playbook} would start at ${from} instead of ${before}.`,
    ...releasedText(playbook, release, 'would'),
    '',
    'Choose one:',
    '  no `--from`            Its `from` stays as it is in the org.',
    '  --release-open-deals   Deploy it as it is.',
  ].join('\n');
}

/** How many open deals a version no longer governs. */
export function releasedText(
  playbook: string,
  { released, ungoverned }: Pick<Release, 'released' | 'ungoverned'>,
  will: 'would' | 'will',
): readonly string[] {
  const none =
    ungoverned.deals === released.deals ? 'and by no other version' : `${ungoverned.deals} of them by no other version`;
  return [
    `${dealsText(released.deals)}, worth ${worthText(released)}, ${will} no longer be governed by ${playbook}, ${none} of the playbook.`,
  ];
}

/** Why a deploy that would ask more of deals in flight was refused, of how many, and the two ways to go on. */
export function rolloutText(
  { playbook, dryRun, isRollback = false }: Pick<DeployReport, 'playbook' | 'dryRun'> & { isRollback?: boolean },
  rollout: Rollout,
): string {
  const isLate = rollout.reasons.some((reason) => reason.stricter.length === 0);
  const code = playbook.split(':')[0] ?? playbook;
  return [
    isRollback
      ? `Nothing ${dryRun ? 'would be' : 'was'} rolled back: without the last deploy of ${code}, deals in flight are asked for more.`
      : `Nothing ${dryRun ? 'would be' : 'was'} deployed: ${playbook} would ask more of deals that are already in flight.`,
    ...rollout.reasons.flatMap(reasonLines),
    '',
    ...countLines(rollout, 'would be'),
    '',
    isRollback ? 'To do it anyway:' : 'Choose one:',
    ...(isRollback
      ? []
      : isLate
        ? [
            '  --from now            Only deals created from now on are governed. Every deal in flight can still be won.',
          ]
        : [
            `  a new \`version\`       Raise \`version\` of ${code} and deploy it with \`--from now\`: deals in flight keep the version that they have.`,
          ]),
    '  --govern-open-deals   Deploy it as it is. Deals in flight are asked too, from their next step on.',
  ].join('\n');
}

/** How many deals in flight a deploy with `--govern-open-deals` concerns. */
export function governedText(rollout: Rollout): readonly string[] {
  return countLines(rollout, 'will be');
}

function reasonLines({ version, from, before, stricter }: AsksMore): readonly string[] {
  if (stricter.length > 0)
    return stricter.map(({ toEnter, text }) =>
      toEnter === undefined ? `  ${text}.` : `  The gate to \`${toEnter}\` ${text}.`,
    );
  const takenFrom = before === null ? 'no version governs' : `version ${before} governs`;
  return [`  Its \`from\`, ${from}, is in the past: version ${version} would govern deals that ${takenFrom} now.`];
}

function countLines({ open, refused, criteria }: Rollout, will: string): readonly string[] {
  if (open.deals === 0) return ['The org has no open deal that this concerns today.'];
  const summary =
    refused.deals === 0
      ? `None of the ${dealsText(open.deals)} ${will} refused at its next step.`
      : `${refused.deals} of ${dealsText(open.deals)}, worth ${worthText(refused)}, ${will} refused at their next step for what is missing:`;
  return [summary, ...table(criteria)];
}

function dealsText(count: number): string {
  return count === 1 ? '1 open deal' : `${count} open deals`;
}

/** A line for each criterion, in columns. */
function table(criteria: readonly AskedFor[]): readonly string[] {
  if (criteria.length === 0) return [];
  const rows = [
    ['to enter', 'what is missing', 'deals', 'worth'],
    ...criteria.map((one) => [
      one.toEnter,
      `${one.short ?? one.id}${one.mode === 'enforce' ? '' : ` (${one.mode} only)`}`,
      String(one.deals),
      worthText(one),
    ]),
  ];
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  return rows.map(([stage = '', missing = '', deals = '', worth = '']) =>
    `  ${stage.padEnd(width(0))}  ${missing.padEnd(width(1))}  ${deals.padStart(width(2))}  ${worth.padStart(width(3))}`.trimEnd(),
  );
}

/** `1,234,567`, or `1,200 EUR + 300 USD` in an org with several currencies. */
function worthText({ worth }: Count): string {
  const sums = Object.entries(worth).sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = sums.map(([currency, sum]) => `${Math.round(sum).toLocaleString('en-US')} ${currency}`.trim());
  return texts.join(' + ') || '0';
}
