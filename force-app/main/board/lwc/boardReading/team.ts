import { gql } from 'lightning/graphql';

/** One deal of `$where`: whether there is any. */
export const teamQuery = gql`
  query boardTeam($where: Opportunity_Filter) {
    uiapi {
      query {
        Opportunity(where: $where, first: 1) {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;

/** Response of `teamQuery`. */
export interface TeamData {
  readonly uiapi?: { readonly query?: { readonly Opportunity?: { readonly edges?: readonly unknown[] } } };
}

/** Whether the response has a deal. */
export function hasAny(data: TeamData): boolean {
  return (data.uiapi?.query?.Opportunity?.edges ?? []).length > 0;
}
