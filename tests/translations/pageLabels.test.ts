import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { sourceLabels, translatedLabels } from '../../scripts/build/labels.ts';
import { lwcPlugin } from '../../scripts/build/lwc-plugin.ts';
import { pageLayout } from '../../scripts/build/page-layout.ts';
import { scopedModule } from '../../scripts/build/scoped-modules.ts';
import { ROOT } from '../metadata/source.ts';
import { LANGUAGES, sourceTexts, translatedTexts } from './texts.ts';
import type { Texts } from './texts.ts';

const layout = pageLayout(ROOT);

const labelsOf = (texts: Texts): Record<string, string> =>
  Object.fromEntries(
    [...texts].flatMap(([name, text]) => (name.startsWith('label ') ? [[name.slice('label '.length), text]] : [])),
  );

interface Labels {
  loadLabels(language: string): Promise<void>;
  /** `@salesforce/label/c.DF_Save` as a bundle that is loaded afterwards has it. */
  save(): Promise<string>;
}

/** The page's label modules, bundled as the build does, with a server that has these files. */
async function withPageLabels(
  files: Readonly<Record<string, Record<string, string>>>,
  use: (labels: Labels, asked: string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'page-labels-'));
  const realFetch = globalThis.fetch;
  const asked: string[] = [];
  globalThis.fetch = async (path) => {
    asked.push(String(path));
    const body = files[String(path)];
    return body === undefined ? new Response('', { status: 404 }) : Response.json(body);
  };
  try {
    const outfile = join(folder, 'labels.mjs');
    const contents = `
      export { loadLabels } from 'host/labels';
      export const save = async () => (await import('@salesforce/label/c.DF_Save')).default;`;
    await esbuild.build({
      stdin: { contents, resolveDir: ROOT },
      bundle: true,
      format: 'esm',
      outfile,
      logLevel: 'silent',
      plugins: [lwcPlugin(layout)],
    });
    await use((await import(pathToFileURL(outfile).href)) as Labels, asked);
  } finally {
    globalThis.fetch = realFetch;
    await rm(folder, { recursive: true, force: true });
  }
}

test('the build reads every label and every translation that there is', () => {
  expect(Object.fromEntries(sourceLabels(layout))).toEqual(labelsOf(sourceTexts()));
  const translated = translatedLabels(layout);
  expect([...translated.keys()].sort()).toEqual([...LANGUAGES].sort());
  for (const language of LANGUAGES) {
    expect(Object.fromEntries(translated.get(language) ?? [])).toEqual(labelsOf(translatedTexts(language)));
  }
});

test('a label that does not exist stops the build, and its name is said', () => {
  expect(() => scopedModule(layout, '@salesforce/label/c.DF_Nobody')).toThrow('There is no label `DF_Nobody`');
});

describe('a label on the page', () => {
  const german = { '/assets/labels.de.json': { DF_Save: 'Speichern' } };

  test.each([
    ['de', 'Speichern', ['/assets/labels.de.json']],
    ['de-AT', 'Speichern', ['/assets/labels.de.json']],
    ['en-US', 'Save', []],
    ['ja', 'Save', []],
    // Its file is not there: the page is English, and is there.
    ['fr', 'Save', ['/assets/labels.fr.json']],
  ])('for a user who speaks %s is `%s`', (language, text, requests) =>
    withPageLabels(german, async (labels, asked) => {
      await labels.loadLabels(language);
      expect(await labels.save()).toBe(text);
      expect(asked).toEqual(requests);
    }),
  );

  test('that is not translated yet is in English, next to others that are', () =>
    withPageLabels({ '/assets/labels.de.json': { DF_Cancel: 'Abbrechen' } }, async (labels) => {
      await labels.loadLabels('de');
      expect(await labels.save()).toBe('Save');
    }));
});
