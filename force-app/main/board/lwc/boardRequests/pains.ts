import { evidenceName } from 'c/evidenceNames';
import { fill } from 'c/textTemplate';
import { gql } from 'lightning/graphql';
import { labels } from './labels.ts';

/** Pains that a card shows; the others are on the deal. */
const SHOWN = 3;

/** Live pains of the deals, by priority. */
export const painsQuery = gql`
  query boardRequestPains($deals: [ID]) {
    uiapi {
      query {
        DF_Pain_Point__c(
          where: { and: [{ Opportunity__c: { in: $deals } }, { Status__c: { eq: "Live" } }] }
          orderBy: { Priority__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 2000
        ) {
          edges {
            node {
              Id
              Opportunity__c {
                value
              }
              Statement__c {
                value
              }
              Evidence__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

type Value = { readonly value: string | null } | null | undefined;

/** Response of `painsQuery`. */
export interface PainData {
  readonly uiapi?: {
    readonly query?: {
      readonly DF_Pain_Point__c?: {
        readonly edges?: readonly {
          readonly node: {
            readonly Id: string;
            readonly Opportunity__c?: Value;
            readonly Statement__c?: Value;
            readonly Evidence__c?: Value;
          };
        }[];
      };
    };
  };
}

/** The first pains of each deal, by its id. */
export type Pains = Readonly<Record<string, readonly { readonly id: string; readonly text: string }[]>>;

export function painsOf(data: PainData): Pains {
  const pains: Record<string, { id: string; text: string }[]> = {};
  for (const { node } of data.uiapi?.query?.DF_Pain_Point__c?.edges ?? []) {
    const own = (pains[node.Opportunity__c?.value ?? ''] ??= []);
    const evidence = evidenceName(node.Evidence__c?.value ?? '');
    if (own.length < SHOWN)
      own.push({ id: node.Id, text: fill(labels.pain, node.Statement__c?.value ?? '', evidence) });
  }
  return pains;
}
