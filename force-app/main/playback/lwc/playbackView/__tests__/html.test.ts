import { escapeHtml, fileName, htmlDocument, plainText, richText } from '../html.ts';
import { entry, isEmpty } from '../sheet.ts';
import type { Sheet } from '../sheet.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg onload=alert(1)>',
  '<!-- --> ]]> &lt;b&gt; &#60;',
  'data:text/html,<script>alert(1)</script>',
  '{0} {{x}} ${y}',
  '🙂 שלום \u202Eabc',
];

const sheet = (text: string): Sheet => ({
  title: text,
  subtitle: text,
  sections: [
    {
      key: 'one',
      title: text,
      entries: [entry('e', { lead: text, quote: text, by: text, facts: [{ label: text, text }] })],
    },
    { key: 'two', title: 'Nothing here', entries: [] },
  ],
});

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('what leaves the panel as HTML', () => {
  test.each(HOSTILE)('text stays text: %s', (text) => {
    const page = parse(htmlDocument(sheet(text), { lang: 'en-US', dir: 'ltr' }));
    const tags = [...page.querySelectorAll('*')].map(({ localName }) => localName);
    expect(new Set(tags)).toEqual(
      new Set([
        'html',
        'head',
        'meta',
        'title',
        'style',
        'body',
        'main',
        'h1',
        'h2',
        'div',
        'p',
        'strong',
        'small',
        'br',
        'blockquote',
      ]),
    );
    const attributes = [...page.body.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(new Set(attributes)).toEqual(new Set(['class']));
    expect(page.title).toBe(text.trim());
    expect(page.querySelector('h1')?.textContent).toBe(text);
    expect(page.querySelector('blockquote')?.textContent).toBe(text);
    expect(page.querySelector('small')?.parentElement?.textContent).toBe(text + text);
  });

  test('a cover note stands above the title, in rich and in plain text', () => {
    const noted = { ...sheet('x'), note: 'Hello,\n<b>you</b>' };
    expect(richText(noted)).toMatch(/^<p class="note">Hello,<br>&lt;b&gt;you&lt;\/b&gt;<\/p><h1>x<\/h1>/);
    expect(plainText(noted)).toMatch(/^Hello,\n<b>you<\/b>\n\n\nx\nx\n/);
  });

  test('what has to fit on one sheet of paper is set smaller', () => {
    const smaller = 'font-size:9pt';
    const language = { lang: 'en', dir: 'ltr' };
    expect(htmlDocument({ ...sheet('x'), isCompact: true }, language)).toContain(smaller);
    expect(htmlDocument(sheet('x'), language)).not.toContain(smaller);
  });

  test('language and direction are the reader’s, as attributes that nobody can break out of', () => {
    const page = parse(htmlDocument(sheet('x'), { lang: 'ar"><script>', dir: 'rtl' }));
    expect(page.documentElement.getAttribute('lang')).toBe('ar"><script>');
    expect(page.documentElement.getAttribute('dir')).toBe('rtl');
    expect(page.querySelector('script')).toBeNull();
  });

  test('nothing is loaded and no script may run', () => {
    const html = htmlDocument(sheet('x'), { lang: 'en', dir: 'ltr' });
    expect(parse(html).querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    expect(html).not.toMatch(/src=|href=|url\(|@import/);
  });

  test('every sign that means something in HTML is escaped, and line breaks stay', () => {
    expect(escapeHtml(`<b> & "c" 'd'`)).toBe('&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;');
    expect(richText(sheet('a\r\nb\nc'))).toContain('<h1>a<br>b<br>c</h1>');
  });

  test('sections without an entry are left out, in rich and in plain text', () => {
    expect(richText(sheet('x'))).not.toContain('Nothing here');
    expect(plainText(sheet('x'))).toBe('x\nx\n\n\nx\n\nx\nx: x\nx\nx');
    expect(richText({ ...sheet('x'), sections: [{ key: 's', title: 's', entries: [entry('e', {})] }] })).toContain(
      '<div></div>',
    );
  });

  test('a sheet is empty when none of its sections has an entry; a fact without text is none', () => {
    expect(isEmpty(sheet('x'))).toBe(false);
    expect(isEmpty({ title: '', subtitle: '', sections: [{ key: 's', title: 's', entries: [] }] })).toBe(true);
    expect(entry('e', { facts: [{ label: 'l', text: '' }] }).facts).toEqual([]);
  });

  test.each([
    ['ACME: "Phase 1"', 'ACME Phase 1.html'],
    ['../../etc/passwd', 'etc passwd.html'],
    ['a\u202Egnp\u0000.exe', 'a gnp .exe.html'],
    ['???', 'playback.html'],
    ['x'.repeat(200), `${'x'.repeat(80)}.html`],
    ['Überführung – 株式会社', 'Überführung – 株式会社.html'],
  ])('the file for %s is %s', (title, file) => {
    expect(fileName(title)).toBe(file);
  });
});
