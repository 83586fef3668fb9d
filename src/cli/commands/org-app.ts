import { registerConnectedApp } from '../../local-org/index.ts';
import { UsageError } from '../errors.ts';
import { readText, shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { dataDir, readOrgFile, userName } from '../target.ts';

export interface OrgAppOptions extends GlobalOptions {
  readonly allow?: readonly string[];
  readonly approve?: boolean;
  readonly callback?: readonly string[];
  readonly certificate?: string;
}

/**
 * `diagnose org app NAME`: registers a connected app in the local org of the data folder, running or not, with a key and a certificate for
 * JWT bearer. One of the same name is replaced, so its old key no longer works. The consumer secret is printed this once.
 */
export async function orgApp(io: Io, options: OrgAppOptions, name: string): Promise<ExitCode> {
  if (options.org !== undefined) throw new UsageError('Connected apps are for the local org only: leave `--org` out.');
  if (options.approve === true && options.allow !== undefined)
    throw new UsageError('`--approve` lets every user approve the app, `--allow` names users: give one of them.');
  const allowed = (options.allow ?? ['integration']).map((user) => userName(user));
  const folder = dataDir(io, options);
  const app = registerConnectedApp(
    folder,
    {
      name,
      callbackUrls: options.callback ?? [],
      ...(options.approve === true ? {} : { preAuthorized: allowed }),
      ...(options.certificate === undefined ? {} : { certificate: await readText(io, options.certificate) }),
    },
    new Date(),
  );
  if (options.json === true) {
    io.out(JSON.stringify({ name, ...app }));
    return 0;
  }
  const running = await readOrgFile(io, options).catch(() => undefined);
  const url = running?.instanceUrl ?? 'http://localhost:4600';
  const user = running?.users[allowed[0] ?? 'integration'].username ?? '<username>';
  const { keyFile, certificateFile } = app;
  io.out(
    [
      `The connected app \`${name}\` is registered.`,
      `Consumer key: ${app.consumerKey}`,
      `Consumer secret, shown only now: ${app.consumerSecret}`,
      ...(keyFile === undefined || certificateFile === undefined
        ? []
        : [
            `Key: ${shownPath(io, keyFile)}, certificate: ${shownPath(io, certificateFile)}`,
            `sf org login jwt --instance-url ${url} --client-id ${app.consumerKey} --jwt-key-file ${shownPath(io, keyFile)} --username ${user}`,
          ]),
    ].join('\n'),
  );
  return 0;
}
