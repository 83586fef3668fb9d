import { gql } from 'lightning/graphql';

/** Products by name; used when the seller searches. */
export const productsByName = gql`
  query productsByName($name: String) {
    uiapi {
      query {
        Product2(
          where: { and: [{ IsActive: { eq: true } }, { Name: { like: $name } }] }
          first: 20
          orderBy: { Name: { order: ASC } }
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export interface Product {
  readonly id: string;
  readonly name: string;
}

/** Response of `productsByName`. */
export interface ProductData {
  readonly uiapi?: {
    readonly query?: {
      readonly Product2?: {
        readonly edges?: readonly {
          readonly node: { readonly Id: string; readonly Name?: { value: string | null } };
        }[];
      };
    };
  };
}

export function productsOf(data: ProductData): Product[] {
  const edges = data.uiapi?.query?.Product2?.edges ?? [];
  return edges.map(({ node }) => ({ id: node.Id, name: node.Name?.value ?? node.Id }));
}

/** Pattern for `like` that matches names which contain the text; `%`, `_` and `\` of the text are escaped. */
export function nameLike(words: string): string {
  return `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

/** The first products of the deal's price book by name, offered without a search. */
export const productsOfBook = gql`
  query productsOfBook($book: ID) {
    uiapi {
      query {
        PricebookEntry(
          where: {
            and: [{ IsActive: { eq: true } }, { Product2: { IsActive: { eq: true } } }, { Pricebook2Id: { eq: $book } }]
          }
          first: 20
          orderBy: { Product2: { Name: { order: ASC } } }
        ) {
          edges {
            node {
              Id
              Product2Id {
                value
              }
              Product2 {
                Name {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** The same of the standard price book, for a deal without a price book. */
export const productsOfStandardBook = gql`
  query productsOfBook {
    uiapi {
      query {
        PricebookEntry(
          where: {
            and: [
              { IsActive: { eq: true } }
              { Product2: { IsActive: { eq: true } } }
              { Pricebook2: { IsStandard: { eq: true } } }
            ]
          }
          first: 20
          orderBy: { Product2: { Name: { order: ASC } } }
        ) {
          edges {
            node {
              Id
              Product2Id {
                value
              }
              Product2 {
                Name {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** Response of both. */
export interface OfferData {
  readonly uiapi?: {
    readonly query?: {
      readonly PricebookEntry?: {
        readonly edges?: readonly {
          readonly node: {
            readonly Product2Id?: { value: string | null };
            readonly Product2?: { readonly Name?: { value: string | null } } | null;
          };
        }[];
      };
    };
  };
}

export function offersOf(data: OfferData): Product[] {
  const edges = data.uiapi?.query?.PricebookEntry?.edges ?? [];
  return edges.flatMap(({ node: { Product2Id, Product2 } }) => {
    const id = Product2Id?.value;
    return id ? [{ id, name: Product2?.Name?.value ?? id }] : [];
  });
}
