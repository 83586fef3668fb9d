import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished, ROOT, withFolder, type Ran } from './cli.ts';

/** Resolves with the first line that matches. */
function lineOf(child: ChildProcess, like: RegExp, ended: Promise<Ran>): Promise<string> {
  let text = '';
  const found = new Promise<string>((resolve) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const line = text.split('\n').find((one) => like.test(one));
      if (line !== undefined) resolve(line);
    });
  });
  const early = ended.then(({ code, err }) => {
    throw new Error(`It ended with ${code} before it was ready: ${err}`);
  });
  return Promise.race([found, early]);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

describe('npm start', () => {
  test('prints one link to a page that is there, and the server ends with npm', async () => {
    expect(existsSync(join(ROOT, 'dist', 'src', 'cli', 'main.js'))).toBe(true);
    await withFolder(async (cwd) => {
      const npm = spawn('npm', ['start', '--', '--port', '0', '--data', cwd], { cwd: ROOT, detached: true });
      const ended = finished(npm);
      let stopped = false;
      try {
        const line = await lineOf(npm, /^Open /, ended);
        const url = line.slice('Open '.length);
        expect((await fetch(new URL(url).origin)).status).toBe(200);
        npm.kill('SIGTERM');
        for (let tries = 0; tries < 100 && !stopped; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          stopped = !existsSync(join(cwd, 'org.json')) && !(await answers(url));
        }
        expect(stopped).toBe(true);
        // Its output is closed only when the last process behind it has ended.
        const { out } = await ended;
        expect(out.match(/https?:\/\//g)).toHaveLength(1);
      } finally {
        if (!stopped) process.kill(-npm.pid!, 'SIGKILL');
      }
    });
  }, 180_000);

  test('prints what to do where nothing is built', async () => {
    await withFolder(async (cwd) => {
      await mkdir(join(cwd, 'scripts'));
      for (const name of ['start.mjs', 'node-version.mjs', 'follow-parent.mjs'])
        await cp(join(ROOT, 'scripts', name), join(cwd, 'scripts', name));
      const ran = await finished(spawn(process.execPath, [join(cwd, 'scripts', 'start.mjs')], { cwd }));
      expect([ran.code, ran.out]).toEqual([2, '']);
      expect(ran.err).toMatch(/^Nothing is built yet: .* Run `npm ci`.*\n$/);
    });
  });
});

describe('an old Node', () => {
  /** Lets the running Node say that it is another one, before anything else is loaded. */
  const pretend = (version: string) =>
    `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;

  test.each([
    ['npm start', join(ROOT, 'scripts', 'start.mjs')],
    ['diagnose', join(ROOT, 'src', 'cli', 'main.ts')],
  ])('gets one clear sentence and exit code 2 from %s', async (_name, file) => {
    await withFolder(async (cwd) => {
      for (const version of ['20.20.2', '22.18.0']) {
        const ran = await finished(spawn(process.execPath, ['--import', pretend(version), file, 'sync'], { cwd }));
        expect([ran.code, ran.out]).toEqual([2, '']);
        expect(ran.err).toMatch(
          new RegExp(
            `^This is Node ${version.replaceAll('.', '\\.')}, and Diagnose First needs 22\\.19 or newer\\..*\\n$`,
          ),
        );
      }
    });
  });
});
