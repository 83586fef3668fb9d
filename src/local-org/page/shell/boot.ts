import { loadLabels } from 'host/labels';
import { openSession } from 'host/session';

/** Opens the session, then the page; without a session it says how to get one. */
async function boot(root: HTMLElement): Promise<void> {
  const session = await openSession().catch(() => undefined);
  if (!session) return showSignedOut(root);
  document.documentElement.lang = session.language;
  appear(session.language);
  // Without its translations the page is English, which is better than no page.
  await loadLabels(session.language).catch(() => undefined);
  // Only now: modules like @salesforce/user/Id are constants that the session gives.
  const { start } = await import('./start.ts');
  start(root);
}

/** As on the platform, where the page runs from right to left in some languages. */
const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|yi)(-|$)/;

/** Direction and theme; `?dir=rtl` and `?theme=dark` ask for them whatever the user's settings say. */
function appear(language: string): void {
  const query = new URLSearchParams(window.location.search);
  document.documentElement.dir = query.get('dir') ?? (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr');
  const theme = query.get('theme') ?? 'light';
  // SLDS 2's own classes for it.
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
