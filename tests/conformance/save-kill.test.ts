import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openOrg } from '../../src/local-org/org/open.ts';
import type { OpenedOrg } from '../../src/local-org/org/open.ts';
import { deployed } from '../local-org/metadata/support.ts';
import { differences, drive, idsOf, OBJECT_NAMES } from './save-model/drive.ts';
import { apply, emptyState } from './save-model/model.ts';
import type { State } from './save-model/model.ts';
import { testSeed } from '../seed.ts';
import { MODEL_FILES } from './save-model/package.ts';
import { plan, prelude, rawStep } from './save-model/steps.ts';

const WRITER = fileURLToPath(new URL('./save-model/writer.ts', import.meta.url));
const KILLS = 30;

/** Lets the writer go on from a step and kills it with SIGKILL; gives the number of the last acknowledged step. */
async function killed(dataDir: string, stateFile: string, seed: number, first: number, after: number): Promise<number> {
  const child = spawn(process.execPath, ['--no-warnings', WRITER, dataDir, stateFile, String(seed), String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  let due = false;
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    // A moment later: then it is somewhere inside a step.
    if (!due && out.split('\n').length > after) {
      due = true;
      setTimeout(() => child.kill('SIGKILL'), after % 4);
    }
  });
  await ended;
  expect(errors).toBe('');
  return Number(out.split('\n').at(-2) ?? first - 1);
}

/** Live records that the change stream leaves, replayed from its beginning: `Item__c a0…`. */
function replayed(org: OpenedOrg): string[] {
  const alive = new Set<string>();
  for (const { object, recordId, changeType } of org.changes(0, 1_000_000)) {
    if (changeType === 'CREATE' || changeType === 'UNDELETE') alive.add(`${object} ${recordId}`);
    if (changeType === 'DELETE') alive.delete(`${object} ${recordId}`);
  }
  return [...alive].sort();
}

function present(org: OpenedOrg): string[] {
  return OBJECT_NAMES.flatMap((name) =>
    org.database
      .prepare(`SELECT "Id" AS id FROM "${name}"`)
      .all()
      .map((row) => `${name} ${String(row.id)}`),
  ).sort();
}

const step = (state: State, seed: number, index: number): State => {
  const next = plan(state, rawStep(seed, index));
  return next.requests.length === 0 ? state : apply(state, next).state;
};

test('killed between any two steps, the org is what the acknowledged steps made of it, or one whole step further', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
  const [dataDir, stateFile] = [join(folder, 'org'), join(folder, 'state.json')];
  const seed = testSeed() & 0xffffff;
  let state = emptyState('k');
  let next = 0;
  let ahead = 0;
  try {
    const first = openOrg({ dataDir });
    deployed(first, MODEL_FILES);
    const driver = drive(first);
    for (const start of prelude()) {
      driver.save(start);
      state = apply(state, start).state;
    }
    first.close();
    for (let kill = 0; kill < KILLS; kill += 1) {
      writeFileSync(stateFile, JSON.stringify(state));
      const last = await killed(dataDir, stateFile, seed, next, 1 + ((kill * 7) % 23));
      for (; next <= last; next += 1) state = step(state, seed, next);
      const org = openOrg({ dataDir });
      let found = differences(state, drive(org));
      const before = found;
      if (found.length > 0 || present(org).length !== live(state)) {
        // The step on its way was committed and not yet acknowledged.
        state = step(state, seed, next);
        next += 1;
        ahead += 1;
        found = differences(state, drive(org));
      }
      // What differed without that step distinguishes a lost step from one that was half done.
      expect({ seed, kill, last, found, before }).toEqual({ seed, kill, last, found: [], before });
      expect(present(org).length).toBe(live(state));
      expect(replayed(org)).toEqual(present(org));
      expect(idsOf(org).size).toBe(Object.keys(state.records).length);
      expect(org.database.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
      org.close();
    }
    process.stdout.write(
      `save kill: seed ${seed}, ${KILLS} kills, ${next} steps, ${ahead} kills between commit and acknowledgement, ` +
        `${live(state)} records live at the end\n`,
    );
    expect(next).toBeGreaterThan(KILLS * 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);

const live = (state: State): number => Object.values(state.records).filter((rec) => rec.root === null).length;
