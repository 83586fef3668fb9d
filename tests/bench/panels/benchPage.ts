import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import type { BrowserContext } from 'playwright-core';
import { lwcPlugin } from '../../../scripts/build/lwc-plugin.ts';
import { pageLayout } from '../../../scripts/build/page-layout.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What the bench page can do; called through `page.evaluate`. */
export interface Bench {
  /** Milliseconds until so many bare base components are there and the browser is at rest. */
  textareas(count: number): Promise<number>;
  /** Milliseconds until the checklist of the deal is there and the browser is at rest. */
  checklist(recordId: string): Promise<number>;
  /** Milliseconds from the click on "show all" until every question (except those of the three concepts above) is there and the browser is at rest. */
  showAll(): Promise<number>;
}

/** The components by themselves, without the page around them: only so can they be compared. */
const ENTRY = `
import { createElement } from 'lwc';
import Textarea from 'lightning/textarea';
import Checklist from 'c/discoveryChecklist';

const stage = document.getElementById('page');
const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const found = (selector) => stage.querySelectorAll(selector).length;

async function until(isThere) {
  const start = performance.now();
  while (!isThere()) {
    if (performance.now() - start > 60000) throw new Error('Nothing came within a minute.');
    await rest();
  }
  await rest();
}

async function timed(act, isThere) {
  await rest();
  const start = performance.now();
  act();
  await until(isThere);
  return performance.now() - start;
}

export const bench = {
  textareas: (count) => {
    stage.replaceChildren();
    return timed(() => {
      for (let index = 0; index < count; index += 1) {
        const element = createElement('lightning-textarea', { is: Textarea });
        element.label = 'Question ' + index;
        stage.append(element);
      }
    }, () => found('textarea') === count);
  },
  checklist: (recordId) => {
    stage.replaceChildren();
    return timed(() => {
      const element = createElement('c-discovery-checklist', { is: Checklist });
      element.recordId = recordId;
      stage.append(element);
    }, () => found('[data-next] textarea, [data-next] input') > 0);
  },
  showAll: () => timed(() => {
    const toggle = stage.querySelector('[data-toggle]');
    (toggle.querySelector('button') ?? toggle).click();
  }, () => found('[data-others] [data-ask]') >= 150),
};
`;

const BOOT = `
import { openSession } from 'host/session';
await openSession();
const { bench } = await import('bench-entry');
globalThis.bench = bench;
`;

/** Puts the bench page under `/bench/` of an org that runs: the browser is given it without the org knowing. @returns its address */
export async function serveBenchPage(browser: BrowserContext, url: string): Promise<string> {
  const layout = pageLayout(ROOT);
  const built = await esbuild.build({
    stdin: { contents: BOOT, resolveDir: ROOT, sourcefile: 'boot.js' },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir: join(ROOT, 'bench'),
    entryNames: 'boot',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
    plugins: [entry, lwcPlugin(layout)],
  });
  const files = new Map(built.outputFiles.map(({ path, text }) => [path.split('/').at(-1) ?? '', text]));
  const shell = readFileSync(join(layout.page, 'shell/index.html'), 'utf8').replace(
    '/assets/main.js',
    '/bench/boot.js',
  );
  await browser.route(`${url}/bench/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice('/bench/'.length);
    const script = files.get(name);
    if (script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script });
    return route.fulfill({ contentType: 'text/html', body: shell });
  });
  return `${url}/bench/`;
}

const entry: esbuild.Plugin = {
  name: 'bench-entry',
  setup(build) {
    build.onResolve({ filter: /^bench-entry$/ }, ({ path }) => ({ path, namespace: 'bench' }));
    build.onLoad({ filter: /.*/, namespace: 'bench' }, () => ({ contents: ENTRY, resolveDir: ROOT, loader: 'js' }));
  },
};
