import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { sourceTexts, translatedTexts } from '../translations/texts.ts';
import type { Language } from '../translations/texts.ts';
import { withBrowser } from './chromium.ts';
import { openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { scrollTo } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { overflowing } from './overflow.ts';
import { gate, missingSentences, openHome, openPage, violations, withoutCode } from './record-page.ts';
import { speak } from './sign-in.ts';

const sorted = (sentences: readonly string[]): string[] => [...sentences].sort();
const STAGE = 'Value Proposition';

async function open(page: Page, org: RunningOrg, { id }: GateDeal, heading: string): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
  await gate(page).getByRole('heading', { name: heading, exact: true }).waitFor();
  for (const panel of ['c-prescription-map', 'c-playback']) {
    await scrollTo(page.locator(panel));
    await page.locator(`${panel}-view`).waitFor();
  }
  await scrollTo(gate(page));
}

/** Everything that our panels show, names of controls included. */
function panelText(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const panels = [...document.querySelectorAll('*')].filter((element) => element.localName.startsWith('c-'));
    const names = panels.flatMap((panel) => [...panel.querySelectorAll('[aria-label], [title], [placeholder]')])
      .flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''));
    return [...panels.map((panel) => panel.innerText), ...names].join('\\n');
  })()`);
}

/** The playbook of the org, as it ships. */
const PLAYBOOK = compilePlaybook(
  parsePlaybook(readFileSync(new URL('../../playbooks/diagnose-first.yaml', import.meta.url), 'utf8'), 'playbook'),
);

/** Labels of several words, and questions and reasons of the playbook, that a page in another language still shows in English. */
function stillEnglish(text: string, language: Language): string[] {
  const translated = translatedTexts(language);
  const labels = [...sourceTexts()].flatMap(([name, english]) => {
    const isPhrase = name.startsWith('label ') && /\w \w/.test(english) && !english.includes('{');
    return isPhrase && translated.get(name) !== english && text.includes(english) ? [`${name}: ${english}`] : [];
  });
  const asked = PLAYBOOK.questions.flatMap(({ ask, why }) => [ask, why]);
  const sentences = PLAYBOOK.gates.flatMap(({ criteria }) => criteria.map(({ sentence }) => sentence));
  return [...labels, ...[...asked, ...sentences].filter((english) => text.includes(english))];
}

/** How many questions of the playbook the checklist shows in a language, and how many in English. */
async function questionsShown(page: Page, language: Language): Promise<[own: number, english: number]> {
  const checklist = page.locator('c-discovery-checklist');
  await scrollTo(checklist);
  await checklist.locator('[data-next] c-discovery-question').first().waitFor();
  const translated = Object.values(PLAYBOOK.texts?.[language]?.questions ?? {}).flatMap(({ ask }) => ask ?? []);
  const shown = async (texts: readonly string[]) =>
    (await Promise.all(texts.map((text) => checklist.getByText(text).count()))).filter((count) => count > 0).length;
  return [await shown(translated), await shown(PLAYBOOK.questions.map(({ ask }) => ask))];
}

test('the page follows the language of its user: German, French, Spanish, and English without a request for labels', async () => {
  await withOrg(async (org) => {
    const [deal] = await openDeals(org, 1);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/assets/labels.')) asked.push(new URL(request.url()).pathname);
      });
      await openHome(page, org);
      await open(page, org, deal!, `To enter ${STAGE}`);
      expect(asked).toEqual([]);
      for (const [language, locale, heading] of [
        ['de', 'de_DE', `Um ${STAGE} zu erreichen`],
        ['fr', 'fr_FR', `Pour passer à ${STAGE}`],
        ['es', 'es_ES', `Para entrar en ${STAGE}`],
      ] as const) {
        await speak(org, 'seller', [language, locale]);
        await open(page, org, deal!, heading);
        expect(asked.splice(0)).toEqual([`/assets/labels.${language}.json`]);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(stillEnglish(await panelText(page), language)).toEqual([]);
        const [own, english] = await questionsShown(page, language);
        expect([own >= 3, english]).toEqual([true, 0]);
        expect(await overflowing(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        const missing = await missingSentences(page);
        expect(missing.length).toBeGreaterThan(0);
        const wanted = {
          de: /^Fehlt seit der Phase Value Proposition: /,
          fr: /^Il manque depuis l’étape Value Proposition\u00a0: /,
          es: /^Falta desde la etapa Value Proposition: /,
        }[language];
        for (const sentence of missing) expect(sentence).toMatch(wanted);
        const { body } = await org.rest<{ message: string }[]>('PATCH', `/sobjects/Opportunity/${deal!.id}`, {
          StageName: STAGE,
        });
        expect(sorted(body.map(withoutCode))).toEqual(sorted(missing));
      }
      const soql = `SELECT StageName FROM Opportunity WHERE Id = '${deal!.id}'`;
      expect(await readAs(org, 'manager', soql)).toMatchObject([{ StageName: 'Needs Analysis' }]);
      expect(faults).toEqual([]);
    });
  });
}, 240_000);
