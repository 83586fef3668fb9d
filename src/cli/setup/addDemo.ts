import { parsePlaybook } from '../../playbook/index.ts';
import type { LocalOrg } from '../../local-org/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { deployPlaybook, syncReviews } from '../../sync/index.ts';
import { FindingsError } from '../errors.ts';
import { readText } from '../files.ts';
import type { Io, UserName } from '../io.ts';
import { packagePaths } from '../paths.ts';
import type { SetupMarker } from './marker.ts';
import { seedDemo } from './seed.ts';
import { seedStory } from './seedStory.ts';

/** How a demo is loaded. */
interface DemoOptions {
  readonly as: (user: UserName) => OrgConnection;
  /** The day that demo deals are relative to, `2026-11-21`. */
  readonly day: string;
  /** Without team and story, under the shipped playbook. */
  readonly plain: boolean;
}

/**
 * Loads the demo deals, then the story, then deploys the playbook: closed demo deals do not meet its gates. At last the texts of the story are
 * reviewed as `diagnose sync` does.
 * @returns what the marker keeps
 */
export async function addDemo(
  io: Io,
  org: LocalOrg,
  { as, day, plain }: DemoOptions,
): Promise<Pick<SetupMarker, 'demo' | 'firstDeal'>> {
  // As the integration user, who bypasses gates: an existing org can have gates already.
  const loaded = await seedDemo(io, as('integration'), day);
  const [failure] = loaded.failures;
  if (failure !== undefined) {
    throw new FindingsError(
      `The org refused ${loaded.failures.length} demo records, the first of them \`${failure.key}\`: ${failure.messages.join(' ')}`,
    );
  }
  const withStory = !plain && (await isUngoverned(as('integration')));
  if (!plain && !withStory)
    io.err('The org has a live playbook already, so the team of the demo and its deals are left out.');
  const firstDeal = withStory ? await seedStory(io, org, { as, day }) : undefined;
  await deployGates(io, as, withStory ? packagePaths().demoPlaybook : packagePaths().playbook);
  if (firstDeal === undefined) return { demo: 'done' };
  await syncReviews(as('integration'));
  return { demo: 'done', firstDeal };
}

/** Whether no gate can refuse the saves of the story, which deals of its past weeks are made of. */
async function isUngoverned(org: OrgConnection): Promise<boolean> {
  return (await org.query(`SELECT Id FROM DF_Playbook__c WHERE Status__c = 'Live' LIMIT 1`)).length === 0;
}

async function deployGates(io: Io, as: DemoOptions['as'], file: string): Promise<void> {
  const report = await deployPlaybook(as('integration'), parsePlaybook(await readText(io, file), file), {
    openDeals: 'unchecked',
  });
  if (report.outcome === 'refused' || report.outcome === 'failed') {
    const reasons = [
      ...report.findings.map(({ message }) => message),
      ...report.drift.map(({ rule, what }) => `\`${rule}\` (${what})`),
      ...report.problems.map(({ problem }) => problem),
    ];
    throw new FindingsError(`The gates were not deployed: ${reasons.join(', ')}. See \`diagnose deploy\`.`);
  }
}
