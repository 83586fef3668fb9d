import type { ConnectedApp } from '../../security/connected-apps.ts';
import type { ApiResponse } from '../http/types.ts';

/** A user whom the consent page offers to sign in. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

interface Consent {
  readonly app: ConnectedApp;
  readonly people: readonly Person[];
  readonly chosen: Person;
  /** The address of the request, to which the form is sent. */
  readonly action: string;
  readonly redirectUri: string;
}

/** Asks whether a client may act for a user, and for whom of the offered. */
export function consentPage({ app, people, chosen, action, redirectUri }: Consent): ApiResponse {
  const choices = people.map(
    ({ id, username, name }) =>
      `<label class="choice"><input type="radio" name="user" value="${escapeHtml(id)}"${id === chosen.id ? ' checked' : ''} required /><span>${escapeHtml(name)}<small>${escapeHtml(username)}</small></span></label>`,
  );
  const { origin } = new URL(redirectUri);
  const body = `<h1>Allow access?</h1>
<p><strong>${escapeHtml(app.name)}</strong> asks to read and change data in this local org as the user that you choose. It is at <code>${escapeHtml(origin)}</code>.</p>
<form method="post" action="${escapeHtml(action)}">
<fieldset><legend>Sign in as</legend>${choices.join('')}</fieldset>
<p class="buttons"><button name="decision" value="allow" class="brand">Allow</button><button name="decision" value="deny" formnovalidate>Deny</button></p>
</form>`;
  return page(200, 'Allow access?', body, origin);
}

/** What a browser sees that opened no sign-in link of this start. */
export function signedOutPage(): ApiResponse {
  const body = `<h1>You are not signed in</h1>
<p>Open the link that <code>npm start</code> printed, or run <code>npx diagnose org link</code> and open the link that it prints. It signs in one browser, once.</p>
<p>Then reload this page.</p>`;
  return page(401, 'You are not signed in', body);
}

/** A request that names no known client or address: nobody can be sent back. */
export function refusalPage(error: string, description: string): ApiResponse {
  const body = `<h1>This client cannot sign in</h1>
<p><code>error=${escapeHtml(error)}&amp;error_description=${escapeHtml(description)}</code></p>
<p>Register the client and its callback URL with <code>diagnose org app NAME --callback URL</code>.</p>`;
  return page(400, 'This client cannot sign in', body);
}

/** Colours and shapes of the page's own sign-in text. */
const STYLE = `:root{color-scheme:light dark;font-family:'Salesforce Sans','Segoe UI','Liberation Sans',Arial,sans-serif}
html{background:light-dark(#f3f5f9,#141414)}body{margin:0 1rem;color:light-dark(#181818,#e6edf8);line-height:1.55}
main{max-width:34rem;margin:15vh auto 2rem;padding:2rem 2.25rem;border-radius:1.25rem;background:light-dark(#fff,#242424);box-shadow:0 2px 12px rgb(3 35 77 / 8%)}
h1{margin:0 0 .5rem;font-size:1.5rem;font-weight:700;color:light-dark(#03234d,#e6edf8)}
code{padding:.0625rem .375rem;border-radius:.375rem;background:light-dark(#eef1f6,#3a3a3a);font-size:.9375em;overflow-wrap:anywhere}
fieldset{margin:1rem 0;padding:0;border:0}legend{padding:0;font-weight:700}
.choice{display:flex;gap:.75rem;align-items:center;padding:.375rem 0}.choice input{width:1.25rem;height:1.25rem;margin:0}
.choice small{display:block;font-size:.8125rem;color:light-dark(#5c5c5c,#aeb9c9)}
.buttons{display:flex;gap:.75rem;margin:1.25rem 0 0}
button{min-height:2.5rem;padding:0 1.25rem;border:1px solid light-dark(#5c5c5c,#aeb9c9);border-radius:1.25rem;background:transparent;color:light-dark(#0250d9,#a8cbff);font:inherit;cursor:pointer}
button.brand{border-color:transparent;background:light-dark(#0250d9,#a8cbff);color:light-dark(#fff,#03234d)}
:focus-visible{outline:2px solid light-dark(#0250d9,#a8cbff);outline-offset:2px}`;

/** @param callback origin to which the answer of the form leads: browsers apply `form-action` to redirects, too */
function page(status: number, title: string, body: string, callback = ''): ApiResponse {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `form-action 'self' ${callback}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'DENY',
      // Browsers send the origin of a form only without `no-referrer`.
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML content and quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
