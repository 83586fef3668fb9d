import type { Reading } from '../noteModel/noteModel.ts';

/** Words that speak of money to spend, normalised, in four languages. */
const FUNDS =
  /(?:^| )(?:budget|money|funds?|funding|capex|opex|set aside|put aside|reserv|approved|allocat|earmark|afford|spend|ceiling|cap_|up to|at most|maxim|no more than|grant|subsid|geld|etat|topf|mittel|bewillig|freigegeben|eingeplant|zuruckgelegt|haushalt|hochstens|bis|forder|investi|enveloppe|prevu|financ|plafond|jusqu|inscrit|credits|subvention|presupuest|dinero|fondo|partida|tope|hasta|como mucho|previst|subvencion|inver)/;
const SIGN = /(?:^| )[€$£]/;
const SUM = /(?:^| )\d+ ?(?:k|m|mio|tsd|t)?(?: |$)/;
const CURRENCY = /[€$£]|euro|eur|chf|usd|gbp|pound|dollar|franc|franken|peso/;

/** A sign of a currency, or a number with a currency somewhere behind it. Two searches: one pattern for both is slow on a list of numbers. */
function namesMoney(plain: string): boolean {
  if (SIGN.test(plain)) return true;
  const at = plain.search(SUM);
  return at >= 0 && CURRENCY.test(plain.slice(at));
}

/** The share of `budget` that stays when money is named, and nothing is said about spending it. */
const UNSPENT = 0.4;
/** A confirmation replies to a summary; after a question of fewer words a "yes" is an answer. */
const SUMMARY_WORDS = 7;
const HASTY = 0.5;

/**
 * A reading corrected by what the grammar knows: a sum of money is a budget only where spending it is spoken of, otherwise it is an
 * impact; a "yes" confirms only what was summed up. `plain` and `asked` are normalised.
 */
export function corrected(reading: Reading, plain: string, asked: string): Reading {
  let { budget, 'business impact': impact, 'customer confirmation': confirmation } = reading;
  if (namesMoney(plain) && !FUNDS.test(plain) && !FUNDS.test(asked)) {
    impact += budget * (1 - UNSPENT);
    budget *= UNSPENT;
  }
  if (asked.split(' ').length < SUMMARY_WORDS) confirmation *= HASTY;
  return { ...reading, budget, 'business impact': impact, 'customer confirmation': confirmation };
}
