import type { RunningUser, StoredValue } from '../base/values.ts';
import { inLanguage, ORG_LANGUAGE } from '../schema/translations.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { SoqlSource } from './source.ts';

/** Formats values for one user: picklists in the user's language, numbers and dates in the user's locale and zone, amounts in the org's currency. */
export interface Display {
  /** BCP 47 tag: `de-DE`. */
  readonly locale: string;
  /** ISO code of the org's one currency. */
  readonly currency: string;
  /**
   * The displayed text of a value, or null where the value itself is displayed (text, ids, checkboxes): `$60,000.00`,
   * `6/15/2026, 9:30 AM`, the label of a picklist value.
   */
  value(field: DisplayedField, value: StoredValue): string | null;
}

type DisplayedField = Pick<FieldSchema, 'type' | 'scale' | 'picklistValues'>;

const FALLBACK = 'en-US';

/** The currency of the country of the org's locale, which Salesforce calls the currency locale. */
const CURRENCIES: Readonly<Partial<Record<string, string>>> = {
  ...{ US: 'USD', GB: 'GBP', CA: 'CAD', AU: 'AUD', NZ: 'NZD', CH: 'CHF', JP: 'JPY', CN: 'CNY', IN: 'INR', BR: 'BRL' },
  ...{ SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', MX: 'MXN', ZA: 'ZAR', SG: 'SGD', HK: 'HKD' },
  ...{ DE: 'EUR', AT: 'EUR', FR: 'EUR', IT: 'EUR', ES: 'EUR', NL: 'EUR', BE: 'EUR', IE: 'EUR', FI: 'EUR', PT: 'EUR' },
  ...{ LU: 'EUR', GR: 'EUR', SK: 'EUR', SI: 'EUR', EE: 'EUR', LV: 'EUR', LT: 'EUR', MT: 'EUR', CY: 'EUR', HR: 'EUR' },
  ...{ KR: 'KRW', TR: 'TRY', IL: 'ILS', AE: 'AED', RO: 'RON', BG: 'BGN' },
};

/** Displays for the org's users, from `User.LocaleSidKey`, `User.LanguageLocaleKey` and `Organization.DefaultLocaleSidKey`. */
export function createDisplays({
  database,
  language,
}: Pick<SoqlSource, 'database' | 'language'>): (user: RunningUser) => Display {
  const user = database.prepare('SELECT "LocaleSidKey" AS locale FROM "User" WHERE "Id" = ?');
  const organization = database.prepare('SELECT "DefaultLocaleSidKey" AS locale FROM "Organization" LIMIT 1');
  return (who) => {
    const country = /_([A-Z]{2})/.exec(String(organization.get()?.['locale'] ?? ''))?.[1] ?? 'US';
    return displayIn(
      String(user.get(who.id)?.['locale'] ?? ''),
      who.timeZone,
      CURRENCIES[country] ?? 'USD',
      language(who),
    );
  };
}

/**
 * @param localeKey Salesforce's key: `de_DE`, `en_US`
 * @param language Salesforce's key of the language that picklist labels are in: `de`, `en_US`
 */
export function displayIn(localeKey: string, timeZone: string, currency: string, language = ORG_LANGUAGE): Display {
  const locale = knownLocale(localeKey);
  const formats = new Map<string, Intl.NumberFormat>();
  const number = (scale: number, style: 'decimal' | 'currency', value: number): string => {
    const key = `${style} ${scale}`;
    let format = formats.get(key);
    if (!format) {
      const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
      format = new Intl.NumberFormat(locale, style === 'currency' ? { style, currency, ...digits } : digits);
      formats.set(key, format);
    }
    return format.format(value);
  };
  return {
    locale,
    currency,
    value(field, value) {
      if (value === null) return null;
      switch (field.type) {
        case 'picklist':
        case 'combobox':
          return labelOf(field, String(value), language);
        case 'multipicklist':
          return String(value)
            .split(';')
            .map((part) => labelOf(field, part, language))
            .join(';');
        case 'int':
        case 'double':
          return number(field.scale, 'decimal', Number(value));
        case 'percent':
          return `${number(field.scale, 'decimal', Number(value))}%`;
        case 'currency':
          return number(field.scale, 'currency', Number(value));
        case 'date':
          return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(`${String(value)}T00:00:00Z`));
        case 'datetime':
          return new Intl.DateTimeFormat(locale, {
            ...{ timeZone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' },
          }).format(new Date(String(value)));
        default:
          return null;
      }
    },
  };
}

function knownLocale(key: string): string {
  const tag = key.replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
}

function labelOf(field: DisplayedField, value: string, language: string): string {
  const known = field.picklistValues.find((one) => one.value === value);
  return known === undefined ? value : inLanguage(known.label, known.labels, language);
}
