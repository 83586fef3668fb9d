import { connectOrg } from '../../salesforce/index.ts';
import { FindingsError, UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { readMarker, writeMarker } from '../setup/marker.ts';
import { givenDay } from '../days.ts';
import { seedDemo } from '../setup/seed.ts';
import { dataDir, readOrgFile } from '../target.ts';
import { halfSeeded } from './org-start.ts';

export interface OrgSeedOptions extends GlobalOptions {
  readonly today?: string;
}

/** `diagnose org seed`: loads the demo data into the running local org, once. Exit 1 if the org refused records. */
export async function orgSeed(io: Io, options: OrgSeedOptions): Promise<ExitCode> {
  if (options.org !== undefined) throw new UsageError('Demo data goes into the local org only: leave `--org` out.');
  const day = givenDay(io, options.today);
  const file = await readOrgFile(io, options);
  const folder = dataDir(io, options);
  const marker = await readMarker(folder);
  if (marker?.firstSetup === 'running')
    throw new FindingsError('The local org is still being set up. Try again when it has printed its link.');
  if (marker?.demo === 'running') throw halfSeeded(io, folder);
  if (marker?.demo === 'done') {
    io.out(
      options.json === true
        ? JSON.stringify({ created: {}, failures: [], unresolved: [] })
        : 'The demo data is there already: nothing changed.',
    );
    return 0;
  }
  // As the integration user, who bypasses gates: the org can have gates that closed demo deals do not meet.
  const org = connectOrg({ instanceUrl: file.instanceUrl, accessToken: file.users.integration.accessToken });
  await writeMarker(folder, { firstSetup: 'done', demo: 'running' });
  const { created, failures, unresolved } = await seedDemo(io, org, day);
  await writeMarker(folder, { firstSetup: 'done', demo: 'done' });
  if (options.json === true) io.out(JSON.stringify({ created, failures, unresolved }, null, 2));
  else {
    const counts = Object.entries(created).map(([object, count]) => `${count} ${object}`);
    io.out(`Created ${counts.join(', ')}.`);
    for (const { key, messages } of failures.slice(0, 10)) io.out(`Refused: \`${key}\`. ${messages.join(' ')}`);
    if (failures.length > 10) io.out(`… and ${failures.length - 10} more were refused; \`--json\` lists all.`);
  }
  return failures.length === 0 ? 0 : 1;
}
