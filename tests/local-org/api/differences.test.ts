import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = new URL('../../../', import.meta.url);

/** The known differences. An id leaves when the difference is gone; a new one comes only with a reason to accept it. */
const KNOWN = [
  'no-field-history',
  'one-currency',
  'no-compound-addresses',
  'amount-stays',
  'missing-standard-fields',
  'kept-fields',
  'days-in-stage',
  'last-activity',
  'open-activities',
  'contracts-and-quotes',
  'emails',
  'primary-contact',
  'no-lookup-filters',
  'auto-number-new-field',
  'picklists-match-case',
  'history-dates',
  'no-apex-no-flow',
  'administrator-sees-all-fields',
  'standard-fields-open',
  'sharing-is-owner-and-roles',
  'private-deals',
  'parents-not-shared',
  'all-rows-over-rest',
  'comments-in-queries',
  'no-geolocation',
  'scopes',
  'no-data-categories',
  'for-clauses-ignored',
  'system-mode',
  'typeof-without-branch',
  'owner-is-a-user',
  'large-groups',
  'no-second-object',
  'refused-functions',
  'display-encodings',
  'prior-picklists',
  'formula-limits',
  'formula-aggregates',
  'long-texts',
  'stored-only',
  'all-or-nothing',
  'three-languages',
  'quick-deploy',
  'tooling-reads',
  'metadata-without-a-deploy',
  'custom-settings',
  'one-flow-version',
  'component-ids',
  'no-crud-calls',
  'report-parts',
  'standard-report-types',
  'report-refusals',
  'no-undelete-call',
  'no-soap-partner',
  'classic-bulk',
  'bulk-jobs',
  'bulk-queries',
  'no-streams',
  'change-events',
  'cometd-answers',
  'no-search',
  'composite-limits',
  'composite-resources',
  'tree-and-graph',
  'rest-reads',
  'json-parser-errors',
  'report-groups',
  'report-runs',
  'report-editors',
  'graphql-parts',
  'graphql-aggregate',
  'graphql-mutation-errors',
  'graphql-lookup-display',
  'ui-record-types',
  'stale-update-status',
  'dates-to-the-millisecond',
  'page-cache',
  'sign-in',
  'oauth-answers',
  'consent-page',
  'jwt-checks',
  'limits-not-enforced',
];

describe('what the local org does otherwise than Salesforce', () => {
  const list = parse(readFileSync(new URL('docs/local-org-differences.yaml', ROOT), 'utf8')) as Record<
    string,
    string
  >[];

  test('is the list that is known, which changes on purpose only', () => {
    expect(list.map((one) => one['id'])).toEqual(KNOWN);
    expect(new Set(KNOWN).size).toBe(KNOWN.length);
  });

  test('is named and dated, each with what Salesforce does', () => {
    for (const one of list) {
      expect(Object.keys(one)).toEqual(['id', 'area', 'here', 'salesforce', 'since']);
      expect(Object.values(one).every((text) => typeof text === 'string' && text.trim() !== '')).toBe(true);
      expect(one['since']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('is in docs/local-org.md, whose generated parts match the code', () => {
    const script = fileURLToPath(new URL('scripts/local-org-docs.mjs', ROOT));
    expect(() => execFileSync(process.execPath, ['--no-warnings', script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  test('a page that differs is found', () => {
    const script = `
      const { generatedPage, currentPage } = await import(${JSON.stringify(new URL('scripts/local-org-page.ts', ROOT).href)});
      const page = currentPage();
      const planted = page.replace('\`classic-bulk\`', '\`gone\`').replace('MALFORMED_QUERY', 'MALFORMED');
      console.log(planted !== page && (await generatedPage(planted)) !== planted);`;
    const found = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(found.trim()).toBe('true');
  });
});
