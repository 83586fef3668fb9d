import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportMark } from '../report/index.ts';
import { writeWhole } from './files.ts';
import type { GlobalOptions, Io } from './io.ts';
import { dataDir } from './target.ts';

/** Days of which a mark is kept. */
const KEPT = 60;

/** What earlier reports found, one mark a day, by org and user: users see different deals. */
export interface Marks {
  /** The last one of an earlier day; undefined without one. */
  readonly previous: ReportMark | undefined;
  /** Keeps the mark of this report in place of an earlier one of the same day. */
  keep(mark: ReportMark): Promise<void>;
}

/** The marks in the data folder. A file that cannot be read counts as none. @param of the addresses of the orgs, and an ISO date-time */
export async function openMarks(
  io: Io,
  options: GlobalOptions,
  { orgs, now }: { readonly orgs: readonly string[]; readonly now: string },
): Promise<Marks> {
  const folder = join(dataDir(io, options), 'reports');
  const hosts = orgs.map((url) => new URL(url).host.replace(/[^\w.-]/g, '_')).join('+');
  const file = join(folder, `${hosts}-${options.user ?? 'usual'}.json`);
  const marks = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as readonly ReportMark[],
    () => [],
  );
  const earlier = marks.filter(({ at }) => at.slice(0, 10) < now.slice(0, 10));
  return {
    previous: earlier.at(-1),
    async keep(mark) {
      await mkdir(folder, { recursive: true });
      await writeWhole(io, file, JSON.stringify([...earlier, mark].slice(-KEPT)));
    },
  };
}
