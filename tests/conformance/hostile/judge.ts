import { gunzipSync } from 'node:zlib';
import type { Attack } from './attack.ts';
import type { Answer } from './started.ts';

/** What an answer contains: whether anything was accepted, and what is wrong with its shape. */
export interface Verdict {
  /** Nothing that the request asked for was done: the org must hold what it held. */
  readonly refused: boolean;
  readonly fault?: string;
}

/** Paths, stacks and the words of a server that did not expect this. */
const LEAKS =
  /UNKNOWN_EXCEPTION|unexpected error occurred|\bat (?:file:\/\/|node:)|\.ts:\d+|node_modules|SQLITE_|sqlite3?_|constraint failed|RangeError|TypeError|Cannot read properties|Maximum call stack|is not a function|Invalid time value/;

/** Judges one answer. A HEAD has no body to look at. */
export function judge(attack: Attack, answer: Answer): Verdict {
  const { status, text } = answer;
  // What the sender wrote may come back in a message; only what he did not write is a leak.
  const leak = LEAKS.exec(text);
  if (leak !== null && !sent(attack).includes(leak[0]))
    return { refused: true, fault: `it tells its insides: ${leak[0]}` };
  if (attack.method === 'HEAD') {
    // SOAP faults are HTTP 500 in Salesforce, too.
    return { refused: true, ...faultIf(status >= 500 && attack.shape !== 'soap', `HTTP ${status}`) };
  }
  if (attack.shape === 'soap') return soap(status, text);
  if (status >= 500) return { refused: true, fault: `HTTP ${status}` };
  // OAuth's own errors have OAuth's shape; what never got that far has the shape of REST.
  if (
    status >= 400 &&
    attack.path.startsWith('/services/oauth2/token') &&
    /^\{"error":"\w+","error_description":"/.test(text)
  )
    return { refused: true };
  if (!attack.path.startsWith('/services/') && !attack.path.startsWith('/id/')) return { refused: true };
  if (status === 204 || status === 304)
    return { refused: status === 304, ...faultIf(text !== '', 'a body where there is none') };
  const json = parsed(text);
  if (json === undefined) return { refused: true, fault: `HTTP ${status} with a body that is no JSON` };
  if (status >= 400)
    return {
      refused: true,
      ...faultIf(
        !isErrorList(json.value) && !isUiError(json.value) && !isTreeError(json.value),
        `HTTP ${status} without Salesforce's list of errors`,
      ),
    };
  if (attack.shape === 'graphql') return graphql(attack, json.value);
  return { refused: attack.method === 'GET' || allFailed(json.value) };
}

const faultIf = (wrong: boolean, fault: string): { fault?: string } => (wrong ? { fault } : {});

function sent(attack: Attack): string {
  const { body = '', headers } = attack;
  const bytes =
    typeof body !== 'string' && headers['Content-Encoding'] === 'gzip' ? gunzipSync(body) : Buffer.from(body);
  return `${attack.path}${bytes.toString('utf8')}${Object.values(headers).join(' ')}`;
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** `[{"message": "…", "errorCode": "INVALID_FIELD"}]` */
export function isErrorList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: unknown) => {
      const { message, errorCode } = (one ?? {}) as { message?: unknown; errorCode?: unknown };
      return (
        typeof message === 'string' &&
        message !== '' &&
        typeof errorCode === 'string' &&
        /^[A-Z][A-Z_0-9]+$/.test(errorCode)
      );
    })
  );
}

/** `{"errorCode": "INVALID_INPUT", "message": "…", "output": {"errors": […], "fieldErrors": {…}}}`, as the UI API answers a refused save. */
function isUiError(value: unknown): boolean {
  const { message, errorCode, output } = (value ?? {}) as { message?: unknown; errorCode?: unknown; output?: unknown };
  const { errors, fieldErrors } = (output ?? {}) as { errors?: unknown; fieldErrors?: unknown };
  return (
    typeof message === 'string' &&
    typeof errorCode === 'string' &&
    Array.isArray(errors) &&
    typeof fieldErrors === 'object'
  );
}

/** `{"hasErrors": true, "results": [{"referenceId": "a", "errors": [{"statusCode": "…", "message": "…", "fields": []}]}]}`, of a tree that was refused. */
function isTreeError(value: unknown): boolean {
  const { hasErrors, results } = (value ?? {}) as { hasErrors?: unknown; results?: unknown };
  if (hasErrors !== true || !Array.isArray(results) || results.length === 0) return false;
  return (results as { referenceId?: unknown; errors?: { statusCode?: unknown; message?: unknown }[] }[]).every(
    ({ referenceId, errors }) =>
      typeof referenceId === 'string' &&
      errors !== undefined &&
      isErrorList(errors.map(({ statusCode, message }) => ({ errorCode: statusCode, message }))),
  );
}

function graphql(attack: Attack, value: unknown): Verdict {
  const { data, errors } = (value ?? {}) as { data?: unknown; errors?: unknown };
  const wellFormed =
    Array.isArray(errors) &&
    errors.every(
      (one: { message?: unknown; extensions?: unknown }) =>
        typeof one.message === 'string' && one.extensions !== undefined,
    ) &&
    (errors.length > 0 || (typeof data === 'object' && data !== null));
  return {
    refused: !mutated(attack, data),
    ...faultIf(!wellFormed, 'neither data nor errors in the shape of GraphQL'),
  };
}

/** Whether any operation of a mutation answered something: then the org has changed. */
function mutated(attack: Attack, data: unknown): boolean {
  return sent(attack).includes('mutation') && objectsIn(data).some((uiapi) => objectsIn(uiapi).length > 0);
}

const objectsIn = (value: unknown): object[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).filter((one): one is object => typeof one === 'object' && one !== null)
    : [];

/** Collections and composites answer at HTTP 200 with one result each. */
function allFailed(value: unknown): boolean {
  if (Array.isArray(value))
    return value.every((one: unknown) => one === null || (one as { success?: unknown }).success === false);
  const { results, compositeResponse, graphs } = (value ?? {}) as {
    graphs?: readonly { isSuccessful: boolean }[];
    results?: readonly { statusCode: number }[];
    compositeResponse?: readonly { httpStatusCode: number }[];
  };
  if (graphs !== undefined) return graphs.every((one) => !one.isSuccessful);
  if (results !== undefined) return results.every((one) => one.statusCode >= 400);
  if (compositeResponse !== undefined) return compositeResponse.every((one) => one.httpStatusCode >= 400);
  return false;
}

function soap(status: number, text: string): Verdict {
  const envelope = /^<\?xml[^>]*\?><soapenv:Envelope [\s\S]*<\/soapenv:Envelope>$/.test(text);
  const fault = /<faultcode>sf:[A-Z_]+<\/faultcode><faultstring>[\s\S]+<\/faultstring>/.test(text);
  if (status === 500) return { refused: true, ...faultIf(!envelope || !fault, 'HTTP 500 without a SOAP fault') };
  if (status >= 400) return { refused: true };
  return { refused: false, ...faultIf(!envelope || status !== 200, `HTTP ${status} without a SOAP envelope`) };
}
