import { compilePlaybook, type CompiledPlaybook, type Playbook } from '../../playbook/index.ts';
import { restTime, type OrgConnection } from '../../salesforce/index.ts';

/**
 * The playbook with the `from` that holds in an org: the given one, else the one that an earlier deploy to this org was given, else the
 * file's.
 * @param stored the versions that the org has; @param given ISO date-time in UTC, whole seconds
 */
export function inOrg(playbook: Playbook, stored: readonly CompiledPlaybook[], given?: string): Playbook {
  const value = given ?? keptFrom(playbook, stored) ?? playbook.from.value;
  return value === playbook.from.value ? playbook : { ...playbook, from: { ...playbook.from, value } };
}

/**
 * Compiles a playbook as `inOrg` returned it. A `from` that is not the file's is kept in the compiled playbook, next to the file's, so that
 * later deploys find it.
 * @throws PlaybookError for a playbook that makes no sense in any org
 */
export function compileInOrg(moved: Playbook, fileFrom: string): CompiledPlaybook {
  const compiled = compilePlaybook(moved);
  return moved.from.value === fileFrom ? compiled : { ...compiled, fileFrom };
}

/** The `from` that an earlier deploy of this version was given; undefined where it took the file's. */
function keptFrom({ code, version }: Playbook, stored: readonly CompiledPlaybook[]): string | undefined {
  const found = stored.find((one) => one.playbook === code.value && one.version === version.value);
  return found?.fileFrom === undefined ? undefined : found.from;
}

/**
 * The `from` of a version that governs deals already; undefined where it is not live, or starts later. `--from now` keeps it: moved, it
 * would release every deal since.
 */
export function liveFrom(
  { code, version }: Playbook,
  live: readonly CompiledPlaybook[],
  now: string,
): string | undefined {
  const found = live.find((one) => one.playbook === code.value && one.version === version.value);
  return found !== undefined && Date.parse(found.from) <= Date.parse(now) ? found.from : undefined;
}

/**
 * The first whole second after `now` and after every deal that the org has. The org's clock dates its deals, and may be ahead of ours: a
 * deal in flight must not be governed because of that.
 */
export async function startingNow(org: OrgConnection, now: string): Promise<string> {
  const [latest] = await org.query<{ CreatedDate: string }>(
    'SELECT CreatedDate FROM Opportunity ORDER BY CreatedDate DESC LIMIT 1',
  );
  const created = latest === undefined ? 0 : restTime(latest.CreatedDate).getTime();
  const next = (Math.floor(Math.max(Date.parse(now), created) / 1000) + 1) * 1000;
  return new Date(next).toISOString().replace(/\.\d+Z$/, 'Z');
}
