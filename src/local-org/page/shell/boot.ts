import { loadLabels } from 'host/labels';
import { openSession } from 'host/session';

/** Opens the session, then the page; without a session it shows how to get one. */
async function boot(root: HTMLElement): Promise<void> {
  const session = await openSession().catch(() => undefined);
  if (!session) return showSignedOut(root);
  document.documentElement.lang = session.language;
  applyAppearance(session.language);
  // Without translations the page is English.
  await loadLabels(session.language).catch(() => undefined);
  // Only now: modules like @salesforce/user/Id are constants with values of the session.
  const { start } = await import('./start.ts');
  start(root);
}

/** Languages in which the platform lays the page out from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|yi)(-|$)/;

/** Sets direction and theme; `?dir=rtl` and `?theme=dark` override the user's settings. */
function applyAppearance(language: string): void {
  const query = new URLSearchParams(window.location.search);
  document.documentElement.dir = query.get('dir') ?? (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr');
  const theme = query.get('theme') ?? 'light';
  // Classes of SLDS 2.
  if (['light', 'dark', 'system'].includes(theme)) document.body.classList.add(`slds-color-scheme_${theme}`);
}

function showSignedOut(root: HTMLElement): void {
  const main = document.createElement('main');
  main.className = 'signed-out';
  const heading = document.createElement('h1');
  heading.textContent = 'You are not signed in';
  const text = document.createElement('p');
  const command = document.createElement('code');
  command.textContent = 'npm start';
  text.append('Open the link that ', command, ' printed: it signs this browser in.');
  main.append(heading, text);
  root.replaceChildren(main);
}

await boot(document.getElementById('page') ?? document.body);
