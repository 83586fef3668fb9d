import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { randomStream } from '../bench/seed/random.ts';
import { startKillable } from '../local-org/api/killable.ts';
import type { Killable } from '../local-org/api/killable.ts';
import { deployWork } from './kills/deploy.ts';
import { ingestWork } from './kills/ingest.ts';
import { queryWork } from './kills/query.ts';
import type { Piece } from './kills/work.ts';

/** What a run found. */
export interface KillReport {
  /** Kills that came before the work's last answer. */
  readonly interrupted: number;
  readonly faults: readonly string[];
}

/**
 * Kills a local org with SIGKILL at random moments of Bulk ingest, Bulk query and metadata deploys, in turns. After each kill its folder is
 * read without the org's code, and the work goes on with the restarted org: what was acknowledged is there, no half chunk and no half
 * deployment, and every job ends with all of its rows.
 */
export async function tryKills(kills: number, seed: number, say: (line: string) => void): Promise<KillReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kills-'));
  const faults: string[] = [];
  let interrupted = 0;
  let server = await startKillable(dataDir);
  try {
    const kinds = [ingestWork(), queryWork(), deployWork()];
    const works = kinds.map((work) => ({ work, kills: 0, interrupted: 0, usual: 0 }));
    for (const one of works) {
      await one.work.prepare(server.call);
      one.usual = await timeOf(server, one.work.piece(0));
    }
    for (let kill = 0; kill < kills; kill += 1) {
      const one = works[kill % works.length]!;
      const piece = one.work.piece((one.kills += 1));
      const after = randomStream(seed, kill).int(Math.ceil(one.usual));
      const { isEnded, fault } = await killDuring(server, piece, after);
      if (!isEnded) one.interrupted += 1;
      const found = fault === undefined ? readFolder(dataDir, piece) : [fault];
      server = await startKillable(dataDir);
      found.push(...(await piece.finish(server.call).catch((error: unknown) => [String(error)])));
      faults.push(...found.map((line) => `${one.work.name}, kill ${kill} after ${after} ms: ${line}`));
    }
    for (const { work, kills: of, interrupted: hits, usual } of works)
      say(
        `kills: ${work.name}: ${of} kills, ${hits} before its last answer; undisturbed it takes ${Math.round(usual)} ms`,
      );
    interrupted = works.reduce((sum, one) => sum + one.interrupted, 0);
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return { interrupted, faults };
}

/** Milliseconds of a piece of work that nothing disturbs. */
async function timeOf({ call }: Killable, piece: Piece): Promise<number> {
  const started = performance.now();
  await piece.run(call);
  const milliseconds = performance.now() - started;
  const faults = await piece.finish(call);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return milliseconds;
}

async function killDuring(
  server: Killable,
  piece: Piece,
  after: number,
): Promise<{ readonly isEnded: boolean; readonly fault?: string }> {
  let state: 'runs' | 'ended' | 'killed' = 'runs';
  let fault: string | undefined;
  const done = piece.run(server.call).then(
    () => {
      if (state === 'runs') state = 'ended';
    },
    (error: unknown) => {
      if (state === 'runs') fault = String(error);
    },
  );
  await setTimeout(after);
  const isEnded = (state as string) === 'ended';
  state = 'killed';
  await server.kill();
  await done;
  return { isEnded, ...(fault === undefined ? {} : { fault }) };
}

function readFolder(dataDir: string, piece: Piece): string[] {
  const database = new DatabaseSync(join(dataDir, 'org.sqlite'), { readOnly: true });
  try {
    const integrity = String(database.prepare('PRAGMA integrity_check').get()?.integrity_check);
    return [...(integrity === 'ok' ? [] : [integrity]), ...piece.read({ path: dataDir, database })];
  } finally {
    database.close();
  }
}

/** The kills of `npm run soak`: 100. */
export async function checkKills(kills: number, seed: number, say: (line: string) => void): Promise<readonly string[]> {
  const { interrupted, faults } = await tryKills(kills, seed, say);
  return interrupted >= kills / 2 ? faults : [...faults, `only ${interrupted} of ${kills} kills came in time`];
}
