import { readFileSync } from 'node:fs';
import { OAUTH_ENDPOINTS } from '../../../src/local-org/api/oauth/endpoints.ts';
import { ROUTES } from '../../../src/local-org/api/app.ts';

const NAMES: Readonly<Record<string, string>> = {
  version: 'vNN.0',
  apiVersion: 'NN.0',
  batch: 'BATCH',
  result: 'RESULT',
  object: 'X',
  id: 'ID',
  field: 'FIELD',
  value: 'VALUE',
  instance: 'INSTANCE',
  locator: 'LOCATOR',
  recordType: 'RECORDTYPE',
  type: 'TYPE',
  org: 'ORG',
  user: 'USER',
};

/** `/services/data/:version/sobjects/:object` as the page of the docs writes it. */
const documented = (path: string): string =>
  path.replaceAll(/:(\w+)/g, (_whole, name: string) => NAMES[name] ?? `?${name}`);

/** The calls without a token: `POST /services/oauth2/token`. */
const oauth = Object.entries(OAUTH_ENDPOINTS).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method} ${path}`),
);

describe('docs/local-org.md', () => {
  const page = readFileSync(new URL('../../../docs/local-org.md', import.meta.url), 'utf8');
  const named = new Set(
    [...page.matchAll(/(GET|POST|PUT|PATCH|DELETE) (\/[\w./-]+)/g)].map((found) => `${found[1]} ${found[2]}`),
  );

  test('names every call that is answered', () => {
    const routes = [...ROUTES.map((route) => `${route.method} ${documented(route.path)}`), ...oauth];
    expect(routes.filter((route) => !named.has(route))).toEqual([]);
    expect(routes.length).toBeGreaterThan(40);
  });

  test('names no call that is not answered', () => {
    const soap = ['POST /services/Soap/m/NN.0', 'POST /services/Soap/u/NN.0'];
    const elsewhere = ['GET /services/data', ...oauth, 'POST /cometd/NN.0', ...soap];
    const routes = new Set([...ROUTES.map((route) => `${route.method} ${documented(route.path)}`), ...elsewhere]);
    expect([...named].filter((call) => !routes.has(call))).toEqual([]);
  });
});
