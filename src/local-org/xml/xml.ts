import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { problemAt, refuseHostile } from './hostile.ts';
import type { XmlLimits, XmlProblem } from './hostile.ts';
import type { XmlObject, XmlValue } from './xmlValue.ts';

/** A parsed metadata file: its root element's name and what is in it. */
export interface XmlDocument {
  readonly root: string;
  readonly body: XmlObject;
  readonly text: string;
}

const MAX_BYTES = 10_000_000;
const LIMITS: XmlLimits = { depth: 40, tags: 300_000 };

/**
 * Reads a metadata file. Hostile input is refused before the parser sees it: document types (and with them entities of one's own),
 * deep nesting, sheer size.
 */
export function parseXml(bytes: Uint8Array): XmlDocument | XmlProblem {
  if (bytes.length > MAX_BYTES)
    return problemAt('', 0, `The file is too large (${bytes.length} bytes). The most is ${MAX_BYTES}.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return problemAt('', 0, 'The file is not UTF-8 text.');
  }
  const refused = refuseHostile(text, LIMITS);
  if (refused !== undefined) return refused;
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { msg, line, col } = valid.err as { msg: string; line?: number; col?: number };
    return { problem: `Error parsing file: ${msg}`, line: line ?? 1, column: col ?? 1 };
  }
  return parseChecked(text);
}

function parseChecked(text: string): XmlDocument | XmlProblem {
  // Numbers stay text (`007`), attributes (`xsi:type`) are left out; without a DOCTYPE only the five entities of XML are replaced.
  const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  });
  let parsed: Record<string, XmlValue>;
  try {
    parsed = parser.parse(replaceNumericEntities(text)) as Record<string, XmlValue>;
  } catch (error) {
    return problemAt(text, 0, `Error parsing file: ${error instanceof Error ? error.message : String(error)}`);
  }
  const [root] = Object.keys(parsed);
  if (root === undefined) return problemAt(text, 0, 'Error parsing file: the file has no element.');
  const body = parsed[root] ?? {};
  return { root, text, body: typeof body === 'object' && !Array.isArray(body) ? (body as XmlObject) : {} };
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `&#10;` and `&#x2019;` as characters, outside CDATA: the parser replaces named entities only. */
function replaceNumericEntities(text: string): string {
  if (!text.includes('&#')) return text;
  return text.replace(
    /<!\[CDATA\[[\s\S]*?\]\]>|&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));/g,
    (whole, hex?: string, decimal?: string) => {
      if (whole.startsWith('<')) return whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const char = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return SPECIAL[char] ?? char;
    },
  );
}

/** The line on which a component of this full name is defined in the file; undefined when it is not found. */
export function lineOf(text: string, fullName: string): number | undefined {
  const offset = text.search(new RegExp(`<fullName>\\s*${fullName.replace(/[^\w]/g, '\\$&')}\\s*</fullName>`));
  return offset < 0 ? undefined : text.slice(0, offset).split('\n').length;
}

/** Writes a component as a metadata file. Elements are in the order of the object's keys. */
export function buildXml(root: string, body: XmlObject): string {
  const lines = [`<?xml version="1.0" encoding="UTF-8"?>`, `<${root} xmlns="http://soap.sforce.com/2006/04/metadata">`];
  appendChildren(lines, body, '    ');
  lines.push(`</${root}>`, '');
  return lines.join('\n');
}

function appendChildren(lines: string[], body: XmlObject, indent: string): void {
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('#')) continue;
    for (const item of Array.isArray(value) ? (value as readonly XmlValue[]) : [value]) {
      if (typeof item === 'string') lines.push(`${indent}<${name}>${escapeText(item)}</${name}>`);
      else {
        lines.push(`${indent}<${name}>`);
        appendChildren(lines, item as XmlObject, `${indent}    `);
        lines.push(`${indent}</${name}>`);
      }
    }
  }
}

/** Text inside an element: the five characters that XML gives a meaning; control characters that XML cannot carry are left out. */
function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters that XML forbids
  return text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, '').replace(/[&<>"']/g, (char) => SPECIAL[char] ?? char);
}
