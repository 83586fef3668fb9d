import { buildXml, lineOf, parseXml } from '../../../src/local-org/xml/xml.ts';
import type { XmlDocument } from '../../../src/local-org/xml/xml.ts';
import { HANG } from '../../hang.ts';

const parse = (text: string): ReturnType<typeof parseXml> => parseXml(new TextEncoder().encode(text));
const problemOf = (text: string): string => (parse(text) as { problem?: string }).problem ?? 'none';

describe('metadata files', () => {
  test('text keeps its entities, CDATA and digits as they are meant', () => {
    const { root, body } = parse(
      '<?xml version="1.0"?><A><!-- <b> --><f>1 &lt; 2 &amp;&amp; &quot;x&quot; &#8217;&#x41;</f><g>&amp;#65;</g><c><![CDATA[a &amp; <b>&#65;]]></c><n>007</n><e/></A>',
    ) as XmlDocument;
    expect(root).toBe('A');
    expect(body).toEqual({ f: '1 < 2 && "x" ’A', g: '&#65;', c: 'a &amp; <b>&#65;', n: '007', e: '' });
  });

  test('what is written is what is read', () => {
    const body = { fullName: 'X', formula: `A <> "b" && C = 'd' > 1`, list: [{ a: '1' }, { a: '2' }], empty: '' };
    expect((parse(buildXml('Root', body)) as XmlDocument).body).toEqual(body);
  });

  test('the line of a definition is found', () => {
    expect(lineOf('<a>\n<b>\n<fullName>One</fullName>\n<fullName>Two__c</fullName>', 'Two__c')).toBe(4);
  });
});

describe('hostile metadata files', () => {
  test('a document type with entities is refused before anything is expanded', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n} "${'&a;'.repeat(100)}">`).join('')}]><a>&b1;</a>`;
    expect(problemOf(bomb)).toContain('leave `<!DOCTYPE` out');
  });

  test('an external entity is refused', () => {
    expect(problemOf('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toContain('DOCTYPE');
  });

  test('a hundred thousand nested elements are refused quickly', () => {
    const started = Date.now();
    expect(problemOf('<a>'.repeat(100_000))).toContain('nested too deeply');
    expect(Date.now() - started).toBeLessThan(HANG);
  });

  test('a million unclosed tags are refused quickly', () => {
    const started = Date.now();
    expect(problemOf('<a'.repeat(1_000_000))).toContain('not closed');
    expect(Date.now() - started).toBeLessThan(HANG);
  });

  test('a million closing tags, and a million comments, do not hang', () => {
    const started = Date.now();
    expect(problemOf('</a>'.repeat(200_000))).not.toBe('none');
    expect(problemOf(`<a>${'<!---->'.repeat(200_000)}</a>`)).toBe('none');
    expect(Date.now() - started).toBeLessThan(HANG);
  });

  test('names that would reach into prototypes are refused or harmless', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const document = parse(`<a><${name}><polluted>1</polluted></${name}></a>`);
      expect('problem' in document || Object.getPrototypeOf(document.body) === Object.prototype).toBe(true);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('what is no UTF-8 and what is no XML is said so', () => {
    expect((parseXml(new Uint8Array([0x3c, 0x61, 0xff, 0xfe])) as { problem: string }).problem).toContain('not UTF-8');
    expect(problemOf('')).toContain('Error parsing file');
    expect(problemOf('<a><b></a>')).toContain("Expected closing tag 'b'");
  });
});
