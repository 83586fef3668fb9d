import type { Deal } from 'c/dealRows';
import type { Known } from 'c/noteReading';
import { gql } from 'lightning/graphql';
import type { Contact } from './suggestions.ts';

/** The people of the account, and users of the seller's side with their company. */
export const notePeople = gql`
  query notePeople($accountId: ID, $users: [ID]) {
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
        User(where: { Id: { in: $users } }, first: 10) {
          edges {
            node {
              Id
              Name {
                value
              }
              Email {
                value
              }
              CompanyName {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface Text {
  readonly value: string | null;
}

interface Person {
  readonly Id: string;
  readonly Name?: Text;
  readonly Email?: Text;
  readonly CompanyName?: Text;
}

interface People {
  readonly edges?: readonly { readonly node: Person }[];
}

/** Response of the query. */
export interface PeopleData {
  readonly uiapi?: { readonly query?: { readonly Contact?: People; readonly User?: People } };
}

/** The account's contacts; none where the deal has no account. */
export function contactsIn(data: PeopleData | undefined): Contact[] {
  return nodesOf(data?.uiapi?.query?.Contact).map(({ Id, Name }) => ({ id: Id, name: Name?.value ?? '' }));
}

/** Whom the deal knows, for the reader of notes: people of both sides, the seller's company and products. */
export function knownOf(deal: Deal, data: PeopleData | undefined): Known {
  const { Contact, User } = data?.uiapi?.query ?? {};
  const users = nodesOf(User);
  return {
    contacts: [...deal.contacts.map(({ name }) => ({ name })), ...nodesOf(Contact).map(personOf)],
    users: users.map(personOf),
    companies: textsOf(users.map(({ CompanyName }) => CompanyName?.value)),
    products: textsOf([...deal.lines, ...deal.prescriptions].map(({ productName }) => productName)),
  };
}

function nodesOf(people: People | undefined): Person[] {
  return (people?.edges ?? []).map(({ node }) => node);
}

function personOf({ Name, Email }: Person): { name: string; email?: string } {
  return { name: Name?.value ?? '', ...(Email?.value ? { email: Email.value } : {}) };
}

/** The texts, each once, without blank ones. */
function textsOf(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => Boolean(text)))];
}
