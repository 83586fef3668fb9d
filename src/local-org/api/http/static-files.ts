import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import type { ApiRequest, ApiResponse } from './types.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

/** Inline styles are allowed because base components set them; inline scripts are not. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the files of the page, without a token since they contain no data. Returns undefined for other paths. */
export async function servePage(root: string | undefined, request: ApiRequest): Promise<ApiResponse | undefined> {
  const { path } = request;
  const shell = path === '/' || path === '/lightning' || path.startsWith('/lightning/');
  const asset = path.startsWith('/assets/');
  if (!shell && !asset && path !== '/favicon.ico') return undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return text(405, 'Only GET is answered here.', { Allow: 'GET, HEAD' });
  if (root === undefined) return text(404, 'This local org was started without a page.');
  const file = shell ? await pageFile(resolve(root), path) : await fileInside(root, path);
  if (file === undefined) return text(404, 'There is no such file.');
  let body: Buffer;
  try {
    body = await readFile(file);
  } catch {
    return text(
      404,
      shell ? 'The page is not built: index.html is missing in the folder of page assets.' : 'There is no such file.',
    );
  }
  const tag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ETag: tag,
    'Referrer-Policy': 'no-referrer',
    ...(file.endsWith('.html')
      ? { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Frame-Options': 'DENY' }
      : {}),
  };
  if (request.headers['if-none-match'] === tag) return { status: 304, headers };
  return { status: 200, headers, body };
}

/**
 * The page of a record has the shapes of one until its scripts have run; reports and dashboards have no such shapes. Where there is no page
 * for records, all addresses have one page.
 */
async function pageFile(root: string, path: string): Promise<string> {
  const index = join(root, 'index.html');
  if (!/^\/lightning\/r\/(?!Report\/|Dashboard\/)/.test(path)) return index;
  return realpath(join(root, 'record.html')).catch(() => index);
}

/** The file of a path, if it is inside the folder after symbolic links are resolved. */
async function fileInside(root: string, path: string): Promise<string | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (/[\\\0]/.test(decoded) || decoded.split('/').includes('..')) return undefined;
  try {
    const folder = await realpath(root);
    // The folder can be the assets folder itself (`x`) or its parent (`assets/x`).
    for (const name of [decoded, decoded.replace(/^\/assets/, '')]) {
      const file = await realpath(join(folder, name)).catch(() => undefined);
      if (file?.startsWith(folder + sep)) return file;
    }
    return undefined;
  } catch {
    return undefined;
  }
}

function text(status: number, message: string, headers: Record<string, string> = {}): ApiResponse {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: message };
}
