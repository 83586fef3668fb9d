const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Escapes text for an XML 1.0 element. The five special characters become entities; a carriage return becomes a character reference,
 * because XML parsers read it as a line feed. Characters that XML does not allow are rejected by the playbook's parser.
 */
function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one).replace(/\r/g, '&#13;');
}

/** An element with text on a line of its own. */
export function element(name: string, text: string, indent: string): string {
  return `${indent}<${name}>${xmlText(text)}</${name}>`;
}

/** A file with lines below its root element. */
export function document(root: string, lines: readonly string[]): string {
  return [HEAD, `<${root} xmlns="${NAMESPACE}">`, ...lines, `</${root}>`, ''].join('\n');
}
