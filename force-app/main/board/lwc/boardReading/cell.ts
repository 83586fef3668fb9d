import { gql } from 'lightning/graphql';

/** Deals of one cell of the pipeline, the largest amounts first. */
export const cellQuery = gql`
  query boardDeals($where: Opportunity_Filter, $first: Int) {
    uiapi {
      query {
        Opportunity(
          where: $where
          orderBy: { Amount: { order: DESC, nulls: LAST }, Id: { order: ASC } }
          first: $first
        ) {
          totalCount
          edges {
            node {
              Id
              Name {
                value
              }
              Owner {
                Name {
                  value
                }
              }
              Amount {
                value
                displayValue
              }
              CloseDate {
                value
              }
              DF_Discovery_Score__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

type Field<T> = { readonly value: T | null; readonly displayValue?: string | null } | null | undefined;

/** Response of `cellQuery`. */
export interface CellData {
  readonly uiapi?: {
    readonly query?: {
      readonly Opportunity?: {
        readonly totalCount?: number;
        readonly edges?: readonly {
          readonly node: {
            readonly Id: string;
            readonly Name?: Field<string>;
            readonly Owner?: { readonly Name?: Field<string> } | null;
            readonly Amount?: Field<number>;
            readonly CloseDate?: Field<string>;
            readonly DF_Discovery_Score__c?: Field<number>;
          };
        }[];
      };
    };
  };
}

/** A deal in the list of a cell. Blank text is `''`. */
export interface CellDeal {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  /** In the deal's currency. */
  readonly amount: string;
  /** `2026-11-21` */
  readonly closesOn: string;
  /** 0 to 100. */
  readonly score: number;
}

/** The deals in a response, and how many there are in the cell. */
export function dealsOfCell(data: CellData): { readonly total: number; readonly deals: readonly CellDeal[] } {
  const { totalCount = 0, edges = [] } = data.uiapi?.query?.Opportunity ?? {};
  const deals = edges.map(({ node }) => ({
    id: node.Id,
    name: node.Name?.value ?? '',
    owner: node.Owner?.Name?.value ?? '',
    amount: node.Amount?.displayValue ?? '',
    closesOn: node.CloseDate?.value ?? '',
    score: node.DF_Discovery_Score__c?.value ?? 0,
  }));
  return { total: totalCount, deals };
}
