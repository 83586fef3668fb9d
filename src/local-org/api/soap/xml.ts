import { XMLParser } from 'fast-xml-parser';

export type XmlValue = string | number | boolean | null | undefined | XmlObject | readonly XmlValue[];
export interface XmlObject {
  readonly [name: string]: XmlValue;
}

const parser = (): XMLParser =>
  new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
  });

/**
 * Reads a SOAP request: the session id of its header, and the operation with its arguments. Undefined if it is not a SOAP envelope with
 * an operation.
 */
export function readEnvelope(
  xml: string,
): { sessionId: string | undefined; operation: string; args: Record<string, unknown> } | undefined {
  // Document types are refused, because entities that a client defines are an attack surface.
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  let envelope: unknown;
  try {
    envelope = (parser().parse(xml) as Record<string, unknown>)['Envelope'];
  } catch {
    return undefined;
  }
  const body = member(envelope, 'Body');
  const operation = isObject(body) ? Object.keys(body).find((name) => !name.startsWith('@')) : undefined;
  if (operation === undefined) return undefined;
  const session = member(member(member(envelope, 'Header'), 'SessionHeader'), 'sessionId');
  const args = member(body, operation);
  return { sessionId: typeof session === 'string' ? session : undefined, operation, args: isObject(args) ? args : {} };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object; undefined if `value` is not an object. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** The textsOf of a repeated element: `<m>a</m><m>b</m>` → `['a', 'b']`. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' && item !== '' ? [item] : [],
  );
}

/**
 * `{ result: { id: '0Af…', done: true } }` → `<result><id>0Af…</id><done>true</done></result>`. Lists repeat their element, null is
 * `xsi:nil`, undefined is left out, members that begin with `@` are attributes.
 */
export function writeXml(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return (value as readonly XmlValue[]).map((item) => writeXml(name, item)).join('');
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const members = Object.entries(value as XmlObject);
  const attributes = members
    .filter(([key]) => key.startsWith('@'))
    .map(([key, text]) => ` ${key.slice(1)}="${escapeXml(String(text))}"`);
  const content = members.filter(([key]) => !key.startsWith('@')).map(([key, item]) => writeXml(key, item));
  return `<${name}${attributes.join('')}>${content.join('')}</${name}>`;
}

/** Escapes text for XML 1.0 content and double-quoted attributes. Characters that XML does not allow are dropped. */
export function escapeXml(text: string): string {
  const allowed = [...text].filter((char) => {
    const code = char.codePointAt(0) ?? 0;
    return code >= 32 ? code !== 0xfffe && code !== 0xffff : code === 9 || code === 10 || code === 13;
  });
  return allowed
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/** The SOAP envelope of an operation's result. */
export function soapAnswer(operation: string, result: XmlValue): string {
  const body = `<${operation}Response>${writeXml('result', result)}</${operation}Response>`;
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${METADATA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

/** `sf:INVALID_SESSION_ID` with `INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: …` */
export function soapFault(code: string, message: string): string {
  const fault = `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${escapeXml(message)}</faultstring></soapenv:Fault>`;
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="${METADATA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${fault}</soapenv:Body></soapenv:Envelope>`;
}
