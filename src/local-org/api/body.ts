import { jsonParserError, unsupportedMediaType } from './errors.ts';
import type { ApiRequest } from './types.ts';
import { messageOf } from '../soql/thrown.ts';

/** The body as JSON. Throws JSON_PARSER_ERROR, and UNSUPPORTED_MEDIA_TYPE when the request says that it is something else. */
export function jsonBody(request: ApiRequest): unknown {
  const type = request.headers['content-type'];
  if (type !== undefined && !/\bjson\b/i.test(type)) throw unsupportedMediaType(type.split(';')[0] ?? type);
  const text = Buffer.from(request.body).toString('utf8');
  if (text.trim() === '')
    throw jsonParserError('The HTTP entity body is required, but this request has no entity body.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonParserError(position(error, text));
  }
}

/** The body as a JSON object. */
export function jsonObject(request: ApiRequest): Record<string, unknown> {
  return asObject(jsonBody(request), 'the request body');
}

/** `value` when it is a JSON object; JSON_PARSER_ERROR otherwise, naming `what`. */
export function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw jsonParserError(`Cannot deserialize ${what}: a JSON object is expected`);
  }
  return value as Record<string, unknown>;
}

export function asArray(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw jsonParserError(`Cannot deserialize ${what}: a JSON array is expected`);
  return value as unknown[];
}

/** In the words of Salesforce's parser, with the place where the engine tells it. */
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
