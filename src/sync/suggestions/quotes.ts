import type { OrgConnection } from '../../salesforce/index.ts';

/** A quote of the customer as a record of the deal has it. */
export interface StoredQuote {
  readonly object: 'DF_Answer__c' | 'DF_Pain_Point__c' | 'DF_Suggestion__c';
  readonly id: string;
  /** `A-000001` */
  readonly name: string;
  /** The concept; `pain` for a pain. */
  readonly about: string;
  readonly quote: string;
  /** Whose words they are said to be; empty where nobody is named. */
  readonly speaker: string;
  readonly email: string;
  /** `line 14`, `12:41`; empty where it is not stored. */
  readonly place: string;
  readonly sourceName: string;
  /** Empty for a quote that was typed by hand. */
  readonly hash: string;
  /** Whether the record claims that the customer said it: neither an answer that is Assumed nor a suggestion of an unknown side does. */
  readonly isCustomers: boolean;
}

interface QuoteRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Concept__c?: string | null;
  readonly Kind__c?: string | null;
  readonly Evidence__c?: string | null;
  readonly Side__c?: string | null;
  readonly Status__c: string | null;
  readonly Quote__c: string | null;
  readonly Said_By__r?: { readonly Name: string; readonly Email: string | null } | null;
  readonly Said_By_Name__c?: string | null;
  readonly Place__c: string | null;
  readonly Source_Name__c: string | null;
  readonly Source_Hash__c: string | null;
}

const SHARED = 'Id, Name, Status__c, Quote__c, Place__c, Source_Name__c, Source_Hash__c';
const SPEAKER = 'Evidence__c, Said_By__r.Name, Said_By__r.Email';
const FIELDS: Readonly<Record<StoredQuote['object'], string>> = {
  DF_Answer__c: `${SHARED}, ${SPEAKER}, Concept__c`,
  DF_Pain_Point__c: `${SHARED}, ${SPEAKER}`,
  DF_Suggestion__c: `${SHARED}, Kind__c, Concept__c, Side__c, Said_By_Name__c`,
};

/**
 * Reads the quotes of a deal's answers and pains, in the order of their numbers.
 * @param options.withSuggestions also those of suggestions that wait for the seller
 */
export async function readStoredQuotes(
  org: OrgConnection,
  dealId: string,
  { withSuggestions = false }: { readonly withSuggestions?: boolean } = {},
): Promise<StoredQuote[]> {
  const objects = (Object.keys(FIELDS) as StoredQuote['object'][]).filter(
    (object) => withSuggestions || object !== 'DF_Suggestion__c',
  );
  const found: StoredQuote[] = [];
  for (const object of objects) {
    const soql = `SELECT ${FIELDS[object]} FROM ${object} WHERE Opportunity__c = '${dealId}' ORDER BY Name`;
    for (const record of await org.query<QuoteRecord>(soql)) {
      const isDecided = object === 'DF_Suggestion__c' && record.Status__c !== 'Open';
      if (record.Quote__c && !isDecided) found.push(storedQuote(object, record));
    }
  }
  return found;
}

function storedQuote(object: StoredQuote['object'], record: QuoteRecord): StoredQuote {
  const isPain = object === 'DF_Pain_Point__c' || record.Kind__c === 'Pain';
  return {
    object,
    id: record.Id,
    name: record.Name,
    about: isPain ? 'pain' : (record.Concept__c ?? ''),
    quote: record.Quote__c ?? '',
    speaker: record.Said_By__r?.Name ?? record.Said_By_Name__c ?? '',
    email: record.Said_By__r?.Email ?? '',
    place: record.Place__c ?? '',
    sourceName: record.Source_Name__c ?? '',
    hash: record.Source_Hash__c ?? '',
    isCustomers: record.Side__c !== 'Unknown' && record.Evidence__c !== 'Assumed',
  };
}
