import { jsonParserError, unsupportedMediaType } from './errors.ts';
import type { ApiRequest } from './types.ts';
import { messageOf } from '../../base/error-text.ts';

/** Parses the body as JSON. Throws JSON_PARSER_ERROR for invalid JSON and UNSUPPORTED_MEDIA_TYPE for another content type. */
function jsonBody(request: ApiRequest): unknown {
  const type = request.headers['content-type'];
  if (type !== undefined && !/\bjson\b/i.test(type)) throw unsupportedMediaType(type.split(';')[0] ?? type);
  const text = Buffer.from(request.body).toString('utf8');
  if (text.trim() === '')
    throw jsonParserError('The HTTP entity body is required, but this request has no entity body.');
  return parseJson(text);
}

/** Parses JSON of a request. Throws JSON_PARSER_ERROR, also for what is nested too deeply to be read or written again. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw jsonParserError(position(error, text));
  }
  if (isTooDeep(text)) throw jsonParserError(`The request body is nested more than ${MAX_DEPTH} levels deep`);
  return value;
}

/** The largest accepted nesting: more than any request needs, and safe for recursive functions that process the value. */
const MAX_DEPTH = 500;

/** Whether valid JSON is nested more deeply than `MAX_DEPTH`. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[' || char === '{') {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (char === ']' || char === '}') depth -= 1;
  }
  return false;
}

/** The body as a JSON object. */
export function jsonObject(request: ApiRequest): Record<string, unknown> {
  return asObject(jsonBody(request), 'the request body');
}

/** Checks that `value` is a JSON object. Throws JSON_PARSER_ERROR with `what` in the message otherwise. */
export function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw jsonParserError(`Cannot deserialize ${what}: a JSON object is expected`);
  }
  return value as Record<string, unknown>;
}

/** Checks that `value` is an array. Throws JSON_PARSER_ERROR with `what` in the message otherwise. */
export function asArray(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw jsonParserError(`Cannot deserialize ${what}: a JSON array is expected`);
  return value as unknown[];
}

/** The message of Salesforce's JSON parser, with the position if the JavaScript engine reports one. */
function position(error: unknown, text: string): string {
  const message = messageOf(error);
  const at = /position (\d+)/.exec(message)?.[1];
  const token = /^Unexpected token '?(.)/s.exec(message)?.[1];
  const character = at === undefined ? token : (text[Number(at)] ?? token);
  if (character === undefined) return `Unexpected end-of-input: ${message}`;
  const what = `Unexpected character ('${character}' (code ${character.charCodeAt(0)}))`;
  if (at === undefined) return what;
  const before = text.slice(0, Number(at));
  return `${what} at [line:${before.split('\n').length}, column:${Number(at) - before.lastIndexOf('\n')}]`;
}
