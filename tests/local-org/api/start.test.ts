import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirInUseError, LocalOrgStartError, PortInUseError, startLocalOrg } from '../../../src/local-org/index.ts';
import { startRunning, withLocalOrg } from './helpers.ts';

/** A request with a Host header of our choice, which fetch does not allow. */
function rawStatus(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    call.on('error', reject);
    call.end();
  });
}

describe('starting the local org', () => {
  test('org.json contains all that a client on this machine needs, and only its owner may read it', () =>
    withLocalOrg(async ({ org, dataDir }) => {
      const file = join(dataDir, 'org.json');
      const content = JSON.parse(await readFile(file, 'utf8'));
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(content.instanceUrl).toBe(`http://localhost:${org.port}`);
      expect(content.pid).toBe(process.pid);
      expect(Object.keys(content.users)).toEqual(['admin', 'revops', 'manager', 'seller', 'integration']);
      expect(content.accessToken).toBe(content.users.seller.accessToken);
      for (const user of Object.values<{ id: string; username: string; accessToken: string }>(content.users)) {
        expect(user.id).toMatch(/^005\w{15}$/);
        expect(user.accessToken).toMatch(/^00D\w{12}![.\w]{40,}$/);
      }
    }));

  test('a connection is kept for a minute, so that a client may be busy in between, and closing does not wait for it', async () => {
    await withLocalOrg(async ({ org }) => {
      const agent = new Agent({ keepAlive: true });
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        request({ host: '127.0.0.1', port: org.port, path: '/services/data', agent }, resolve)
          .on('error', reject)
          .end();
      });
      answer.resume();
      await once(answer, 'end');
      expect(answer.headers['keep-alive']).toBe('timeout=60');
      await org.close();
      agent.destroy();
    });
  });

  test('closing takes org.json away and lets the folder be used again, without tokens of the last start', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'local-org-'));
    try {
      const first = await startLocalOrg({ dataDir, port: 0 });
      expect(first.fresh).toBe(true);
      const token = first.users.seller.accessToken;
      await first.close();
      await first.close();
      await expect(stat(join(dataDir, 'org.json'))).rejects.toThrow('ENOENT');
      const second = await startLocalOrg({ dataDir, port: 0 });
      expect(second.fresh).toBe(false);
      expect(second.users.seller.accessToken).not.toBe(token);
      await second.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  test('the token option fixes the seller and nobody else', () =>
    withLocalOrg(
      async ({ org }) => {
        expect(org.users.seller.accessToken).toBe('a-token-of-my-own');
        expect(org.users.integration.accessToken).not.toBe('a-token-of-my-own');
        const answer = await fetch(`${org.url}/services/oauth2/userinfo`, {
          headers: { Authorization: 'Bearer a-token-of-my-own' },
        });
        expect(await answer.json()).toMatchObject({ user_id: org.users.seller.user.id });
      },
      { token: 'a-token-of-my-own' },
    ));

  test('a token that no header can carry is refused before anything is made', async () => {
    const dataDir = join(tmpdir(), `never-made-${process.pid}`);
    await expect(startLocalOrg({ dataDir, port: 0, token: 'two words' })).rejects.toThrow(LocalOrgStartError);
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
  });

  test('a port in use is named, with what to do, and nothing is half-made', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const dataDir = join(tmpdir(), `never-made-${process.pid}-port`);
    try {
      const attempt = startLocalOrg({ dataDir, port });
      await expect(attempt).rejects.toThrow(PortInUseError);
      await expect(attempt).rejects.toThrow(
        `Port ${port} is in use by another program. Stop that program, or choose another port`,
      );
      await expect(stat(dataDir)).rejects.toThrow('ENOENT');
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });

  test.each([-1, 70_000, 1.5])('%p is no port', async (port) => {
    await expect(startLocalOrg({ dataDir: join(tmpdir(), 'never-made'), port })).rejects.toThrow('is not a port');
  });

  test('a second server on the same folder is refused, and the first goes on', async () => {
    const running = await startRunning();
    try {
      const attempt = startLocalOrg({ dataDir: running.dataDir, port: 0 });
      await expect(attempt).rejects.toThrow(DataDirInUseError);
      await expect(attempt).rejects.toThrow(`Another local org (process ${process.pid}) is running on the folder`);
      expect((await running.as('seller')('GET', 'limits')).status).toBe(200);
      expect(JSON.parse(await readFile(join(running.dataDir, 'org.json'), 'utf8')).instanceUrl).toBe(running.org.url);
    } finally {
      await running.stop();
    }
  });

  test('a killed server leaves nothing behind that stops the next one, and until then holds its folder', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'local-org-'));
    const entry = new URL('../../../src/local-org/index.ts', import.meta.url).href;
    const script = `const { startLocalOrg } = await import(${JSON.stringify(entry)}); const org = await startLocalOrg({ dataDir: ${JSON.stringify(dataDir)}, port: 0 }); console.log(org.url);`;
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      await expect(startLocalOrg({ dataDir, port: 0 })).rejects.toThrow(
        `Another local org (process ${child.pid}) is running`,
      );
      child.kill('SIGKILL');
      await once(child, 'exit');
      const next = await startLocalOrg({ dataDir, port: 0 });
      expect(next.fresh).toBe(false);
      expect(JSON.parse(await readFile(join(dataDir, 'org.json'), 'utf8')).pid).toBe(process.pid);
      await next.close();
    } finally {
      child.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  test('only its own names are answered, so that no web page can reach it under another', () =>
    withLocalOrg(async ({ org }) => {
      for (const host of [`localhost:${org.port}`, `127.0.0.1:${org.port}`, `[::1]:${org.port}`]) {
        expect((await rawStatus(org.port, '/services/data', { host })).status).toBe(200);
      }
      for (const host of ['evil.example', `evil.example:${org.port}`, 'localhost', `localhost:${org.port + 1}`]) {
        const answer = await rawStatus(org.port, '/services/data', { host });
        expect(answer.status).toBe(421);
        expect(answer.body).toContain('INVALID_HOST');
      }
    }));
});
