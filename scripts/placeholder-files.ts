import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { barredTexts } from '../force-app/main/insight/lwc/answerCheck/lexicon.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Limits of a formula's source when it is saved. */
const MOST_CHARACTERS = 3900;
const MOST_BYTES = 4000;

/** White space, signs without width and fillers of other scripts, as a class of Java's regular expressions. */
const INVISIBLE =
  '\\s\\p{Z}\\p{Cc}\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}';
const SKIPPED = `(?:<[^<>]*>|&nbsp;|[${INVISIBLE}])*+`;
/** One character as a person counts it: a flag, or a letter or emoji with its marks and joined parts. */
const VISIBLE = `(?:[\\x{1F1E6}-\\x{1F1FF}]{2}|[^${INVISIBLE}](?:[\\p{Mn}\\x{1F3FB}-\\x{1F3FF}]|\\x{200D}[^${INVISIBLE}])*+)`;
const AT_MOST_ONE = `${SKIPPED}(?:${VISIBLE}${SKIPPED})?`;

/** Signs that are no part of a placeholder wherever they are: closing signs, and the commonest ones without width. */
const TAKEN_AWAY = [
  '.',
  '!',
  '?',
  '…',
  '。',
  '！',
  '？',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u2800',
];
const MARKS = ['-', '--', '---'];
const PER_LINE = 14;

const escapeXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(
      /[\u00ad\u200b-\u200d\u2060\u2800\u3164\ufeff]/g,
      (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`,
    );

/**
 * The condition of a rule that refuses placeholders in a field: `AND(OR(ISNEW(), ISCHANGED(F)), NOT(ISBLANK(F)), OR(REGEX(F, "…"), CONTAINS("||tbd|…|", …)))`.
 * @param isLong a long text area, for which ISBLANK is not allowed
 * @throws where the formula is too long to be saved
 */
function placeholderFormula(field: string, isLong: boolean): string {
  const texts = [...new Set([...MARKS, ...barredTexts()])];
  const lines = Array.from(
    { length: Math.ceil(texts.length / PER_LINE) },
    (_, at) => `${texts.slice(at * PER_LINE, (at + 1) * PER_LINE).join('|')}|`,
  );
  const list = lines.map((line, at) => `    "${at === 0 ? '||' : ''}${line}"`).join(' &\n');
  const plain = TAKEN_AWAY.reduce((inner, sign) => `SUBSTITUTE(${inner}, "${sign}", "")`, `LOWER(${field})`);
  const formula = [
    'AND(',
    `  OR(ISNEW(), ISCHANGED(${field})),`,
    `  ${isLong ? `LEN(${field}) > 0` : `NOT(ISBLANK(${field}))`},`,
    '  OR(',
    `  REGEX(${field}, "${AT_MOST_ONE.replaceAll('\\', '\\\\')}"),`,
    '  CONTAINS(',
    `${list},`,
    `    "|" & TRIM(${plain}) & "|"`,
    '  ))',
    ')',
  ].join('\n');
  if (formula.length > MOST_CHARACTERS || Buffer.byteLength(formula) > MOST_BYTES)
    throw new Error(
      `The rule for \`${field}\` has ${formula.length} characters. Take texts out of \`barred\` in the lexicon.`,
    );
  return formula;
}

/** Rules with a list of placeholders, by path: the file as it is and as it has to be. */
export function placeholderRules(): { path: string; present: string; wanted: string }[] {
  return globSync('force-app/main/default/objects/*/validationRules/*_Placeholder.validationRule-meta.xml', {
    cwd: root,
  })
    .sort()
    .map((path) => {
      const present = readFileSync(`${root}${path}`, 'utf8');
      const field = /<errorDisplayField>(\w+)</.exec(present)?.[1] ?? '';
      const formula = escapeXml(placeholderFormula(field, field === 'Quote__c'));
      const wanted = present.replace(
        /(<errorConditionFormula>)[\s\S]*(<\/errorConditionFormula>)/,
        (_whole, open: string, close: string) => `${open}${formula}${close}`,
      );
      return { path, present, wanted };
    });
}

/** Writes the rules that differ; returns their paths. */
export function writePlaceholderRules(): string[] {
  const changed = placeholderRules().filter(({ present, wanted }) => present !== wanted);
  for (const { path, wanted } of changed) writeFileSync(`${root}${path}`, wanted);
  return changed.map(({ path }) => path);
}
