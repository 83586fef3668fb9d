import { UsageError } from '../errors.ts';
import { shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { emptyFolder, holdsOrg } from '../setup/marker.ts';
import { dataDir, readOrgFile } from '../target.ts';

/** `diagnose org reset`: deletes the local org of the data folder; it must not be running. */
export async function orgReset(io: Io, options: GlobalOptions): Promise<ExitCode> {
  if (options.org !== undefined) throw new UsageError('Only a local org can be reset: leave `--org` out.');
  const folder = dataDir(io, options);
  const shown = shownPath(io, folder);
  const running = await readOrgFile(io, options).catch(() => undefined);
  if (running !== undefined) {
    throw new UsageError(
      `The local org on the folder \`${shown}\` is running (process ${running.pid}). Stop it first, then reset it.`,
    );
  }
  const held = await holdsOrg(folder);
  await emptyFolder(folder);
  if (options.json === true) io.out(JSON.stringify({ dataDir: folder, deleted: held }));
  else
    io.out(
      held
        ? `The local org in \`${shown}\` is deleted. The next \`diagnose org start\` makes a new one.`
        : `There is no local org in \`${shown}\`: nothing changed.`,
    );
  return 0;
}
