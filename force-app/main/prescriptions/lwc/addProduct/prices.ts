import { gql } from 'lightning/graphql';
import LINE from '@salesforce/schema/OpportunityLineItem';
import PRESCRIPTION_LINK from '@salesforce/schema/OpportunityLineItem.DF_Prescription__c';
import PRESCRIPTION_LINK_FOR from '@salesforce/schema/OpportunityLineItem.DF_Prescription_For__c';
import type { Change } from 'c/dealSaves';

/** The active prices of products in the deal's price book. */
export const pricesOfBook = gql`
  query pricesOfBook($book: ID, $products: [ID]) {
    uiapi {
      query {
        PricebookEntry(
          where: {
            and: [{ IsActive: { eq: true } }, { Pricebook2Id: { eq: $book } }, { Product2Id: { in: $products } }]
          }
          first: 200
        ) {
          edges {
            node {
              Id
              Product2Id {
                value
              }
              UnitPrice {
                value
                displayValue
              }
            }
          }
        }
      }
    }
  }
`;

/** The same in the standard price book, which a deal without a price book gets with its first product. */
export const standardPrices = gql`
  query pricesOfBook($products: [ID]) {
    uiapi {
      query {
        PricebookEntry(
          where: {
            and: [
              { IsActive: { eq: true } }
              { Pricebook2: { IsStandard: { eq: true } } }
              { Product2Id: { in: $products } }
            ]
          }
          first: 200
        ) {
          edges {
            node {
              Id
              Product2Id {
                value
              }
              UnitPrice {
                value
                displayValue
              }
            }
          }
        }
      }
    }
  }
`;

/** The price of a product in a price book. */
export interface Price {
  /** Id of the PricebookEntry. */
  readonly id: string;
  readonly productId: string;
  readonly amount: number | null;
  /** The amount as the org displays it, with its currency: `$550.00`. */
  readonly text: string;
}

interface Value {
  readonly value: unknown;
  readonly displayValue?: string | null;
}

/** Response of both queries. */
export interface PriceData {
  readonly uiapi?: {
    readonly query?: {
      readonly PricebookEntry?: {
        readonly edges?: readonly { readonly node: { Id: string; Product2Id?: Value; UnitPrice?: Value } }[];
      };
    };
  };
}

export function pricesOf(data: PriceData): Price[] {
  return (data.uiapi?.query?.PricebookEntry?.edges ?? []).map(({ node: { Id, Product2Id, UnitPrice } }) => {
    const amount = UnitPrice?.value;
    return {
      id: Id,
      productId: String(Product2Id?.value ?? ''),
      amount: typeof amount === 'number' ? amount : null,
      text: String(UnitPrice?.displayValue ?? amount ?? ''),
    };
  });
}

/** Adds one of the product to the deal at its list price, linked to its prescription in the same save. */
export function addChange({ id, amount }: Price, dealId: string, prescriptionId: string | undefined): Change {
  const link = prescriptionId
    ? { [PRESCRIPTION_LINK.fieldApiName]: prescriptionId, [PRESCRIPTION_LINK_FOR.fieldApiName]: dealId }
    : {};
  const fields = { OpportunityId: dealId, PricebookEntryId: id, Quantity: 1, UnitPrice: amount, ...link };
  return { kind: 'create', object: LINE.objectApiName, fields };
}
