import { X509Certificate } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose, withFolder } from './cli.ts';

test('`org app` registers an app before the org runs, prints what a client needs, and reset removes it', async () => {
  await withFolder(async (cwd) => {
    const first = await diagnose(['org', 'app', 'ci', '--callback', 'http://localhost:1717/x'], { cwd });
    expect([first.code, first.err]).toEqual([0, '']);
    const key = /^Consumer key: (\S+)$/m.exec(first.out)?.[1] ?? '';
    expect(first.out).toContain('Key: .diagnose/app-ci.key, certificate: .diagnose/app-ci.crt');
    expect(first.out).toContain(
      `sf org login jwt --instance-url http://localhost:4600 --client-id ${key} --jwt-key-file .diagnose/app-ci.key`,
    );
    const folder = join(cwd, '.diagnose');
    const certificate = await readFile(join(folder, 'app-ci.crt'), 'utf8');
    expect(new X509Certificate(certificate).subject).toBe('CN=ci');

    await writeFile(join(cwd, 'mine.crt'), certificate);
    const second = await diagnose(['org', 'app', 'mine', '--approve', '--certificate', 'mine.crt', '--json'], { cwd });
    expect(Object.keys(JSON.parse(second.out) as object)).toEqual(['name', 'consumerKey', 'consumerSecret']);
    const apps = JSON.parse(await readFile(join(folder, 'connected-apps.json'), 'utf8')) as Record<string, unknown>[];
    expect(apps).toMatchObject([
      { name: 'ci', consumerKey: key, preAuthorized: ['integration'], callbackUrls: ['http://localhost:1717/x'] },
      { name: 'mine', certificate },
    ]);
    expect(apps[1]).not.toHaveProperty('preAuthorized');

    expect((await diagnose(['org', 'reset'], { cwd })).code).toBe(0);
    expect(await readdir(cwd)).toEqual(['mine.crt']);
  });
}, 180_000);
