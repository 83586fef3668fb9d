import { gql } from 'lightning/graphql';

/** A contact of the account, or the running user. */
export interface PersonOfDeal {
  readonly id: string;
  readonly name: string;
  /** Empty without one. */
  readonly email: string;
}

type Value = { readonly value: string | null };
interface PersonNode {
  readonly Id: string;
  readonly Name?: Value;
  readonly Email?: Value;
}
type Edges = { readonly edges?: readonly { readonly node: PersonNode }[] };

/** Response of `confirmationPeople`. */
export interface PeopleData {
  readonly uiapi?: { readonly query?: { readonly Contact?: Edges; readonly User?: Edges } };
}

/** The account's contacts, who may confirm, and the running user, whose words confirm nothing. */
export const confirmationPeople = gql`
  query confirmationPeople($accountId: ID, $userId: ID) {
    uiapi {
      query {
        Contact(where: { AccountId: { eq: $accountId } }, first: 200, orderBy: { Name: { order: ASC } }) {
          edges {
            node {
              Id
              Name {
                value
              }
              Email {
                value
              }
            }
          }
        }
        User(where: { Id: { eq: $userId } }, first: 1) {
          edges {
            node {
              Id
              Name {
                value
              }
              Email {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** The people of a response; what is missing there, for example without permission, is nobody. */
export function peopleOf(edges: Edges | undefined): PersonOfDeal[] {
  return (edges?.edges ?? []).map(({ node }) => ({
    id: node.Id,
    name: node.Name?.value ?? node.Id,
    email: (node.Email?.value ?? '').toLowerCase(),
  }));
}
