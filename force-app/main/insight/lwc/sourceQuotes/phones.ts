/**
 * Shapes of phone numbers: with a country code, after a word for phones or for calling, national ones that begin with 0, and the groups of North America
 * and Spain. Groups of three alone are not: amounts look the same.
 */
export const PHONES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}.,])(?:\+|00)[1-9](?:[ ./()-]{0,3}\d){6,14}(?![\p{L}\p{N}])/gu,
  /(?<=\b(?:tel|tél|fon|phone|fax|mobile?|mobil|móvil|cell|handy|whatsapp|telefon|telefonnummer|téléphone|teléfono|portable|durchwahl|extension)\b[ .:°]{0,3}(?:(?:is|number|no|nr|ist|est|es)[ .:]{1,2}){0,2})\(?\d(?:[ ./()-]{0,3}\d){5,14}(?![\p{L}\p{N}])/giu,
  /(?<=(?<!\p{L})(?:ll[aá]m(?:[aeo]|[ae]d|[ae]n|ar)(?:me|nos|le|la|lo|te|les)?|cont[aá]ct(?:ame|arme|anos)|(?:call|ring|text|phone|reach)(?: (?:me|us|him|her|them|back|kim))?|rufen sie (?:mich|uns)|ruf (?:mich|uns)|appele[rz][- ](?:moi|nous)|(?:me|nous|le|la) joindre|joignable)(?: (?:an|bitte|directly|direct|later|mañana|por favor))? (?:al?|en|on|at|unter|au|under|sur le) (?:n[uú]mero |number |le )?)\(?\d(?:[ ./()-]{0,3}\d){6,14}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}.,:/-])\(?0[1-9](?:[ ./()-]{0,3}\d){7,11}(?![\p{L}\p{N}]|[.,]\d)/gu,
  /(?<![\p{L}\p{N}.,:/-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\p{L}\p{N}]|[.,-]\d)/gu,
  /(?<![\p{L}\p{N}.,])[679]\d{2} \d{2} \d{2} \d{2}(?![\p{L}\p{N}]|[ .,]\d)/gu,
];

const DATE = /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|\d{4}-\d{2}-\d{2}/;

/** Whether what has the shape of a phone number is none of a date: `01.02.2026 14`. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 6 && digits.length <= 15 && !isDated(text);
}

/** French numbers in pairs (`01.23.45.67.89`) begin like a date, and go on with two pairs more. */
function isDated(text: string): boolean {
  return DATE.test(text) && !/^\(?\d{2}(?:[ ./-]\d{2}){4}$/.test(text);
}
