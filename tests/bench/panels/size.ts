import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import type { Plugin } from 'esbuild';
import { lwcPlugin } from '../../../scripts/build/lwc-plugin.ts';
import { pageLayout } from '../../../scripts/build/page-layout.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PAGE = 'force-app/main/default/flexipages/DF_Opportunity_Record_Page.flexipage-meta.xml';

/** How much of our own a browser gets for the record page, in gzipped bytes. */
export interface PanelSize {
  readonly panels: readonly string[];
  /** Scripts and templates that come with the page; at most 40,000 bytes (tests/architecture/panel-size.test.ts). */
  readonly atLoad: number;
  /** Scripts and templates that come when a form or a list is opened. */
  readonly onDemand: number;
  /** All style sheets, which travel as modules too. */
  readonly styles: number;
  /** What each bundle that comes with the page has in the minified module, in bytes before compression, the largest first. */
  readonly largest: readonly { readonly bundle: string; readonly bytes: number }[];
}

/**
 * Scripts and templates of all panels on the record page's FlexiPage, compiled and minified, without the platform's modules (`lwc`,
 * `lightning/…`, `@salesforce/…`), which an org brings itself.
 */
export async function panelSize(): Promise<PanelSize> {
  const panels = recordPagePanels();
  const [plain, styled] = await Promise.all([compiled(panels, [withoutStyles]), compiled(panels, [])]);
  const { atLoad, onDemand, inputs } = plain;
  const styles = styled.atLoad + styled.onDemand - atLoad - onDemand;
  return { panels, atLoad, onDemand, styles, largest: largest(inputs) };
}

/**
 * Scripts and templates that come with a page on which these bundles are placed, in gzipped bytes; `PanelSize.atLoad` for those of the
 * record page. One compile, for the test that holds the limit.
 */
export async function sizeAtLoad(panels: readonly string[] = recordPagePanels()): Promise<number> {
  return (await compiled(panels, [withoutStyles])).atLoad;
}

async function compiled(panels: readonly string[], more: readonly Plugin[]) {
  const entry = panels.map((name) => `export { default as ${name} } from 'c/${name}';`).join('\n');
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: entry, resolveDir: ROOT, sourcefile: 'panels.js' },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: join(ROOT, 'panels'),
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
    absWorkingDir: ROOT,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [platformIsThere, ...more, lwcPlugin(pageLayout(ROOT))],
  });
  const outputs = new Map(Object.entries(metafile.outputs));
  const first = [...outputs].find(([, { entryPoint }]) => entryPoint?.endsWith('panels.js'))?.[0];
  if (first === undefined) throw new Error('esbuild gave no output for the panels.');
  const early = new Set<string>();
  const follow = (name: string): void => {
    if (early.has(name)) return;
    early.add(name);
    for (const { path, kind, external } of outputs.get(name)?.imports ?? [])
      if (kind === 'import-statement' && !external) follow(path);
  };
  follow(first);
  const size = (isWanted: (name: string) => boolean) => {
    const parts = outputFiles.filter(({ path }) => isWanted(relative(ROOT, path)));
    return gzipSync(Buffer.concat(parts.map(({ contents }) => contents)), { level: 9 }).length;
  };
  const inputs = [...early].flatMap((name) => Object.entries(outputs.get(name)?.inputs ?? {}));
  return { atLoad: size((name) => early.has(name)), onDemand: size((name) => !early.has(name)), inputs };
}

/** Our own components that the record page is laid out with, in the page's order. */
export function recordPagePanels(): string[] {
  const xml = readFileSync(join(ROOT, PAGE), 'utf8');
  const names = [...xml.matchAll(/<componentName>(?:c:)?(\w+)<\/componentName>/g)].map(([, name = '']) => name);
  if (names.length === 0) throw new Error('The record page names no component of ours.');
  return names;
}

const platformIsThere: Plugin = {
  name: 'platform',
  setup(build) {
    build.onResolve({ filter: /^(lwc$|@lwc\/|lightning\/|@salesforce\/)/ }, ({ path }) => ({ path, external: true }));
  },
};

const withoutStyles: Plugin = {
  name: 'without-styles',
  setup(build) {
    build.onResolve({ filter: /\.css(\?.*)?$/ }, ({ path }) => ({ path, namespace: 'no-style' }));
    build.onLoad({ filter: /.*/, namespace: 'no-style' }, () => ({ contents: 'export default void 0;' }));
  },
};

function largest(inputs: readonly (readonly [file: string, { readonly bytesInOutput: number }])[]) {
  const sizes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of inputs) {
    const bundle = /lwc\/(\w+)\//.exec(file)?.[1];
    if (bundle) sizes.set(bundle, (sizes.get(bundle) ?? 0) + bytesInOutput);
  }
  return [...sizes]
    .map(([bundle, bytes]) => ({ bundle, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 12);
}
