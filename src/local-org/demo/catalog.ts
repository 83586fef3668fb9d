import { nameKey, readCsv, readNumber } from './csv.ts';
import type { DemoRecord, DemoStep, Report } from './types.ts';

export interface Catalog {
  readonly steps: readonly DemoStep[];
  /** Name and list price of a product; undefined when the list has none of that name. `GTXPro` finds `GTX Pro`. */
  readonly product: (name: string) => { readonly name: string; readonly price: number | undefined } | undefined;
}

const STANDARD_PRICE_BOOK = { find: { object: 'Pricebook2', field: 'IsStandard', value: true } } as const;

/** Products, and their list prices in the standard price book. */
export function catalog(text: string, report: Report): Catalog {
  const products = new Map<string, { readonly name: string; readonly price: number | undefined }>();
  const records: DemoRecord[] = [];
  const entries: DemoRecord[] = [];
  for (const { line, cells } of readCsv('products.csv', text, ['product', 'series', 'sales_price'])) {
    const name = cells.product;
    if (name === '' || products.has(nameKey(name))) {
      report(
        line,
        name === ''
          ? 'The product has no name; the line makes none.'
          : `The product \`${name}\` stands here twice; the first line counts.`,
      );
      continue;
    }
    const price = readNumber(cells.sales_price);
    products.set(nameKey(name), { name, price });
    const key = `Product2:${name}`;
    records.push({
      key,
      fields: { Name: name, ...(cells.series === '' ? {} : { Family: cells.series }), IsActive: true },
    });
    if (price === undefined) {
      report(line, `\`${cells.sales_price}\` in sales_price is no number; \`${name}\` has no list price.`);
      continue;
    }
    entries.push({
      key: `PricebookEntry:${name}`,
      fields: { Pricebook2Id: STANDARD_PRICE_BOOK, Product2Id: { ref: key }, UnitPrice: price, IsActive: true },
    });
  }
  return {
    steps: [
      { object: 'Product2', records },
      { object: 'PricebookEntry', records: entries },
    ],
    product: (name) => products.get(nameKey(name)),
  };
}
