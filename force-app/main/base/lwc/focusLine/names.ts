import type { FocusOptions } from 'c/customerFocus';
import type { Deal } from 'c/dealRows';

/** What is known besides the deal; empty where it is not. */
interface Known {
  readonly customer: string;
  readonly product: string;
  readonly company: string;
}

/** Legal forms at the end of a company's name, which nobody writes in a sentence. */
const LEGAL_FORM =
  /[\s,]+(?:gmbh(?:\s*&\s*co\.?\s*kg)?|ag|se|kg|ug|inc\.?|llc|ltd\.?|limited|plc|corp\.?|s\.?a\.?|s\.?a\.?s\.?|s\.?a\.?r\.?l\.?|s\.?l\.?|b\.?v\.?|n\.?v\.?|a\.?s\.?|ab|oy|aps)$/i;

/** Names by which a text shows whom it is about: the products of the deal's lines and prescriptions, both companies. */
export function namesFor(
  deal: Deal | undefined,
  { customer, product, company }: Known,
): Pick<FocusOptions, 'companies' | 'products' | 'customer'> {
  const named = [...(deal?.lines ?? []), ...(deal?.prescriptions ?? [])].map(({ productName }) => productName);
  return {
    companies: spoken(company),
    products: [...new Set([...named, product])].filter((name) => name !== ''),
    customer: spoken(customer),
  };
}

/** A company's name as it is written in full, and without its legal form. */
function spoken(name: string): string[] {
  const full = name.trim();
  return [...new Set([full, full.replace(LEGAL_FORM, '')])].filter((one) => one !== '');
}
