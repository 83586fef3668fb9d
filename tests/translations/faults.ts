import type { Language, Texts } from './texts.ts';

/** Characters that Salesforce takes, by kind of text. */
const LIMITS: Readonly<Record<string, number>> = {
  app: 40,
  field: 40,
  help: 510,
  label: 1000,
  'name field': 40,
  object: 40,
  objects: 40,
  'related list': 80,
  'report description': 255,
  'report section': 50,
  'report type': 50,
  rule: 255,
  tab: 40,
  value: 40,
};

/** Words that a language has from English, or shares with it. Everything else that is equal was forgotten. */
const SAME: Readonly<Record<Language, readonly string[]>> = {
  de: [
    'Account',
    'Budget',
    'Champion',
    'Code',
    'Name',
    'Opportunity',
    'Playbook',
    'Playbooks',
    'Problem',
    'Status',
    'Team',
    'Text',
    'Version',
  ],
  fr: ['Budget', 'Champion', 'Code', 'Document', 'Note', 'Notes', 'Playbook', 'Playbooks', 'Points', 'Question'],
  es: ['No', 'Panel', 'Playbook', 'Playbooks'],
};
const SAME_IN_FRENCH = [
  'Questions',
  'Situation',
  'Source',
  'Suggestion',
  'Suggestions',
  'Total',
  'Version',
  'Alternatives',
];

/** The familiar address; sellers are addressed formally in all three languages. */
const FAMILIAR: Readonly<Record<Language, RegExp>> = {
  de: /\b(du|dir|dich|dein\w*|euch|euer)\b/i,
  fr: /(?<![\p{L}’-])(tu|toi|ton|tes)(?![\p{L}])/iu,
  es: /(?<!\p{L})(tú|te|ti|tus?|vosotros|vuestr\w+)(?!\p{L})/iu,
};

/** What is wrong with the translations of one language, a sentence a fault. */
export function faultsOf(source: Texts, translated: Texts, language: Language): string[] {
  const faults: string[] = [];
  for (const [name, english] of source) {
    const found = translated.get(name);
    if (found === undefined || found.trim() === '') faults.push(`${name} is not translated: \`${english}\``);
    else faults.push(...textFaults(name, english, found, language).map((fault) => `${name} ${fault}: \`${found}\``));
  }
  for (const name of translated.keys()) {
    if (!source.has(name)) faults.push(`${name} is translated, and is not there any more`);
  }
  return faults;
}

function textFaults(name: string, english: string, found: string, language: Language): string[] {
  const kind = Object.keys(LIMITS).find((one) => name.startsWith(`${one} `));
  if (kind === undefined) return ['is of no kind that has a limit'];
  const faults: string[] = [];
  const limit = LIMITS[kind] ?? 0;
  if (found.length > limit) faults.push(`has ${found.length} characters, the most is ${limit}`);
  if (placeholders(found) !== placeholders(english)) faults.push(`has other placeholders than \`${english}\``);
  if (found === english && isWords(english) && !sameWords(language).includes(english)) faults.push('is still English');
  if (FAMILIAR[language].test(found)) faults.push('is not formal');
  if (language === 'fr' && / [:;?!»]/.test(found)) faults.push('has a space that can break before its punctuation');
  if (language === 'es' && count(found, '?') !== count(found, '¿')) faults.push('has a question that is not opened');
  return faults;
}

const sameWords = (language: Language): readonly string[] =>
  language === 'fr' ? [...SAME.fr, ...SAME_IN_FRENCH] : SAME[language];

const placeholders = (text: string): string => (text.match(/\{\d+\}/g) ?? []).sort().join(' ');

/** Whether there is anything to translate besides placeholders and signs. */
const isWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\d+\}/g, '').replaceAll('playbook', ''));

const count = (text: string, sign: string): number => text.split(sign).length - 1;
