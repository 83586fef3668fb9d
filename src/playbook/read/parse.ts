import { deepFreeze } from '../base/freeze.ts';
import { openYaml } from '../base/open-yaml.ts';
import { PlaybookError, type Located } from '../base/problem.ts';
import { readKey, readList, readMap } from '../base/read-collections.ts';
import { readText, type TextShape } from '../base/read-text.ts';
import { readNumber, readWord } from '../base/read-values.ts';
import { locate, report, type Cursor, type Reading } from '../base/reading.ts';
import { CURRENCY } from '../kinds/field.ts';
import { readExample } from './example.ts';
import { readGate, readOnlySteps } from './gates.ts';
import { PERMISSION, STAGE } from './names.ts';
import { readQuestion } from './question.ts';
import { readScope } from './scope.ts';
import { readTranslations } from './translations.ts';
import type { Playbook } from './tree.ts';

const ROOT = {
  is: 'a playbook',
  required: ['playbook', 'version', 'from', 'title', 'currency', 'stages', 'questions', 'gates'],
  optional: [
    'exemptStages',
    'appliesTo',
    'bypassPermission',
    'products',
    'codes',
    'people',
    'onBypass',
    'onlySteps',
    'examples',
    'translations',
  ],
};

/** Rule names carry the code and have 40 characters in all, of which 20 go to the gate, the criterion and what keeps them apart. */
const CODE: TextShape = {
  is: 'the code of a playbook',
  max: 20,
  pattern: {
    like: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    expected: 'small letters, digits and single hyphens, beginning with a letter, such as `diagnose-first`',
  },
};
/** Whether messages of rules end in a code; they do when the key is left out. */
export const CODES = ['off'] as const;
/** Whom panels may name to whom; the second is what is meant without the key. */
export const PEOPLE = ['off', 'own manager', 'all'] as const;
/** What becomes of a deal that got past a gate without a permission; nothing when the key is left out. */
export const ON_BYPASS = ['revert'] as const;
export const PRODUCTS = ['free', 'flagged', 'refused'] as const;
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)$/;

/** A date-time that exists, with its zone, as UTC. Whole seconds: DATETIMEVALUE reads no fractions. */
function readDateTime(reading: Reading, cursor: Cursor): Located<string> | undefined {
  const expected = 'a date and time with its zone, such as `2020-01-01T00:00:00Z`';
  const text = readText(reading, cursor, {
    is: 'a time that a playbook can start from',
    max: 40,
    pattern: { like: DATE_TIME, expected },
  });
  if (text === undefined) return undefined;
  const [, , , day] = DATE_TIME.exec(text.value) ?? [];
  const time = new Date(text.value);
  // Date rolls 31 June over to 1 July: the day as written must come back in its own zone.
  const local = new Date(`${text.value.slice(0, 19)}Z`);
  if (Number.isNaN(time.getTime()) || Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(day)) {
    report(reading, cursor, `\`${text.value}\` is a day or a time that does not exist. Expected ${expected}.`);
    return undefined;
  }
  return { ...text, value: time.toISOString().replace('.000Z', 'Z') };
}

function readPlaybook(reading: Reading, root: Cursor): Playbook | undefined {
  const map = readMap(reading, root, ROOT);
  if (map === undefined) return undefined;
  const read = <T>(name: string, reader: (cursor: Cursor) => T | undefined) => readKey(map, name, reader);
  const text = (name: string, shape: TextShape) => read(name, (cursor) => readText(reading, cursor, shape));
  const list = <T>(name: string, is: string, min: number, item: (cursor: Cursor) => T | undefined) =>
    read(name, (cursor) => readList(reading, cursor, is, min)?.flatMap((one) => item(one) ?? []));

  const code = text('playbook', CODE);
  const version = read('version', (at) =>
    readNumber(reading, at, { is: 'a version', min: 1, max: 999_999, decimals: 0 }),
  );
  const from = read('from', (cursor) => readDateTime(reading, cursor));
  const title = text('title', { is: 'a title', max: 255, prose: true });
  const currency = text('currency', CURRENCY);
  const stages = list('stages', '`stages`', 1, (cursor) => readText(reading, cursor, STAGE));
  const exemptStages = list('exemptStages', '`exemptStages`', 0, (cursor) => readText(reading, cursor, STAGE)) ?? [];
  const appliesTo = read('appliesTo', (cursor) => readScope(reading, cursor)) ?? {};
  const bypassPermission =
    text('bypassPermission', PERMISSION) ?? locate(reading, root, 'DF_Bypass_Stage_Gates' as string);
  const products =
    read('products', (cursor) => readWord(reading, cursor, 'what becomes of `products`', PRODUCTS))?.value ?? 'flagged';
  const codes = read('codes', (cursor) => readWord(reading, cursor, 'what becomes of `codes`', CODES))?.value;
  const people = read('people', (cursor) => readWord(reading, cursor, 'whom panels name', PEOPLE))?.value;
  const onBypass = read('onBypass', (cursor) =>
    readWord(reading, cursor, 'what becomes of a bypass', ON_BYPASS),
  )?.value;
  const questions = list('questions', '`questions`', 0, (cursor) => readQuestion(reading, cursor));
  const gates = list('gates', '`gates`', 0, (cursor) => readGate(reading, cursor));
  const onlySteps = read('onlySteps', (cursor) => readOnlySteps(reading, cursor));
  const examples = list('examples', '`examples`', 0, (cursor) => readExample(reading, cursor)) ?? [];
  const translations = read('translations', (cursor) => readTranslations(reading, cursor)) ?? [];
  if (!code || !version || !from || !title || !currency || !stages || !questions || !gates) return undefined;
  const { file } = reading;
  return {
    file,
    code,
    version,
    from,
    title,
    currency,
    stages,
    exemptStages,
    appliesTo,
    bypassPermission,
    products,
    ...(codes ? { codes } : {}),
    ...(people ? { people } : {}),
    ...(onBypass ? { onBypass } : {}),
    questions,
    gates,
    ...(onlySteps ? { onlySteps } : {}),
    examples,
    translations,
  };
}

/**
 * Reads a playbook that is well-formed; `checkPlaybook` reports what makes no sense.
 * @param text the YAML; @param file its name, for messages only.
 * @throws PlaybookError with every problem at once: broken YAML, unknown or unsupported keys, values of the wrong sort.
 */
export function parsePlaybook(text: string, file: string): Playbook {
  const { reading, root } = openYaml(text, file);
  const playbook = root && readPlaybook(reading, root);
  if (playbook === undefined || reading.problems.length > 0) throw new PlaybookError(reading.problems);
  return deepFreeze(playbook);
}
