import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { sourceLabels } from '../../scripts/build/labels.ts';
import { pageLayout } from '../../scripts/build/page-layout.ts';
import { en } from '../../src/local-org/page/texts/en.ts';
import { ROOT } from '../metadata/source.ts';

/** Stands for every letter of a text that is a label. */
const MARK = 'ж';

/** A label with its letters replaced; the places that are filled stay: `Ask {0}` → `жжж {0}`. */
const marked = (text: string): string =>
  text.replaceAll(/\{\d+\}|\p{L}/gu, (found) => (found.length > 1 ? found : MARK));

/** The keys of a compiled playbook whose texts people read. */
const READ = /^(ask|why|because|title|sentence|short|text|label|reason|newRecordSentence|unknownStageSentence)$/;

/** What people read and where: the text of a node or an attribute, and the components around it. */
interface Shown {
  readonly text: string;
  readonly place: string;
}

/** A page whose labels, frame and playbook are marked, and which remembers what came from the org as data. */
export class MarkedPage {
  readonly page: Page;
  readonly #data = new Set<string>();

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * The user's language must be German, so that the page asks for labels.
   * @param missing names of labels that are left in English, as if they had been forgotten
   */
  async start(missing: readonly string[] = []): Promise<void> {
    const labels = [...sourceLabels(pageLayout(ROOT))].map(([name, text]) => [name, marked(text)] as const);
    const frame = Object.entries(en).map(([name, text]) => [`shell.${name}`, marked(text)] as const);
    const json = Object.fromEntries([...labels, ...frame].filter(([name]) => !missing.includes(name)));
    await this.page.route('**/assets/labels.de.json', (route) => route.fulfill({ json }));
    await this.page.route(/\/(services\/data|page-host)\//, async (route) => {
      const response = await route.fetch({ maxRetries: 3 });
      const type = response.headers()['content-type'] ?? '';
      if (!type.includes('json')) return route.fulfill({ response });
      const body = withMarkedPlaybooks((await response.json()) as unknown);
      this.#collect(body);
      return route.fulfill({ response, json: body });
    });
  }

  /** Texts in sight that are neither marked nor data, each with its place. */
  async faults(): Promise<string[]> {
    const shown = await this.page.evaluate<Shown[]>(SHOWN);
    const known = [...this.#data, ...BASE]
      .filter((one) => one.length > 2)
      .sort((one, other) => other.length - one.length);
    return shown.flatMap(({ text, place }) => (this.#rest(text, known) === '' ? [] : [`${place}: ${text}`]));
  }

  #collect(value: unknown): void {
    if (typeof value === 'string') for (const line of [value, ...value.split(/\r?\n/)]) this.#data.add(line.trim());
    else if (value !== null && typeof value === 'object') Object.values(value).forEach((one) => this.#collect(one));
  }

  /** What is left of a text without data, days, numbers and names of the product; empty when no word is. */
  #rest(text: string, known: readonly string[]): string {
    let rest = text.trim();
    if (this.#data.has(rest) || !WORD.test(rest)) return '';
    for (const one of known) if (rest.includes(one)) rest = rest.replaceAll(one, ' ');
    for (const one of ALLOWED) rest = rest.replaceAll(one, ' ');
    return WORD.test(rest) ? rest : '';
  }
}

const WORD = /\p{Script=Latin}{2,}/u;

const MONTHS = ['long', 'short'].flatMap((month) =>
  Array.from({ length: 12 }, (_, at) =>
    new Intl.DateTimeFormat('de-DE', { month: month as 'long', timeZone: 'UTC' }).format(Date.UTC(2026, at, 1)),
  ),
);
const DAYS = ['long', 'short', 'narrow'].flatMap((weekday) =>
  Array.from({ length: 7 }, (_, at) =>
    new Intl.DateTimeFormat('de-DE', { weekday: weekday as 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 2, 1 + at)),
  ),
);
/** Names, commands and codes that are the same in every language. */
const ALLOWED = ['Diagnose First', 'npx diagnose org link', 'npm start', 'USD', 'EUR', ...MONTHS, ...DAYS];

/** The words of Salesforce's base components, which are English in their package. */
const BASE: readonly string[] = (() => {
  const folder = dirname(createRequire(import.meta.url).resolve('lightning-base-components/package.json'));
  return globSync('scopedImports/@salesforce-label-*.js', { cwd: folder }).flatMap((file) => {
    const [, text = ''] =
      /export default (['"`])?([\s\S]*?)\1;/.exec(readFileSync(join(folder, file), 'utf8'))?.slice(1) ?? [];
    return [text, ...text.split(/\{\d+\}/)].map((part) => part.trim());
  });
})();

function withMarkedPlaybooks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMarkedPlaybooks);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (name !== 'Compiled__c') return [name, withMarkedPlaybooks(one)];
      const text = typeof one === 'string' ? one : (one as { value?: unknown } | null)?.value;
      if (typeof text !== 'string') return [name, one];
      const playbook = JSON.stringify(markTexts(JSON.parse(text), ''));
      return [name, typeof one === 'string' ? playbook : { ...(one as object), value: playbook }];
    }),
  );
}

function markTexts(value: unknown, key: string): unknown {
  if (typeof value === 'string') return READ.test(key) ? marked(value) : value;
  if (Array.isArray(value)) return value.map((one) => markTexts(one, key));
  if (value === null || typeof value !== 'object') return value;
  // Translated reasons are by their codes, which are compared and stay.
  const keyOf = (name: string) => (key === 'reasons' ? 'reason' : name);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, markTexts(one, keyOf(name))]));
}

/** Collects texts in sight and names of controls. A tree walker sees through synthetic shadow. */
const SHOWN = `(() => {
  const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'alt', 'aria-description', 'aria-valuetext'];
  const found = [];
  const placeOf = (element) => {
    const names = [];
    for (let at = element; at; at = at.parentNode ?? at.host) {
      if (at.localName?.includes('-')) names.unshift(at.localName);
    }
    return names.slice(-3).join(' > ');
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element || /^(script|style|noscript|textarea|code)$/.test(element.localName)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim() !== '') found.push({ text: node.data, place: placeOf(element) });
      continue;
    }
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      if (text) found.push({ text, place: placeOf(element) + ' @' + name });
    }
  }
  return found;
})()`;
