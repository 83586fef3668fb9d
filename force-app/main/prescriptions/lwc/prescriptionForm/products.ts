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
