import type { BrowserContext, Page } from 'playwright-core';
import { CONCEPTS } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { withBrowser } from '../../browser/chromium.ts';
import { withOrg } from '../../browser/org.ts';
import type { RunningOrg } from '../../browser/org.ts';
import { serveBenchPage } from './benchPage.ts';
import type { Bench } from './benchPage.ts';
import { firstQuestion } from './firstQuestion.ts';
import type { FirstQuestionFigures } from './firstQuestion.ts';

/** The browser's processor is slowed so many times, as a phone's or an old laptop's would be. */
const SLOWED = 4;
const QUESTIONS = 200;
const ROUNDS = 5;
/** More where a round is one click: other programs of the machine disturb it more. */
const CLICKS = 9;
const KEYS = 'They type every order twice, and once a week one gets lost on the way to the warehouse.';

export interface PanelFigures {
  readonly slowed: number;
  readonly questions: number;
  /** Medians in milliseconds, of alternating rounds. */
  readonly textareas: number;
  readonly checklist: number;
  readonly showAll: number;
  /** (checklist + showAll) / textareas; aim 1.5. */
  readonly ratio: number;
  readonly first: FirstQuestionFigures;
  readonly typing: { readonly keys: number; readonly p95: number; readonly worst: number };
  readonly requests: {
    /** GraphQL requests while the record page loads, by operation. */
    readonly atLoad: readonly string[];
    /** Everything that is asked after an answer was saved, in order. */
    readonly afterSave: readonly string[];
  };
}

/** Measures in Chromium against a local org with demo data, with a playbook of 200 questions. */
export async function panelFigures(say: (text: string) => void): Promise<PanelFigures> {
  return withOrg(async (org) => {
    const deal = await dealInNeedsAnalysis(org);
    return withBrowser(async (browser) => {
      await signIn(browser, org);
      say('the first question …');
      const page = await browser.newPage();
      await slow(page);
      const first = await firstQuestion(page, org, { deal, rounds: CLICKS });
      await page.close();
      await withQuestions(org);
      say('the record page …');
      const requests = await requestsOf(browser, org, deal);
      say('200 questions …');
      const times = await timesOf(browser, org, deal);
      say('typing …');
      const typing = await typingOf(browser, org, deal);
      return { slowed: SLOWED, questions: QUESTIONS, first, ...times, typing, requests };
    });
  });
}

/** A deal in front of a gate. */
async function dealInNeedsAnalysis(org: RunningOrg): Promise<string> {
  const [deal] = await org.query<{ Id: string }>(
    "SELECT Id FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null ORDER BY Amount DESC, Id LIMIT 1",
  );
  if (!deal) throw new Error('The demo org has no deal in Needs Analysis.');
  return deal.Id;
}

async function signIn(browser: BrowserContext, org: RunningOrg): Promise<void> {
  const page = await browser.newPage();
  await page.goto(org.link);
  await page.locator('c-deal-list [aria-busy="false"], c-deal-list [data-empty]').first().waitFor();
  await page.close();
}

/** Gives the playbook 200 questions, several for each concept. */
async function withQuestions(org: RunningOrg): Promise<void> {
  const [playbook] = await org.query<{ Id: string; Compiled__c: string }>(
    "SELECT Id, Compiled__c FROM DF_Playbook__c WHERE Code__c = 'diagnose-first'",
  );
  if (!playbook) throw new Error('The demo org has no playbook.');
  const compiled = JSON.parse(playbook.Compiled__c) as { questions: { concept: string; ask: string }[] };
  const own = compiled.questions;
  const questions = Array.from({ length: QUESTIONS }, (_, index) => {
    const question = own[index % own.length]!;
    if (index < own.length) return question;
    const concept = CONCEPTS[index % CONCEPTS.length];
    return { ...question, concept, ask: `${question.ask} (${index})`, weight: 1 };
  });
  const patch = `/sobjects/DF_Playbook__c/${playbook.Id}`;
  const text = JSON.stringify({ ...compiled, questions });
  const { status } = await org.rest('PATCH', patch, { Compiled__c: text }, 'integration');
  if (status !== 204) throw new Error(`The playbook was not saved: ${status}.`);
}

async function requestsOf(browser: BrowserContext, org: RunningOrg, deal: string): Promise<PanelFigures['requests']> {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.pathname.startsWith('/services/')) return;
    const body = request.postData();
    const { operationName } = body?.startsWith('{') ? (JSON.parse(body) as { operationName?: string }) : {};
    const path = url.pathname.replace(/^\/services\/data\/v[\d.]+/, '').replace(/\/[a-zA-Z0-9]{15,18}$/, '/{id}');
    asked.push(`${request.method()} ${path}${operationName ? ` ${operationName}` : ''}`);
  });
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal}/view`);
  await page
    .locator('c-discovery-checklist [data-next] textarea, c-discovery-checklist [data-next] input')
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  const atLoad = asked.filter((line) => line.includes('/graphql'));
  asked.length = 0;
  await typeInto(page, 'They type every order twice.');
  await page.keyboard.press('Enter');
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_000);
  await page.close();
  return { atLoad, afterSave: asked };
}

async function timesOf(browser: BrowserContext, org: RunningOrg, deal: string) {
  const page = await browser.newPage();
  const address = await serveBenchPage(browser, org.url);
  await page.goto(address);
  await page.waitForFunction('globalThis.bench');
  await slow(page);
  const rounds: { textareas: number; checklist: number; showAll: number }[] = [];
  // The first round compiles what the others run.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const textareas = await run(page, 'textareas', QUESTIONS);
    const checklist = await run(page, 'checklist', deal);
    const showAll = await run(page, 'showAll');
    if (round > 0) rounds.push({ textareas, checklist, showAll });
  }
  await page.close();
  const of = (name: 'textareas' | 'checklist' | 'showAll') => median(rounds.map((round) => round[name]));
  const ratio = median(rounds.map(({ textareas, checklist, showAll }) => (checklist + showAll) / textareas));
  return { textareas: of('textareas'), checklist: of('checklist'), showAll: of('showAll'), ratio };
}

async function run(page: Page, what: keyof Bench, argument?: string | number): Promise<number> {
  const call = `globalThis.bench.${what}(${argument === undefined ? '' : JSON.stringify(argument)})`;
  return page.evaluate<number>(call);
}

/** Input delay as the browser itself counts it (Event Timing): what it does not report took less than 16 ms, which is counted as 16. */
async function typingOf(browser: BrowserContext, org: RunningOrg, deal: string): Promise<PanelFigures['typing']> {
  const page = await browser.newPage();
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal}/view`);
  await page.locator('c-discovery-checklist [data-toggle]').click();
  await slow(page);
  await page.evaluate(`
    globalThis.delays = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'keydown') globalThis.delays.push(entry.processingStart - entry.startTime);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  `);
  await typeInto(page, KEYS);
  await page.waitForTimeout(500);
  const slowOnes = await page.evaluate<number[]>('globalThis.delays');
  await page.close();
  const delays = [...slowOnes, ...Array.from({ length: Math.max(0, KEYS.length - slowOnes.length) }, () => 16)].sort(
    (a, b) => a - b,
  );
  return { keys: KEYS.length, p95: delays[Math.ceil(delays.length * 0.95) - 1] ?? NaN, worst: delays.at(-1) ?? NaN };
}

async function typeInto(page: Page, text: string): Promise<void> {
  await page
    .locator('c-discovery-checklist [data-next] textarea, c-discovery-checklist [data-next] input')
    .first()
    .click();
  await page.keyboard.type(text, { delay: 40 });
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
