import { saveError } from '../save/errors.ts';
import type { Draft, SaveContext } from '../save/types.ts';
import { roundHalfUp } from '../save/coerce.ts';
import type { Row, SaveError } from '../base/values.ts';
import { findObject } from '../schema/lookup.ts';
import type { StageTraits } from '../schema/types.ts';
import { syncedQuoteErrors } from './quotes.ts';
import { forecastCategoryName } from './seed.ts';

/** The API accepts a stage that is not in the picklist, as Salesforce does. Such an opportunity is open and has a probability of 0. */
const UNKNOWN_STAGE: StageTraits = { probability: 0, closed: false, won: false, forecastCategory: 'Pipeline' };

/** Computes the fields that depend on an opportunity's stage, dates and lines, before it is checked. */
export function deriveOpportunity(context: SaveContext, draft: Draft): SaveError[] {
  const { old, row, given } = draft;
  // With line items, amount and quantity are their sums. As in Salesforce, values that the caller gives are ignored without an error.
  if (old?.HasOpportunityLineItem === true && !draft.system) {
    row.Amount = old.Amount ?? null;
    row.TotalOpportunityQuantity = old.TotalOpportunityQuantity ?? null;
  }
  if (old === undefined) row.HasOpportunityLineItem = false;
  const stage = draft.object.fields
    .get('stagename')
    ?.picklistValues.find((value) => value.value === row.StageName)?.stage;
  const traits = stage ?? UNKNOWN_STAGE;
  if (old === undefined || old.StageName !== row.StageName) {
    if (!given.has('Probability') || row.Probability === null) row.Probability = traits.probability;
    row.ForecastCategory = traits.forecastCategory;
    if (!given.has('ForecastCategoryName')) row.ForecastCategoryName = forecastCategoryName(traits.forecastCategory);
    row.IsClosed = traits.closed;
    row.IsWon = traits.won;
  }
  const { Amount: amount, Probability: probability, CloseDate: closeDate } = row;
  row.ExpectedRevenue =
    typeof amount === 'number' && typeof probability === 'number' ? roundHalfUp((amount * probability) / 100, 2) : null;
  if (typeof closeDate === 'string') {
    row.FiscalYear = Number(closeDate.slice(0, 4));
    row.FiscalQuarter = Math.ceil(Number(closeDate.slice(5, 7)) / 3);
    row.Fiscal = `${row.FiscalYear} ${row.FiscalQuarter}`;
  }
  row.HasOpenActivity ??= false;
  row.HasOverdueTask ??= false;
  return syncedQuoteErrors(context, draft);
}

/**
 * Fields that an opportunity gets from its line items: `Amount` (the sum of `TotalPrice`), `TotalOpportunityQuantity`, `HasOpportunityLineItem`, and `Pricebook2Id`
 * (of the first line, if the opportunity has none). Returns only values that differ from `row`.
 */
export function opportunityTotals(context: Pick<SaveContext, 'schema' | 'rows'>, row: Row, lines: readonly Row[]): Row {
  const wanted: Row = { HasOpportunityLineItem: lines.length > 0 };
  if (lines.length > 0) {
    wanted.Amount = sumOf(lines, 'TotalPrice');
    wanted.TotalOpportunityQuantity = sumOf(lines, 'Quantity');
    wanted.Pricebook2Id = row.Pricebook2Id ?? priceBookOf(context, lines[0]!);
  }
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => (row[name] ?? null) !== value));
}

function sumOf(lines: readonly Row[], field: string): number {
  return roundHalfUp(
    lines.reduce((sum, line) => sum + Number(line[field] ?? 0), 0),
    2,
  );
}

/**
 * What the platform keeps about an opportunity: the last change of its stage, and how often its close date was moved to a later month.
 * Values that the seed gives are taken.
 */
export function keepOpportunity({ now }: Pick<SaveContext, 'now'>, { old, row, given }: Draft): Row {
  const kept: Row = {};
  if (old === undefined) kept.PushCount = 0;
  else {
    if (row.StageName !== old.StageName) kept.LastStageChangeDate = now;
    if (monthOf(row) > monthOf(old)) kept.PushCount = Number(old.PushCount ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !given.has(name)));
}

/** `2026-11` */
const monthOf = (row: Row): string => String(row.CloseDate ?? '').slice(0, 7);

function priceBookOf(context: Pick<SaveContext, 'schema' | 'rows'>, line: Row): string | null {
  const entries = findObject(context.schema, 'PricebookEntry');
  const entry = entries === undefined ? undefined : context.rows.read(entries, String(line.PricebookEntryId));
  return typeof entry?.Pricebook2Id === 'string' ? entry.Pricebook2Id : null;
}

/**
 * Fills a new line item from its price book entry and computes its missing price: `UnitPrice` from a given `TotalPrice`, otherwise
 * `TotalPrice` from quantity, unit price and discount. Returns the platform's errors.
 */
export function deriveLineItem(context: SaveContext, draft: Draft): SaveError[] {
  const { old, row, given } = draft;
  if (old === undefined) {
    const error = fromPriceBook(context, row);
    if (error !== undefined) return [error];
  }
  const quantity = Number(row.Quantity ?? 0);
  const share = 1 - Number(row.Discount ?? 0) / 100;
  if (given.has('TotalPrice') && !given.has('UnitPrice') && quantity !== 0 && share !== 0) {
    row.UnitPrice = roundHalfUp(Number(row.TotalPrice ?? 0) / quantity / share, 2);
  } else {
    row.UnitPrice ??= row.ListPrice ?? null;
    row.TotalPrice = roundHalfUp(quantity * Number(row.UnitPrice ?? 0) * share, 2);
  }
  return [];
}

function fromPriceBook(context: SaveContext, row: Row): SaveError | undefined {
  const read = (objectName: string, id: unknown): Row | undefined => {
    const object = findObject(context.schema, objectName);
    return object === undefined || typeof id !== 'string' ? undefined : context.row(object, id);
  };
  const opportunity = read('Opportunity', row.OpportunityId);
  if (typeof row.PricebookEntryId !== 'string' && typeof row.Product2Id === 'string') {
    row.PricebookEntryId = entryForProduct(context, row.Product2Id, opportunity?.Pricebook2Id);
  }
  if (typeof row.PricebookEntryId !== 'string') {
    return saveError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PricebookEntryId]', 'PricebookEntryId');
  }
  const entry = read('PricebookEntry', row.PricebookEntryId);
  if (entry === undefined) return undefined;
  if (typeof opportunity?.Pricebook2Id === 'string' && opportunity.Pricebook2Id !== entry.Pricebook2Id) {
    const message = 'field integrity exception: PricebookEntryId (pricebook entry is in a different price book)';
    return saveError('FIELD_INTEGRITY_EXCEPTION', message, 'PricebookEntryId');
  }
  const product = read('Product2', entry.Product2Id);
  row.Product2Id = entry.Product2Id ?? null;
  row.ListPrice = entry.UnitPrice ?? null;
  row.ProductCode = product?.ProductCode ?? null;
  row.Name = [opportunity?.Name, product?.Name].filter(Boolean).join(' ').slice(0, 376);
  return undefined;
}

/** The id of the product's entry in the given price book; in the standard price book when `priceBookId` is not set. */
function entryForProduct(context: SaveContext, productId: string, priceBookId: unknown): string | null {
  const entries = findObject(context.schema, 'PricebookEntry');
  const books = findObject(context.schema, 'Pricebook2');
  if (entries === undefined || books === undefined) return null;
  const found = context.rows.children(entries, 'Product2Id', productId).find((entry) => {
    if (typeof priceBookId === 'string') return entry.Pricebook2Id === priceBookId;
    return context.row(books, String(entry.Pricebook2Id))?.IsStandard === true;
  });
  return typeof found?.Id === 'string' ? found.Id : null;
}
