import { gql } from 'lightning/graphql';

/** One pain of the deal as the panel shows it; blanks as empty text, blank amounts as null. */
export interface Pain {
  readonly id: string;
  readonly statement: string;
  readonly kind: string;
  readonly driver: string;
  readonly evidence: string;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly quote: string;
  readonly source: string;
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
  readonly basis: string;
}

type Value = { readonly value: string | number | boolean | null } | null | undefined;
type Node = Readonly<Record<string, Value>> & { readonly Said_By__r?: { readonly Name?: Value } | null };

/** What `dealPains` answers. */
export interface PainData {
  readonly uiapi?: {
    readonly query?: { readonly DF_Pain_Point__c?: { readonly edges?: readonly { readonly node: unknown }[] } };
  };
}

export const dealPains = gql`
  query dealPains($recordId: ID) {
    uiapi {
      query {
        DF_Pain_Point__c(
          where: { Opportunity__c: { eq: $recordId }, Status__c: { eq: "Live" } }
          first: 200
          orderBy: { Name: { order: ASC } }
        ) {
          edges {
            node {
              Id
              Statement__c {
                value
              }
              Kind__c {
                value
              }
              Business_Driver__c {
                value
              }
              Evidence__c {
                value
              }
              Said_By__c {
                value
              }
              Said_By__r {
                Name {
                  value
                }
              }
              Said_On__c {
                value
              }
              Quote__c {
                value
              }
              Source__c {
                value
              }
              Impact_Low__c {
                value
              }
              Impact_Likely__c {
                value
              }
              Impact_High__c {
                value
              }
              Impact_Basis__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export function painsOf(data: PainData): Pain[] {
  return (data.uiapi?.query?.DF_Pain_Point__c?.edges ?? []).map(({ node }) => toPain(node as Node & { Id: string }));
}

function toPain(node: Node & { Id: unknown }): Pain {
  return {
    id: String(node.Id),
    statement: text(node.Statement__c),
    kind: text(node.Kind__c),
    driver: text(node.Business_Driver__c),
    evidence: text(node.Evidence__c),
    saidBy: text(node.Said_By__c),
    saidByName: text(node.Said_By__r?.Name),
    saidOn: text(node.Said_On__c),
    quote: text(node.Quote__c),
    source: text(node.Source__c),
    low: amount(node.Impact_Low__c),
    likely: amount(node.Impact_Likely__c),
    high: amount(node.Impact_High__c),
    basis: text(node.Impact_Basis__c),
  };
}

function text(value: Value): string {
  return value?.value === null || value?.value === undefined ? '' : String(value.value);
}

function amount(value: Value): number | null {
  return typeof value?.value === 'number' ? value.value : null;
}
