import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a usable Chromium: `CHROMIUM` in the environment, the system's, or Playwright's own; undefined when there is none. */
async function find() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  const system = candidates.find((path) => existsSync(path));
  if (system) return system;
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function isDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release);
}

/** Finds Chromium, or installs one: from the system's packages as root on Debian and Ubuntu, else Playwright's own download. */
export async function ensureChromium() {
  const found = await find();
  if (found) return found;
  console.log('No Chromium here: installing one for the browser test.');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  if (isDebian() && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], options);
  }
  if (!(await find())) {
    spawnSync(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], options);
  }
  const installed = await find();
  if (installed) return installed;
  throw new Error(
    'The browser test needs Chromium and none could be installed: install it (Debian: `apt-get install chromium`) or name it in the environment variable `CHROMIUM`.',
  );
}
