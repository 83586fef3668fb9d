import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { ROOT } from '../cli/cli.ts';

interface Row {
  readonly Id: string;
  readonly Kind__c: string;
  readonly Concept__c: string | null;
  readonly Text__c: string;
  readonly Quote__c: string;
  readonly Place__c: string;
  readonly Said_By_Name__c: string;
  readonly Said_On__c: string | null;
  readonly Side__c: string;
  readonly Source__c: string | null;
  readonly Source_Name__c: string;
  readonly Source_Hash__c: string;
}

interface Change {
  readonly object: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Panel {
  readonly acceptance: (
    deal: object,
    dealId: string,
    one: object,
    contacts: readonly object[],
  ) => readonly (readonly Change[])[];
}

/** The modules of the org: bundles by their name, objects and fields of the schema. */
const orgModules: Plugin = {
  name: 'org-modules',
  setup(plugin) {
    plugin.onResolve({ filter: /^c\// }, ({ path }) => {
      const name = path.slice(2);
      return { path: join(ROOT, globSync(`force-app/main/*/lwc/${name}/${name}.ts`, { cwd: ROOT })[0] ?? name) };
    });
    plugin.onResolve({ filter: /^@salesforce\/schema\// }, ({ path }) => ({ path, namespace: 'schema' }));
    plugin.onLoad({ filter: /.*/, namespace: 'schema' }, ({ path }) => ({
      contents: `export default ${JSON.stringify({ objectApiName: path.split('/').at(-1) })};`,
    }));
  },
};

/** What the panel saves first when a seller accepts a stored suggestion: the panel's own code, which no test of the API can run otherwise. */
export async function acceptanceOf(
  row: Row,
  {
    dealId,
    contacts,
  }: { readonly dealId: string; readonly contacts: readonly { readonly contactId: string; readonly name: string }[] },
): Promise<Change> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'force-app/main/discovery/lwc/suggestionInbox/suggestions.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [orgModules],
  });
  const code = outputFiles[0]?.text ?? '';
  const { acceptance } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Panel;
  const deal = { answers: [], pains: [], contacts };
  const people = contacts.map(({ contactId, name }) => ({ contactId, id: contactId, name }));
  const change = acceptance(deal, dealId, proposed(row), people)[0]?.[0];
  if (!change) throw new Error(`Accepting ${row.Text__c} saves nothing.`);
  return change;
}

function proposed(row: Row): object {
  return {
    key: row.Id,
    isStored: true,
    isMaybe: false,
    isFound: false,
    kind: row.Kind__c,
    concept: row.Concept__c ?? '',
    text: row.Text__c,
    quote: row.Quote__c,
    place: row.Place__c,
    saidByName: row.Said_By_Name__c,
    saidOn: row.Said_On__c ?? '',
    source: row.Source__c ?? '',
    sourceName: row.Source_Name__c,
    sourceHash: row.Source_Hash__c,
    side: row.Side__c,
  };
}
