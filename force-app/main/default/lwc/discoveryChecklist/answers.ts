import { gql } from 'lightning/graphql';

/** One answer of the deal as the panel shows it; blanks as empty text. */
export interface Answer {
  readonly id: string;
  readonly concept: string;
  readonly status: string;
  readonly answer: string;
  readonly evidence: string;
  /** 0 to 4, the org's own count: 0 when not known yet, withdrawn or rejected. */
  readonly level: number;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly quote: string;
  readonly source: string;
  readonly openOwner: string;
  readonly openUntil: string;
  readonly reviewReason: string;
}

type Value = { readonly value: string | number | boolean | null } | null | undefined;
type Node = Readonly<Record<string, Value>> & {
  readonly Said_By__r?: { readonly Name?: Value } | null;
  readonly Open_Owner__r?: { readonly Name?: Value } | null;
};

/** What `dealAnswers` answers. */
export interface AnswerData {
  readonly uiapi?: {
    readonly query?: { readonly DF_Answer__c?: { readonly edges?: readonly { readonly node: unknown }[] } };
  };
}

/** At most one answer a concept, so that 60 is more than there can be. */
export const dealAnswers = gql`
  query dealAnswers($recordId: ID) {
    uiapi {
      query {
        DF_Answer__c(where: { Opportunity__c: { eq: $recordId } }, first: 60) {
          edges {
            node {
              Id
              Concept__c {
                value
              }
              Status__c {
                value
              }
              Answer__c {
                value
              }
              Evidence__c {
                value
              }
              Evidence_Level__c {
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
              Open_Owner__r {
                Name {
                  value
                }
              }
              Open_Until__c {
                value
              }
              Review_Flag__c {
                value
              }
              Review_Reason__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export function answersOf(data: AnswerData): Answer[] {
  return (data.uiapi?.query?.DF_Answer__c?.edges ?? []).map(({ node }) => toAnswer(node as Node & { Id: string }));
}

function toAnswer(node: Node & { Id: unknown }): Answer {
  const flagged = node.Review_Flag__c?.value === true;
  return {
    id: String(node.Id),
    concept: text(node.Concept__c),
    status: text(node.Status__c),
    answer: text(node.Answer__c),
    evidence: text(node.Evidence__c),
    level: Number(node.Evidence_Level__c?.value ?? 0),
    saidBy: text(node.Said_By__c),
    saidByName: text(node.Said_By__r?.Name),
    saidOn: text(node.Said_On__c),
    quote: text(node.Quote__c),
    source: text(node.Source__c),
    openOwner: text(node.Open_Owner__r?.Name),
    openUntil: text(node.Open_Until__c),
    reviewReason: flagged ? text(node.Review_Reason__c) : '',
  };
}

function text(value: Value): string {
  return value?.value === null || value?.value === undefined ? '' : String(value.value);
}
