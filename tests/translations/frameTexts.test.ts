import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameTexts } from '../../scripts/build/labels.ts';
import { en } from '../../src/local-org/page/texts/en.ts';
import { en as reports } from '../../src/local-org/page/texts/reports/en.ts';
import { ROOT } from '../metadata/source.ts';
import { literalsInTemplate } from './literals.ts';

const shell = join(ROOT, 'src/local-org/page/shell');
/** The product's name, which is the same in every language. */
const NAME = 'Diagnose First';
const places = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();

describe('the texts of the page around the panels', () => {
  test.each(['de', 'es', 'fr'])('are all there in %s, with the same places', (language) => {
    const texts = frameTexts().get(language);
    for (const [prefix, source] of Object.entries({ shell: en, reports })) {
      for (const [name, text] of Object.entries(source)) {
        const translated = texts?.get(`${prefix}.${name}`) ?? '';
        expect([name, translated !== '', places(translated)]).toEqual([name, true, places(text)]);
      }
    }
  });

  test('are in no template of the frame', () => {
    const templates = globSync('*/*.html', { cwd: shell });
    expect(templates.length).toBeGreaterThan(10);
    const found = templates.flatMap((file) =>
      literalsInTemplate(readFileSync(join(shell, file), 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(found.filter((one) => !one.endsWith(NAME))).toEqual([]);
  });

  test('fail when a template has a text of its own', () => {
    expect(literalsInTemplate('<template><p title="A tip">{x} and more</p></template>')).toHaveLength(2);
  });
});
