import { methodNotAllowed, notFound } from './errors.ts';
import type { ApiContext, Handler, Route } from './types.ts';

interface Match<Context extends ApiContext> {
  readonly handle: Handler<Context>;
  readonly params: Readonly<Record<string, string>>;
}

export type Router<Context extends ApiContext> = (method: string, path: string) => Match<Context>;

/**
 * Creates the router of a route table. It throws NOT_FOUND for an unknown path, and METHOD_NOT_ALLOWED with the allowed methods for
 * another method. Fixed segments have precedence over placeholders; HEAD uses the GET route; a trailing `/` is ignored.
 */
export function createRouter<Context extends ApiContext>(routes: readonly Route<Context>[]): Router<Context> {
  const prepared = routes
    .map((route) => ({ route, segments: split(route.path) }))
    .sort((a, b) => placeholders(a.segments) - placeholders(b.segments));
  return (method, path) => {
    const segments = split(path);
    const allowed = new Set<string>();
    for (const { route, segments: pattern } of prepared) {
      const params = matchSegments(pattern, segments);
      if (!params) continue;
      if (route.method === method || (method === 'HEAD' && route.method === 'GET'))
        return { handle: route.handle, params };
      allowed.add(route.method);
    }
    if (allowed.size === 0) throw notFound();
    if (allowed.has('GET')) allowed.add('HEAD');
    throw methodNotAllowed(method, [...allowed].sort());
  };
}

const split = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const placeholders = (segments: readonly string[]): number =>
  segments.filter((segment) => segment.startsWith(':')).length;

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, expected] of pattern.entries()) {
    const found = segments[i] ?? '';
    if (expected === ':version') {
      if (!/^v\d{2}\.0$/.test(found)) return undefined;
      params['version'] = found;
    } else if (expected.startsWith(':')) {
      const value = decode(found);
      if (value === undefined) return undefined;
      params[expected.slice(1)] = value;
    } else if (expected.toLowerCase() !== found.toLowerCase()) {
      return undefined;
    }
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
