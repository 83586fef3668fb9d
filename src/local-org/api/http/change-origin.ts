import type { ApiRequest } from './types.ts';

/**
 * The API call behind a save, as change events name it: `com/salesforce/api/rest/66.0;client=loader`. The client names itself in the
 * header `Sforce-Call-Options: client=loader`.
 */
export function changeOrigin(headers: ApiRequest['headers'], version = 'v66.0'): string {
  const client = /\bclient=([^,;\s]{1,100})/i.exec(headers['sforce-call-options'] ?? '')?.[1] ?? '';
  return `com/salesforce/api/rest/${version.slice(1)};client=${client}`;
}
