import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { de } from '../../src/local-org/page/texts/de.ts';
import { es } from '../../src/local-org/page/texts/es.ts';
import { fr } from '../../src/local-org/page/texts/fr.ts';
import { de as reportsDe } from '../../src/local-org/page/texts/reports/de.ts';
import { es as reportsEs } from '../../src/local-org/page/texts/reports/es.ts';
import { fr as reportsFr } from '../../src/local-org/page/texts/reports/fr.ts';
import type { PageLayout } from './page-layout.ts';

/** Custom labels by name, as the source has them in English. */
export function sourceLabels({ labels }: PageLayout): ReadonlyMap<string, string> {
  return new Map(labels.flatMap((file) => [...entries(readFileSync(file, 'utf8'), 'labels', 'fullName', 'value')]));
}

/** Their translations by language (`de`), as `force-app/translations` has them; a label of an empty text is not translated yet. */
export function translatedLabels({ translations }: PageLayout): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const files = globSync('**/*.translation-meta.xml', { cwd: translations }).sort();
  return new Map(
    files.map((file) => {
      const xml = readFileSync(join(translations, file), 'utf8');
      const named = [...entries(xml, 'customLabels', 'name', 'label')].filter(([, text]) => text !== '');
      return [basename(file, '.translation-meta.xml'), new Map(named)];
    }),
  );
}

/** Texts of the page's frame and of its reports by language, named as the page looks them up: `shell.save`, `reports.total`. */
export function frameTexts(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const languages = { de: [de, reportsDe], es: [es, reportsEs], fr: [fr, reportsFr] } as const;
  return new Map(
    Object.entries(languages).map(([language, [frame, reports]]) => {
      const named = (prefix: string, texts: Readonly<Record<string, string>>) =>
        Object.entries(texts).map(([name, text]) => [`${prefix}.${name}`, text] as const);
      return [language, new Map([...named('shell', frame), ...named('reports', reports)])];
    }),
  );
}

function entries(xml: string, element: string, name: string, text: string): Map<string, string> {
  const blocks = xml.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'));
  return new Map(
    [...blocks].map(([, block = '']) => [inner(block, name), unescape(inner(block, text))] as [string, string]),
  );
}

function inner(block: string, element: string): string {
  return new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(block)?.[1] ?? '';
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
