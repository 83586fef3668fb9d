import { isCard, isIban } from './checksums.ts';
import { PHONES, isPhone } from './phones.ts';

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;
/** Written so that no machine finds it: `kim (at) firm.com`, `kim at firm dot com`. Without brackets and without `dot` it is a sentence. */
const END =
  '(?:com|net|org|info|biz|io|eu|co|uk|us|ca|au|de|at|ch|fr|be|es|it|nl|pl|pt|mx|ar|br|se|no|dk|ie|in)(?![\\p{L}\\p{N}])';
const DOT = '(?:\\s?[([{](?:dot|punkt|point|punto|\\.)[)\\]}]\\s?|\\s(?:dot|punkt|point|punto)\\s)';
const NAME = '(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]{0,63}';
const SPELT: readonly RegExp[] = [
  new RegExp(
    `${NAME}\\s?[([{](?:at|ät|arobase|arroba|@)[)\\]}]\\s?[\\p{L}\\p{N}-]{1,63}(?:(?:${DOT}|\\.)[\\p{L}\\p{N}-]{1,63}){0,3}(?:${DOT}|\\.)${END}`,
    'giu',
  ),
  new RegExp(
    `${NAME}(?:${DOT}[\\p{L}\\p{N}-]{1,63}){0,2}\\s(?:at|ät|arobase|arroba)\\s[\\p{L}\\p{N}-]{1,63}(?:${DOT}[\\p{L}\\p{N}-]{1,63}){0,2}${DOT}${END}`,
    'giu',
  ),
];
/** A British sort code that is named or has its account number behind it, and an account number in a text that names a bank. */
const SORT_CODE =
  /(?<=sort[ -]code[ :.,]{0,3}(?:is |number |no\.? ?){0,2}[:# ]{0,2})\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)|(?<![\p{L}\p{N}.,-])\d{2}-\d{2}-\d{2}(?=(?:[ /]{1,3}|[ ,;/]{1,3}(?:and )?(?:account|acct?|a\/c)\.? ?(?:number|no|nr)?[ :.#]{0,3})\d{8}(?!\d))/giu;
const ACCOUNT =
  /(?<=(?:account|acct?|a\/c)\.? ?(?:number|no|nr)?[ :.#]{0,3}(?:is )?)\d{7,10}(?![\d\p{L}])|(?<=\[account\][ ,;/]{1,3})\d{8}(?!\d)/giu;
const BANK = /\[account\]|(?<!\p{L})(?:bank|sort[ -]code|bacs)(?!\p{L})/iu;
/** In groups of four, or in one piece. */
const IBAN =
  /(?<![\p{L}\p{N}])(?:[A-Z]{2}\d{2}(?: [A-Z\d]{4}){2,7}(?: [A-Z\d]{1,3})?|[A-Za-z]{2}\d{2}[A-Za-z\d]{11,30})(?![\p{L}\p{N}])/gu;
const CARD = /(?<![\p{L}\p{N}.,-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\p{L}\p{N}])/gu;

/** Words before a number that is neither a phone nor a card: `order 4000…`, `Rechnung Nr. 0123…`. */
const OTHER_NUMBER =
  /(?:order|invoice|ticket|case|part|serial|article|item|quote|po|sku|id|auftrag\p{L}*|bestell\p{L}*|rechnung\p{L}*|artikel\p{L}*|vorgang\p{L}*|kunden\p{L}*|commande|facture|r[ée]f[ée]rence|dossier|pedido|factura|referencia|ref|expediente)(?: ?(?:number|numbers|nummer|num[ée]ro|n[úu]mero|no|nr|n))?[.:°º]{0,2} ?#?$|[#№] ?$/iu;

/**
 * A text without e-mail addresses, phone, card and bank numbers; each leaves `[e-mail]`, `[phone]`, `[card]`, `[iban]` or `[account]`. Card numbers
 * are those with the check digit of ISO/IEC 7812, bank numbers those with the check digits of an IBAN (ISO 13616). Years, amounts, dates and
 * order numbers stay.
 */
export function redact(text: string): string {
  const without = withoutAccounts(
    withoutSpelt(text.replace(EMAIL, '[e-mail]')).replace(IBAN, (whole) => withoutIban(whole)),
  );
  return [CARD, ...PHONES].reduce(
    (rest, pattern) =>
      rest.replace(pattern, (whole, ...found) => {
        const at = found.find((one): one is number => typeof one === 'number') ?? 0;
        const before = rest.slice(Math.max(0, at - 40), at);
        if (OTHER_NUMBER.test(before)) return whole;
        if (pattern === CARD) return isCard(whole) ? '[card]' : whole;
        return isPhone(whole) ? '[phone]' : whole;
      }),
    without,
  );
}

function withoutSpelt(text: string): string {
  if (!/(?:at|ät|@|arobase|arroba)[)\]} ]/iu.test(text)) return text;
  return SPELT.reduce((rest, pattern) => rest.replace(pattern, '[e-mail]'), text);
}

function withoutAccounts(text: string): string {
  if (!/\d{2}/.test(text)) return text;
  const without = text.replace(SORT_CODE, '[account]');
  return BANK.test(without) ? without.replace(ACCOUNT, '[account]') : without;
}

/** A group behind the number may be a word in capitals: without it the digits are tried again. */
function withoutIban(whole: string): string {
  for (let end = whole.length; end > 0; end = whole.lastIndexOf(' ', end - 1)) {
    if (isIban(whole.slice(0, end))) return `[iban]${whole.slice(end)}`;
  }
  return whole;
}
