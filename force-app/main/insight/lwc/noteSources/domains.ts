/** Mail providers whose domain is no sign of the company. */
const PUBLIC_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|web|t-online|orange|wanadoo|free|laposte|proton|protonmail|mail)\./;

/** The domain of a firm's address; empty for public mail providers. */
export function domainOf(email: string): string {
  const domain = email.split('@')[1] ?? '';
  return PUBLIC_MAIL.test(domain) ? '' : domain;
}
