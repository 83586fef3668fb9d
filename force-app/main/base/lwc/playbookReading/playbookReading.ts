import { fieldsRead, permissionFields, playbooksFor } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord, PlaybookTexts } from 'c/gateRules';
import lang from '@salesforce/i18n/lang';
import { gql } from 'lightning/graphql';
import type { RecordRepresentation } from 'lightning/uiRecordApi';

/** All live playbook versions, since an older one may govern a deal. Every panel uses this query, so the page sends it once. */
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

/** Records that hold the texts of large playbooks in one language, each by its key. */
export const playbookTexts = gql`
  query playbookTexts($keys: [String]) {
    uiapi {
      query {
        DF_Playbook__c(where: { Key__c: { in: $keys } }, first: 200) {
          edges {
            node {
              Id
              Key__c {
                value
              }
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

/** Response of `livePlaybooks` and of `playbookTexts`. */
export interface PlaybookData {
  readonly uiapi?: {
    readonly query?: {
      readonly DF_Playbook__c?: {
        readonly edges?: readonly {
          readonly node: {
            readonly Key__c?: { readonly value: string | null };
            readonly Compiled__c?: { readonly value: string | null };
          };
        }[];
      };
    };
  };
}

/**
 * The compiled playbooks in a response, in the reader's language as far as their authors translated them. A version whose JSON cannot be
 * parsed is left out.
 */
export function playbooksOf(data: PlaybookData): CompiledPlaybook[] {
  const edges = data.uiapi?.query?.DF_Playbook__c?.edges ?? [];
  return edges.flatMap(({ node }) => parsedOnce(node.Compiled__c?.value)).map((playbook) => inLanguage(playbook, lang));
}

/** Keys of the records with texts in the reader's language; none, where the playbooks hold these themselves. */
export function textKeysOf(playbooks: readonly CompiledPlaybook[]): string[] {
  const keys = playbooks.flatMap(({ playbook, version, textsIn = [] }) =>
    codesOf(lang).flatMap((code) => (textsIn.includes(code) ? `${playbook}:${version}:${code}` : [])),
  );
  return [...new Set(keys)];
}

/** The playbooks in the reader's language, by the records with their texts; what could not be read stays in the playbook's own. */
export function withTexts(playbooks: readonly CompiledPlaybook[], data: PlaybookData | undefined): CompiledPlaybook[] {
  const edges = data?.uiapi?.query?.DF_Playbook__c?.edges ?? [];
  return playbooks.map((one) => {
    const start = `${one.playbook}:${one.version}:`;
    const texts = edges.flatMap(({ node: { Key__c, Compiled__c } }) => {
      if (!Key__c?.value?.startsWith(start)) return [];
      const code = Key__c.value.slice(start.length);
      return parse<PlaybookTexts>(Compiled__c?.value).map((own) => [code, own]);
    });
    return texts.length > 0 ? inLanguage({ ...one, texts: Object.fromEntries(texts) }, lang) : one;
  });
}

/** Salesforce's codes for a reader's language (`de-AT`): `de_AT`, then `de`. */
export function codesOf(language: string): [string, string] {
  const wanted = language.replace('-', '_');
  return [wanted, wanted.replace(/_.*/, '')];
}

/**
 * The playbook with its title, its questions and the names of its override reasons in a language; each text that is not translated stays
 * as it is.
 *
 * @param language as `@salesforce/i18n/lang` has it: `de`, `en-US`
 */
export function inLanguage(playbook: CompiledPlaybook, language: string): CompiledPlaybook {
  if (!playbook.texts) return playbook;
  return codesOf(language).reduceRight((shown, code) => {
    const { title, questions = {}, reasons } = playbook.texts?.[code] ?? {};
    return {
      ...shown,
      title: title ?? shown.title,
      questions: shown.questions.map((question, index) => ({ ...question, ...questions[index] })),
      reasonNames: { ...shown.reasonNames, ...reasons },
    };
  }, playbook);
}

/** Versions by their JSON: every panel of the page reads the same response, of 30,000 characters and more. */
const parsed = new Map<string, readonly CompiledPlaybook[]>();

function parsedOnce(json: string | null | undefined): readonly CompiledPlaybook[] {
  const known = parsed.get(json ?? '');
  if (known) return known;
  const playbooks = parse<CompiledPlaybook>(json);
  parsed.set(json ?? '', playbooks);
  return playbooks;
}

function parse<Stored>(json: string | null | undefined): Stored[] {
  try {
    return json ? [JSON.parse(json) as Stored] : [];
  } catch {
    return [];
  }
}

/**
 * Names (`Opportunity.Amount`) of the Opportunity fields that the playbooks read, those of their permissions among them, and of `more`, which
 * the panel shows.
 */
export function fieldsToLoad(playbooks: readonly CompiledPlaybook[], more: readonly string[] = []): string[] {
  const names = new Set([
    ...playbooks.flatMap(fieldsRead),
    ...playbooks.flatMap(permissionFields),
    'Id',
    'StageName',
    ...more,
  ]);
  return [...names].map((name) => `Opportunity.${name}`);
}

/** The record in the form that the evaluator expects. A field without read access is absent (`absentFields`). */
export function gateRecordOf(record: RecordRepresentation): GateRecord {
  const entries = Object.entries(record.fields).map(([name, { value }]) => [name, value]);
  return { ...Object.fromEntries(entries), Id: record.id } as GateRecord;
}

/** The versions that govern the deal now, at most one of each playbook, ordered by code. */
export function judgingPlaybooks(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
): readonly CompiledPlaybook[] {
  return playbooksFor(playbooks, record, new Date().toISOString());
}
