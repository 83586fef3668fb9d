import { connectOrg } from '../../salesforce/index.ts';
import { FindingsError, UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { readMarker, writeMarker, type SetupMarker } from '../setup/marker.ts';
import { givenDay } from '../days.ts';
import { seedDemo, seedSalvirt } from '../setup/seed.ts';
import { dataDir, readOrgFile } from '../target.ts';
import { halfSeeded } from './org-start.ts';

export interface OrgSeedOptions extends GlobalOptions {
  readonly today?: string;
}

/** The sets of deals, by their name on the command line, which is that of their state in the marker. */
const SETS = {
  demo: { seed: seedDemo, what: 'The demo data is' },
  salvirt: { seed: seedSalvirt, what: 'The Salvirt deals are' },
} as const;

/**
 * `diagnose org seed [set]`: loads a set of deals into the running local org, once; the demo data by default. Exit 1 if the org refused records.
 */
export async function orgSeed(io: Io, options: OrgSeedOptions, name: string): Promise<ExitCode> {
  if (options.org !== undefined) throw new UsageError('Demo data goes into the local org only: leave `--org` out.');
  if (!isSet(name))
    throw new UsageError(`There is no set of deals \`${name}\`. Expected \`demo\` (the default) or \`salvirt\`.`);
  const day = givenDay(io, options.today);
  const file = await readOrgFile(io, options);
  const folder = dataDir(io, options);
  const marker: SetupMarker = (await readMarker(folder)) ?? { firstSetup: 'done', demo: 'none' };
  if (marker.firstSetup === 'running')
    throw new FindingsError('The local org is still being set up. Try again when it has printed its link.');
  if (marker[name] === 'running') throw halfSeeded(io, folder);
  if (marker[name] === 'done') {
    io.out(
      options.json === true
        ? JSON.stringify({ created: {}, failures: [], unresolved: [] })
        : `${SETS[name].what} there already: nothing changed.`,
    );
    return 0;
  }
  // As the integration user, who bypasses gates: the org can have gates that closed demo deals do not meet.
  const org = connectOrg({ instanceUrl: file.instanceUrl, accessToken: file.users.integration.accessToken });
  await writeMarker(folder, { ...marker, [name]: 'running' });
  const { created, failures, unresolved } = await SETS[name].seed(io, org, day);
  await writeMarker(folder, { ...marker, [name]: 'done' });
  if (options.json === true) io.out(JSON.stringify({ created, failures, unresolved }, null, 2));
  else {
    const counts = Object.entries(created).map(([object, count]) => `${count} ${object}`);
    io.out(`Created ${counts.join(', ')}.`);
    for (const { key, messages } of failures.slice(0, 10)) io.out(`Refused: \`${key}\`. ${messages.join(' ')}`);
    if (failures.length > 10) io.out(`… and ${failures.length - 10} more were refused; \`--json\` lists all.`);
  }
  return failures.length === 0 ? 0 : 1;
}

function isSet(name: string): name is keyof typeof SETS {
  return Object.hasOwn(SETS, name);
}
