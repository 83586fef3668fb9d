import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

// The one without windows first: it takes about half as long to start.
const candidates = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);

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
    const install = ['install', '-y', '-qq', '--no-install-recommends'];
    spawnSync('apt-get', [...install, 'chromium-headless-shell', 'fonts-liberation'], options);
  }
  if (!(await find())) {
    spawnSync(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], options);
  }
  const installed = await find();
  if (installed) return installed;
  throw new Error(
    'The browser test needs Chromium and none could be installed: install it (Debian: `apt-get install chromium-headless-shell`) or name it in the environment variable `CHROMIUM`.',
  );
}
