import { escapeHtml } from './html.ts';
import { SCRIPT, SCRIPT_HASH } from './script.ts';
import { STYLE } from './style.ts';

/** What a page of the report is made of. */
interface PageParts {
  readonly title: string;
  readonly heading: string;
  /** Under the heading: over what, when, judged by what. */
  readonly about: string;
  /** HTML. */
  readonly body: string;
  readonly footer: string;
}

/** One self-contained HTML page, without external resources. Its one script sorts tables; the page is complete without it. */
export function pageOf({ title, heading, about, body, footer }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${SCRIPT_HASH}'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(heading)}</h1>
<p class="quiet">${escapeHtml(about)}</p>
</header>
<main>
${body}
</main>
<footer><p>${escapeHtml(footer)}</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** Queries that figures lead to, closed until one is followed. */
export function queryTexts(queries: readonly { readonly id: string; readonly text: string }[]): string {
  return queries
    .map(({ id, text }) => `<details id="query-${id}"><summary>${id}</summary><pre>${escapeHtml(text)}</pre></details>`)
    .join('\n');
}
