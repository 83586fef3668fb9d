import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { frameTexts, translatedLabels } from './labels.ts';
import { lwcPlugin } from './lwc-plugin.ts';
import { pageLayout } from './page-layout.ts';
import type { PageLayout } from './page-layout.ts';

/**
 * Bundles the page into dist/page: index.html, record.html with the shapes of a record page, and under assets/ the boot module with its chunks, synthetic shadow, the styles and
 * the labels of each language.
 * Throws one error that lists what the compiler found, each with its place.
 */
export async function buildPage(root: string): Promise<{ files: number }> {
  const layout = pageLayout(root);
  const assets = join(layout.output, 'assets');
  const common = {
    bundle: true,
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
  } satisfies esbuild.BuildOptions;

  const [page, shadow] = await Promise.all([
    settle(
      esbuild.build({
        ...common,
        entryPoints: { main: join(layout.page, 'shell/boot.ts') },
        format: 'esm',
        splitting: true,
        write: false,
        outdir: assets,
        chunkNames: 'chunk-[hash]',
        metafile: true,
        plugins: [lwcPlugin(layout)],
      }),
    ),
    // On its own and first: in a split bundle the LWC engine would be evaluated before it, and run native shadow without a word.
    settle(
      esbuild.build({
        ...common,
        entryPoints: [fileURLToPath(import.meta.resolve('@lwc/synthetic-shadow'))],
        format: 'iife',
        write: false,
        outfile: join(assets, 'synthetic-shadow.js'),
      }),
    ),
  ]);

  rmSync(layout.output, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  for (const file of [...page.outputFiles, ...shadow.outputFiles]) writeFileSync(file.path, file.contents);
  const sheet = fileURLToPath(import.meta.resolve('@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css'));
  writeFileSync(join(assets, 'slds2.css'), withoutMissingImages(readFileSync(sheet, 'utf8')));
  copyFileSync(join(layout.page, 'shell/page.css'), join(assets, 'page.css'));
  copyFileSync(join(layout.page, 'shell/favicon.svg'), join(assets, 'favicon.svg'));
  writePages(layout, page.metafile);
  const frame = frameTexts();
  for (const [language, labels] of translatedLabels(layout)) {
    writeFileSync(
      join(assets, `labels.${language}.json`),
      JSON.stringify(Object.fromEntries([...labels, ...(frame.get(language) ?? [])])),
    );
  }
  return { files: readdirSync(assets).length + 2 };
}

/** Writes the two pages that are served: with the shapes of a record page, and without. */
function writePages(layout: PageLayout, metafile: esbuild.Metafile): void {
  const preloads = preloadsOf(metafile).map((path) => `<link rel="modulepreload" href="/assets/${basename(path)}" />`);
  const html = readFileSync(join(layout.page, 'shell/index.html'), 'utf8').replace(
    '<!-- preloads -->',
    preloads.join('\n    '),
  );
  const shapes = readFileSync(join(layout.page, 'shell/skeleton/skeleton.html'), 'utf8');
  const [, skeleton = ''] = /<template>([\s\S]*)<\/template>/.exec(shapes) ?? [];
  writeFileSync(join(layout.output, 'index.html'), html.replace('<!-- skeleton -->', ''));
  writeFileSync(join(layout.output, 'record.html'), html.replace('<!-- skeleton -->', skeleton.trim()));
}

/** The files that the page needs at its start, which a browser otherwise finds one after the other: what `boot.ts` imports, at once or later. */
function preloadsOf({ outputs }: esbuild.Metafile): string[] {
  const startsWith = (end: string): string[] =>
    Object.keys(outputs).filter((path) => outputs[path]?.entryPoint?.endsWith(end) === true);
  const found = new Set(['shell/boot.ts', 'shell/start.ts'].flatMap(startsWith));
  for (const path of found) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') found.add(imported);
  }
  return [...found].filter((path) => path.endsWith('.js'));
}

/** The published sheet names avatar pictures that are not in the package; each would be a failed request. */
function withoutMissingImages(css: string): string {
  return css.replaceAll(/url\(['"]?\.\.\/\.\.\/public\/[^)]*\)/g, 'none');
}

async function settle<Result>(build: Promise<Result>): Promise<Result> {
  return build.catch((error: esbuild.BuildFailure) => {
    const faults = (error.errors ?? []).map(({ text, location }) =>
      location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
    );
    throw new Error(`The page was not built.\n${faults.length > 0 ? faults.join('\n') : error.message}`);
  });
}
