import { loadLabels } from 'host/labels';
import { openSession } from 'host/session';
import { aroundPlace, text } from 'host/texts';

/** Opens the session, then the page; without a session it shows how to get one. */
async function boot(root: HTMLElement): Promise<void> {
  // For measurements: what is painted before this is in the served markup.
  performance.mark('page-script');
  applyTheme();
  const session = await openSession().catch(() => undefined);
  if (!session) return showSignedOut(root);
  document.documentElement.lang = session.language;
  applyDirection(session.language);
  // Without translations the page is English.
  await loadLabels(session.language).catch(() => undefined);
  // Only now: modules like @salesforce/user/Id are constants with values of the session.
  const { start } = await import('./start.ts');
  start(root);
}

/** Languages in which the platform lays the page out from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|yi)(-|$)/;

const parameter = (name: string) => new URLSearchParams(window.location.search).get(name);

/** Sets the direction of the user's language, or that of `?dir=rtl`. */
function applyDirection(language: string): void {
  document.documentElement.dir = parameter('dir') ?? (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr');
}

/** Light or dark as the browser's user prefers, or as `?theme=dark` states; also without a session. */
function applyTheme(): void {
  const theme = parameter('theme') ?? '';
  // Classes of SLDS 2.
  document.body.classList.add(`slds-color-scheme_${['light', 'dark'].includes(theme) ? theme : 'system'}`);
}

/** How to sign in, in the browser's language: without a session the user is not known. */
async function showSignedOut(root: HTMLElement): Promise<void> {
  const { language } = navigator;
  document.documentElement.lang = (await loadLabels(language).catch(() => undefined)) ?? 'en';
  const main = document.createElement('main');
  main.className = 'signed-out';
  const heading = document.createElement('h1');
  heading.textContent = text('signedOutTitle');
  main.append(heading, sentence('signedOutLink', 'npm start'), sentence('signedOutAgain', 'npx diagnose org link'));
  root.replaceChildren(main);
}

function sentence(name: 'signedOutLink' | 'signedOutAgain', command: string): HTMLElement {
  const paragraph = document.createElement('p');
  const code = document.createElement('code');
  code.textContent = command;
  const { before, after } = aroundPlace(name);
  paragraph.append(before, code, after);
  return paragraph;
}

await boot(document.getElementById('page') ?? document.body);
