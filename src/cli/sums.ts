import { publishSums, prepareSums, readSums, SumsError, type OrgSums } from '../report/index.ts';
import { NoOrgError, UsageError } from './errors.ts';
import type { GlobalOptions, Io } from './io.ts';

/** Takes the sums of a report, and writes them. */
export interface SumsWriter {
  readonly onSums: (orgs: readonly OrgSums[]) => void;
  /** Writes what was taken; resolves to the number of orgs. */
  publish(): Promise<number>;
}

/**
 * Where the sums of reports go, by the environment variable DATABASE_URL; undefined without it. A report as a user of the local org is not written: users
 * see different deals.
 * @throws NoOrgError where the database cannot be used, before an org is read
 */
export async function openSumsWriter(io: Io, { user }: GlobalOptions): Promise<SumsWriter | undefined> {
  const url = io.env['DATABASE_URL'];
  if (url === undefined || url === '' || user !== undefined) return undefined;
  await reached(prepareSums(url));
  let taken: readonly OrgSums[] = [];
  return {
    onSums: (orgs) => {
      taken = orgs;
    },
    publish: async () => {
      await reached(publishSums(url, taken));
      return taken.length;
    },
  };
}

/** The last sums of each org. @throws UsageError without DATABASE_URL; NoOrgError where the database cannot be used */
export async function storedSums(io: Io): ReturnType<typeof readSums> {
  const url = io.env['DATABASE_URL'];
  if (url === undefined || url === '')
    throw new UsageError(
      '`--all-orgs` adds up what reports wrote to PostgreSQL. Set the environment variable DATABASE_URL to its address.',
    );
  return reached(readSums(url));
}

async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SumsError) throw new NoOrgError(error.message, { cause: error });
    throw error;
  }
}
