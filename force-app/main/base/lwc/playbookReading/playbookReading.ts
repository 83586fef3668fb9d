import { fieldsRead, playbookFor } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord } from 'c/gateRules';
import { gql } from 'lightning/graphql';
import type { RecordRepresentation } from 'lightning/uiRecordApi';

/** All live versions: an older one may govern a deal. The same document in every panel, so that the org is asked once. */
export const livePlaybooks = gql`
  query livePlaybooks {
    uiapi {
      query {
        DF_Playbook__c(where: { Status__c: { eq: "Live" } }, first: 200) {
          edges {
            node {
              Id
              Compiled__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** What `livePlaybooks` answers. */
export interface PlaybookData {
  readonly uiapi?: {
    readonly query?: {
      readonly DF_Playbook__c?: {
        readonly edges?: readonly { readonly node: { readonly Compiled__c?: { readonly value: string | null } } }[];
      };
    };
  };
}

/** The compiled playbooks in the answer. A version whose JSON does not parse is left out: another may still judge the deal. */
export function playbooksOf(data: PlaybookData): CompiledPlaybook[] {
  const edges = data.uiapi?.query?.DF_Playbook__c?.edges ?? [];
  return edges.flatMap(({ node }) => parse(node.Compiled__c?.value));
}

function parse(json: string | null | undefined): CompiledPlaybook[] {
  try {
    return json ? [JSON.parse(json) as CompiledPlaybook] : [];
  } catch {
    return [];
  }
}

/** Qualified names of the Opportunity fields to load before any of the playbooks can judge. `more` are the panel's own. */
export function fieldsToLoad(playbooks: readonly CompiledPlaybook[], more: readonly string[] = []): string[] {
  const names = new Set([...playbooks.flatMap(fieldsRead), 'Id', 'StageName', ...more]);
  return [...names].map((name) => `Opportunity.${name}`);
}

/** The record as the evaluator reads it. A field that the user may not see is absent, which counts as blank. */
export function gateRecordOf(record: RecordRepresentation): GateRecord {
  const entries = Object.entries(record.fields).map(([name, { value }]) => [name, value]);
  return { ...Object.fromEntries(entries), Id: record.id } as GateRecord;
}

/** The version that judges the deal, undefined when none does. */
export function judgingPlaybook(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
): CompiledPlaybook | undefined {
  return playbookFor(playbooks, record, new Date().toISOString());
}

/**
 * The sentence of an unmet criterion in the reader's language, as the org's rule has it: a translation of the playbook for `de`,
 * `pt_BR` …, else the playbook's own. `language` as `@salesforce/i18n/lang` has it: `de`, `en-US`.
 */
export function sentenceIn(
  playbook: CompiledPlaybook,
  unmet: { readonly id: string; readonly toEnter: string; readonly sentence: string },
  language: string,
): string {
  const wanted = language.replace('-', '_');
  const bare = wanted.split('_')[0];
  const fits = (playbook.translations ?? []).filter(
    ({ id, toEnter }) => id === unmet.id && (toEnter === undefined || toEnter === unmet.toEnter),
  );
  const found = fits.find((one) => one.language === wanted) ?? fits.find((one) => one.language === bare);
  return found?.text ?? unmet.sentence;
}
