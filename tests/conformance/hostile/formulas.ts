import { strToU8 } from 'fflate';
import type { Random } from '../../bench/seed/random.ts';
import { damaged, depth, oddText, wellFormed } from './attack.ts';
import type { Attack, Target } from './attack.ts';
import { deployment, objectXml, packageOf } from './packages.ts';

const SAMPLES = [
  'AND(NOT(ISNEW()), ISCHANGED(Number__c), PRIORVALUE(Number__c) > Number__c)',
  'IF(ISBLANK(Text__c), LEN(Long__c) > 3, CONTAINS(LOWER(Text__c), "x"))',
  'CASE(Pick__c, "low", 1, "high", 2, 0) + MOD(BLANKVALUE(Number__c, 0), 10 ^ 3) < 2',
  'OR(ISPICKVAL(Pick__c, "low"), INCLUDES(Many__c, "red"), REGEX(Text__c, "[a-z]+[0-9]{2,3}"))',
  'Day__c + 30 < TODAY() && YEAR(Day__c) = 2026 || At__c > NOW() - 1/24',
  'VALUE(MID(Text__c, 1, 3)) / Number__c > 1.5 && $Permission.Thing_Admin',
  'Opportunity__r.Amount > 100 && Opportunity__r.Account.Name = $User.Username',
  'TEXT(Number__c) & BR() & SUBSTITUTE(Text__c, "a", RPAD("b", 4, "c")) <> HYPERLINK("u", "n")',
];
const WORDS = [
  ...[
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '&',
    '&&',
    '||',
    '=',
    '<>',
    '!=',
    '<',
    '>=',
    '!',
    '"',
    "'",
    '/*',
    '*/',
    '.',
    '$',
    '@',
    '#',
    '[',
    '\\',
    '\0',
  ],
  ...[
    '1',
    '0',
    '1e9',
    '9'.repeat(60),
    '.5',
    '"x"',
    'TRUE',
    'NULL',
    'Number__c',
    'Text__c',
    'Day__c',
    'Pick__c',
    'Opportunity__r',
    '$User.',
    '$X.Y',
    '__proto__',
  ],
  ...[
    'IF',
    'AND',
    'CASE',
    'REGEX',
    'VLOOKUP',
    'PRIORVALUE',
    'ISCHANGED',
    'TEXT',
    'VALUE',
    'MOD',
    'RPAD',
    'GETSESSIONID()',
    'INCLUDE',
    'IMAGE',
    'FLOOR',
    'constructor',
  ],
];
const TOKEN = /\s+|[\w$.]+|"(?:[^"\\]|\\.)*"|./gs;
const IN_ONE_PACKAGE = 20;

/** A package of 20 rules and formula fields that nobody should write; it is only checked, so that it changes nothing. */
export function hostileFormulas(random: Random, target: Target): Attack {
  const parts = Array.from({ length: IN_ONE_PACKAGE }, (_, i) => {
    const formula = xmlText(formulaText(random));
    return i % 4 === 3
      ? `<fields><fullName>Bad_${i}__c</fullName><label>b</label><type>${random.pick(['Number', 'Text', 'Checkbox', 'Date'])}</type><precision>18</precision><scale>2</scale><formula>${formula}</formula></fields>`
      : `<validationRules><fullName>Bad_${i}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>m</errorMessage></validationRules>`;
  });
  const zip = packageOf({ 'objects/Thing__c.object': strToU8(objectXml(parts.join(''))) });
  return deployment('formula', random, target, zip, { checkOnly: true, inputs: IN_ONE_PACKAGE });
}

function formulaText(random: Random): string {
  const n = depth(random);
  return random.pick([
    () => damaged(random, random.pick(SAMPLES), WORDS, TOKEN),
    () => damaged(random, random.pick(SAMPLES), WORDS, TOKEN),
    () => damaged(random, random.pick(SAMPLES), WORDS, TOKEN),
    () => Array.from({ length: 1 + random.int(30) }, () => random.pick(WORDS)).join(' '),
    () => `${'('.repeat(n)}1${')'.repeat(n)} = 1`,
    () => `${'NOT('.repeat(n)}TRUE${')'.repeat(n)}`,
    () => `${'IF(TRUE, '.repeat(n)}1${', 2)'.repeat(n)} = 1`,
    () => `${'-'.repeat(n)}1 < 0`,
    () => `0${' + 1'.repeat(n)} > 1`,
    () => `${'2^'.repeat(n)}2 > 1`,
    () => `REGEX(Text__c, "${'(a*)*'.repeat(n % 400)}b")`,
    () => `REGEX(Text__c, ${JSON.stringify(oddText(random).slice(0, 500))})`,
    () => `CASE(Number__c, ${Array.from({ length: n }, (_, i) => `${i}, ${i}`).join(', ')}, 0) = 1`,
    () => `${'Opportunity__r.'.repeat(n)}Name = "x"`,
    () => `Text__c = ${JSON.stringify(oddText(random).slice(0, 5000))}`,
    () => oddText(random).slice(0, 10_000),
  ])();
}

/** What XML can carry, escaped; the attack is on the formula, not on the file. */
function xmlText(text: string): string {
  const carried = wellFormed(text).replace(/[^\t\n\r\x20-\ufffd]/g, '?');
  return carried.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
