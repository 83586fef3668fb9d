import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { sourceTexts, translatedTexts } from '../translations/texts.ts';
import type { Language } from '../translations/texts.ts';
import { withBrowser } from './chromium.ts';
import { nearlyReady, openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { scrollTo } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { overflowing } from './overflow.ts';
import {
  gate,
  missingSentences,
  openPage,
  refusalSentences,
  violations,
  openHome,
  withoutCode,
} from './record-page.ts';
import { speak } from './sign-in.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
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

test('a German seller reads German, and is refused in German, in the same words as through REST', async () => {
  await withOrg(async (org) => {
    const [deal] = await openDeals(org, 1);
    await nearlyReady(org, deal!);
    await speak(org, 'seller', ['de', 'de_DE']);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      await open(page, org, deal!, `Um ${STAGE} zu erreichen`);
      expect(await page.locator('html').getAttribute('lang')).toBe('de');

      const missing = await missingSentences(page);
      expect(missing.length).toBeGreaterThan(0);
      for (const sentence of missing) expect(sentence).toMatch(/^Fehlt seit der Phase Value Proposition: /);
      const path = `/sobjects/Opportunity/${deal!.id}`;
      const refused = await org.rest<{ message: string }[]>('PATCH', path, { StageName: STAGE });
      expect(refused.status).toBe(400);
      expect(sorted(refused.body.map(withoutCode))).toEqual(sorted(missing));

      await gate(page)
        .getByRole('button', { name: `Weiter zu ${STAGE}` })
        .click();
      expect(sorted(await refusalSentences(page))).toEqual(sorted(missing));
      expect(stillEnglish(await panelText(page), 'de')).toEqual([]);
      const [german, english] = await questionsShown(page, 'de');
      expect([german >= 3, english]).toEqual([true, 0]);
      expect(await overflowing(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(screenshots, 'german.png'), fullPage: true, animations: 'disabled' });

      // The record of the attempt is in the playbook's own language: reports compare the sentences of all sellers.
      const soql = `SELECT Unmet__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal!.id}'`;
      const [decision] = await readAs<{ Unmet__c: string }>(org, 'manager', soql);
      const recorded = (decision?.Unmet__c ?? '').split(/\r?\n/);
      expect(recorded).toHaveLength(missing.length);
      for (const sentence of recorded) expect(sentence).toMatch(/^Missing since Value Proposition: /);
      const [kept] = await readAs<{ StageName: string }>(
        org,
        'manager',
        `SELECT StageName FROM Opportunity WHERE Id = '${deal!.id}'`,
      );
      expect(kept?.StageName).toBe('Needs Analysis');
      expect(faults).toEqual([]);
    });
  });
}, 240_000);

test('the page follows the language of its user: French, Spanish, and English without a request for labels', async () => {
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
        const missing = await missingSentences(page);
        const wanted = {
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
