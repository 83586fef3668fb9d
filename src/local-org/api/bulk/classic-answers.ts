import type { ApiError } from '../http/errors.ts';
import type { ApiRequest, ApiResponse } from '../http/types.ts';

/** The namespace of the first Bulk API. */
const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';

type Members = Readonly<Record<string, unknown>>;

/** Whether the path belongs to the first Bulk API, which has answers and errors of its own. */
export const isClassicPath = (path: string): boolean => /^\/services\/async\//i.test(path);

/** Whether a request wants JSON: it sends JSON, or asks for it. XML otherwise. */
export function wantsJson({ headers }: ApiRequest): boolean {
  return /json/i.test(headers['content-type'] ?? '') || /json/i.test(headers['accept'] ?? '');
}

/** Answers with one element, in XML or as a JSON object. */
export function answerWith(request: ApiRequest, status: number, root: string, members: Members): ApiResponse {
  if (wantsJson(request)) return { status, body: members };
  return xmlAnswer(status, element(root, membersXml(members), ` xmlns="${NAMESPACE}"`));
}

/** `<batchInfoList><batchInfo>…`, or `{"batchInfo": […]}`. */
export function answerWithList(
  request: ApiRequest,
  root: string,
  name: string,
  items: readonly Members[],
): ApiResponse {
  if (wantsJson(request)) return { status: 200, body: { [name]: items } };
  const inner = items.map((item) => element(name, membersXml(item))).join('');
  return xmlAnswer(200, element(root, inner, ` xmlns="${NAMESPACE}"`));
}

/** `<result-list><result>752…</result></result-list>`, or `["752…"]`. */
export function resultList(isJson: boolean, ids: readonly string[]): ApiResponse {
  if (isJson) return { status: 200, body: ids };
  const inner = ids.map((id) => element('result', id)).join('');
  return xmlAnswer(200, element('result-list', inner, ` xmlns="${NAMESPACE}"`));
}

const CODES: Readonly<Record<string, string>> = {
  INVALID_SESSION_ID: 'InvalidSessionId',
  NOT_FOUND: 'InvalidUrl',
  METHOD_NOT_ALLOWED: 'InvalidUrl',
  EXCEEDED_MAX_SIZE_REQUEST: 'ClientInputError',
  UNKNOWN_EXCEPTION: 'Unknown',
};

/** An error of the first Bulk API: a code and a message, at HTTP 400 unless the server is at fault. */
export function classicError(request: ApiRequest, { status, entries, headers }: ApiError): ApiResponse {
  const { errorCode = '', message = '' } = entries[0] ?? {};
  // `InvalidJob : Unable to find object: X` has its code in front, as Bulk API 2.0 writes it.
  const [, code, rest] = /^([A-Za-z]+) : (.*)$/s.exec(message) ?? [];
  const members = {
    exceptionCode: code ?? CODES[errorCode] ?? (/^[A-Z_]+$/.test(errorCode) ? 'ClientInputError' : errorCode),
    exceptionMessage: rest ?? message,
  };
  const answer = answerWith(request, status >= 500 ? status : 400, 'error', members);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function xmlAnswer(status: number, text: string): ApiResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>${text}`;
  return { status, headers: { 'Content-Type': 'application/xml' }, body };
}

const element = (name: string, inner: string, attributes = ''): string => `<${name}${attributes}>${inner}</${name}>`;

function membersXml(members: Members): string {
  return Object.entries(members)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => element(name, escapeXml(String(value))))
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML content; characters that XML does not allow become spaces. */
const escapeXml = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, ' ').replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
