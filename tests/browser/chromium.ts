import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';

const INSTALLED = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);

/** Path of a usable Chromium: `CHROMIUM` in the environment, the system's, or Playwright's own. Throws one sentence when there is none. */
function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['CHROMIUM'];
  const candidates = named ? [named] : [...INSTALLED, chromium.executablePath()];
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    named
      ? `\`CHROMIUM\` names \`${named}\`, and there is no such file: name a Chromium, or leave it out to use the system's.`
      : 'The browser test needs Chromium and there is none here: run `npm test`, which installs one, or name one in the environment variable `CHROMIUM`.',
  );
}

/**
 * A headless browser with a profile of its own, which is deleted afterwards.
 * @param options of the context, for example a phone's screen and touch
 */
export async function withBrowser<Result>(
  use: (browser: BrowserContext) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> {
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: { width: 1360, height: 900 },
    locale: 'en-US',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
