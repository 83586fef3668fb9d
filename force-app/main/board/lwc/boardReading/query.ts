import { fieldsRead } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';

/** What the board shows of a deal, whatever the playbooks read. Teams are those who report to one manager. */
const SHOWN = [
  'Name',
  'StageName',
  'Amount',
  'CloseDate',
  'CreatedDate',
  'OwnerId',
  'Owner.Name',
  'Owner.Manager.Name',
  'DF_Diagnosis_Status__c',
  'DF_Pains_Confirmed__c',
  'DF_Playbook_Pin__c',
];

/** As many as the API gives at once. */
const PAGE = 2000;

/**
 * The board's one question: open deals, those that close first, with the fields that their playbooks judge by and the times of their last
 * answer and pain; and the override requests that wait. Field names come out of playbooks and go into the text, so only names get through.
 */
export function boardQuery(playbooks: readonly CompiledPlaybook[]): string {
  const paths = [...new Set([...SHOWN, ...playbooks.flatMap(fieldsRead)])];
  const fields = selectionOf(paths.filter((path) => path !== 'Id' && /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(path)));
  return `query discoveryBoard($after: String) {
  uiapi {
    query {
      Opportunity(
        where: { IsClosed: { eq: false } }
        orderBy: { CloseDate: { order: ASC } }
        first: ${PAGE}
        after: $after
      ) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            Id
            ${fields}
            DF_Answers__r(orderBy: { LastModifiedDate: { order: DESC } }, first: 1) {
              edges { node { LastModifiedDate { value } } }
            }
            DF_Pain_Points__r(orderBy: { LastModifiedDate: { order: DESC } }, first: 1) {
              edges { node { LastModifiedDate { value } } }
            }
          }
        }
      }
      DF_Gate_Override__c(where: { Status__c: { eq: "Requested" } }, orderBy: { CreatedDate: { order: ASC } }, first: 200) {
        edges {
          node {
            Id
            LastModifiedDate { value }
            LastModifiedBy { Name { value } }
            CreatedDate { value }
            CreatedById { value }
            CreatedBy { Name { value } }
            Stage__c { value }
            Stage_Order__c { value }
            Reason_Code__c { value }
            Reason__c { value }
            Expires_On__c { value }
            Opportunity__c { value }
            Opportunity__r {
              Name { value }
              StageName { value }
              Amount { value }
              OwnerId { value }
              Owner { Name { value } }
            }
          }
        }
      }
    }
  }
}`;
}

interface Tree {
  readonly [name: string]: Tree;
}

/**
 * Paths as a selection: `['Name', 'Owner.Name', 'Owner.Manager.Name']` as
 * `Name { value } Owner { Name { value } Manager { Name { value } } }`.
 */
function selectionOf(paths: readonly string[]): string {
  const tree: Record<string, Record<string, unknown>> = {};
  for (const path of paths) {
    let at: Record<string, unknown> = tree;
    for (const name of path.split('.')) at = (at[name] ??= {}) as Record<string, unknown>;
  }
  return textOf(tree as Tree);
}

function textOf(tree: Tree): string {
  return Object.entries(tree)
    .map(([name, below]) => `${name} { ${Object.keys(below).length === 0 ? 'value' : textOf(below)} }`)
    .join(' ');
}
