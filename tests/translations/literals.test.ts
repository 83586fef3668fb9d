import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardPicklists } from '../../src/local-org/standard/picklists.ts';
import { ROOT, sourceObjects, valueSet } from '../metadata/source.ts';
import { literalsInScript, literalsInTemplate } from './literals.ts';

const BUNDLES = join(ROOT, 'force-app/main');

/** Words in bundles that no panel shows, with the reason. An entry that finds nothing any more has to go. */
const ALLOWED: readonly { readonly file: string; readonly text?: string; readonly reason: string }[] = [
  {
    file: 'noteSources/abbreviations.ts',
    reason: 'words that are recognised in notes and transcripts, in many languages',
  },
  {
    file: 'noteSources/labelWords.ts',
    reason: 'words that are recognised in notes and transcripts, in many languages',
  },
  { file: 'noteSources/mailWords.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  { file: 'noteSources/nameWords.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  {
    file: 'noteSources/quoteWords.ts',
    reason: 'words that are recognised in notes and transcripts, in many languages',
  },
  { file: 'noteSources/roles.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  { file: 'noteSources/sideWords.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  { file: 'noteSources/speech.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  {
    file: 'noteSources/jsonTurns.ts',
    text: 'Speaker {}',
    reason: 'how meeting tools name speakers whom they do not know',
  },
  ...['askWords', 'followUps', 'language', 'lexiconDe', 'lexiconEn', 'lexiconEs', 'lexiconFr'].map((name) => ({
    file: `customerFocus/${name}.ts`,
    reason: 'words that are recognised in what sellers write and say, in four languages',
  })),
  { file: 'quoteCounts/quoteCounts.ts', reason: 'arguments and head of a GraphQL document' },
  { file: 'replyReading/days.ts', reason: 'names of months that are recognised in mails, in four languages' },
  { file: 'replyReading/people.ts', reason: 'titles that are left out of names, in four languages' },
  { file: 'sourceQuotes/negations.ts', reason: 'words that negate a quote, in many languages' },
  { file: 'sourceQuotes/places.ts', text: 'line {}', reason: 'the stored form of a place; panels show a label' },
  { file: 'noteModel/wordClasses.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  ...['amounts', 'dateWords', 'dates', 'hours', 'money', 'offices', 'people', 'periods', 'waiting'].map((name) => ({
    file: `noteValues/${name}.ts`,
    reason: 'words of numbers, money and dates that are recognised, in four languages',
  })),
  ...['noteSources/colleagueWords', 'noteSuggestions/denialWords'].map((name) => ({
    file: `${name}.ts`,
    reason: 'words that are recognised in notes and transcripts, in many languages',
  })),
  ...['noteSources', 'sourceQuotes'].map((bundle) => ({
    file: `${bundle}/entities.ts`,
    reason: 'names of characters in HTML',
  })),
  { file: 'answerCheck/absence.ts', reason: 'words that are recognised in what people type' },
  { file: 'noteSuggestions/traps.ts', reason: 'words that are recognised in notes and transcripts, in many languages' },
  ...['english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch', 'polish', 'others'].map(
    (language) => ({
      file: `answerCheck/${language}.ts`,
      reason: 'words that are recognised in what people type',
    }),
  ),
  { file: 'answerCheck/slots.ts', reason: 'words of placeholders and units that are recognised in what people type' },
  {
    file: 'answerCheck/answerCheck.ts',
    reason: 'reasons that `diagnose sync` writes into the review reason of an answer; panels show a label by the kind',
  },
  { file: 'dealReading/query.ts', reason: 'arguments and head of a GraphQL document' },
  { file: 'boardPipeline/boardPipeline.ts', text: 'In question', reason: 'key of a column; its heading is a label' },
  { file: 'boardReading/deals.ts', text: 'In question', reason: 'key of a column; its heading is a label' },
  { file: 'boardReading/pipeline.ts', text: 'In question', reason: 'key of a column; its heading is a label' },
  { file: 'boardReading/where.ts', text: 'In question', reason: 'key of a column; its heading is a label' },
  { file: 'boardReading/totals.ts', reason: 'keys of columns, and arguments of a GraphQL document' },
  { file: 'reviewQueue/rows.ts', reason: 'arguments and head of a GraphQL document' },
  { file: 'boardReading/query.ts', reason: 'arguments and head of a GraphQL document' },
  { file: 'boardReading/decisions.ts', reason: 'arguments and head of a GraphQL document' },
  { file: 'boardReading/standing.ts', reason: 'arguments of a GraphQL document' },
  { file: 'graphqlText/graphqlText.ts', reason: 'frame of GraphQL documents' },
  { file: 'drafts/drafts.ts', text: 'answer aside:', reason: 'key of a draft in the browser' },
  { file: 'overrideRequest/overrideRequest.ts', text: 'override note:{}', reason: 'key of a draft in the browser' },
];

/** What the formula of the diagnosis status gives, the same in every language. */
const STATUS = sourceObjects().get('Opportunity')?.fields.get('DF_Diagnosis_Status__c')?.formula ?? '';

/** API names of picklist values, which may have spaces: `root cause`, `Not Known Yet`. */
const API_NAMES: ReadonlySet<string> = new Set([
  ...['DF_Concept', 'DF_Evidence', 'DF_Source'].flatMap(valueSet),
  ...[...sourceObjects().values()].flatMap(({ fields }) =>
    [...fields.values()].flatMap((field) =>
      (field.valueSet?.valueSetDefinition?.value ?? []).map((one) => one.fullName),
    ),
  ),
  ...[...STATUS.matchAll(/(?:"|&quot;)(.*?)(?:"|&quot;)/g)].map(([, text]) => text ?? ''),
  ...[...standardPicklists().values()].flat().map((one) => one.value),
]);

interface Found {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** `stageGate/targets.ts`, without the feature's folder. */
const inBundle = (file: string): string => file.split('/').slice(2).join('/');

function literalsInBundles(): { files: number; found: readonly Found[] } {
  const files = globSync('*/lwc/*/*.{html,ts}', { cwd: BUNDLES }).sort();
  const found = files.flatMap((file) => {
    const source = readFileSync(join(BUNDLES, file), 'utf8');
    const literals = file.endsWith('.html') ? literalsInTemplate(source) : literalsInScript(source, file);
    return literals.map((literal) => ({ file: inBundle(file), ...literal }));
  });
  return { files: files.length, found: found.filter(({ text }) => !API_NAMES.has(text)) };
}

const allows = ({ file, text }: (typeof ALLOWED)[number], found: Found): boolean =>
  found.file === file && (text === undefined || text === found.text);

describe('text outside labels', () => {
  const { files, found } = literalsInBundles();

  test('there is none in the bundles', () => {
    expect(files).toBeGreaterThan(60);
    const faults = found.filter((one) => !ALLOWED.some((allowed) => allows(allowed, one)));
    expect(faults.map(({ file, line, text }) => `${file}:${line}: \`${text}\` belongs into a custom label`)).toEqual(
      [],
    );
  });

  test('every allowance is used', () => {
    expect(ALLOWED.filter((allowed) => !found.some((one) => allows(allowed, one)))).toEqual([]);
  });
});

/** Whether a script could show the English reasons of `answerCheck` instead of a label by the kind of the finding. */
const readsReasons = (source: string): boolean =>
  /\bcheckAnswer\b/.test(source) && /\.reason\b|\{[^}]*\breason\b[^}]*\}\s*=/.test(source);

test('no panel shows the reasons that answerCheck writes for the org', () => {
  const users = globSync('*/lwc/*/*.ts', { cwd: BUNDLES })
    .filter((file) => !inBundle(file).startsWith('answerCheck/'))
    .map((file): [string, string] => [inBundle(file), readFileSync(join(BUNDLES, file), 'utf8')])
    .filter(([, source]) => /\bcheckAnswer\b/.test(source));
  expect(users.map(([file]) => file.split('/')[0])).toEqual(expect.arrayContaining(['answerSaving', 'painSending']));
  expect(users.filter(([, source]) => readsReasons(source)).map(([file]) => file)).toEqual([]);
  expect(readsReasons("import { checkAnswer } from 'c/answerCheck';\nshow(checkAnswer(one)?.reason);")).toBe(true);
});

describe('planted text is found', () => {
  test.each([
    ['between tags', '<template><p>Save it</p></template>'],
    ['beside an expression', '<template><p>{count} of {all}</p></template>'],
    ['in a nested template', '<template><template lwc:if={open}><b>Open</b></template></template>'],
    ['in a label', '<template><lightning-input label="Name"></lightning-input></template>'],
    ['in a title', '<template><a title="More">{more}</a></template>'],
    ['read aloud', '<template><button aria-label="Close">×</button></template>'],
    ['in an alternative text', '<template><lightning-icon alternative-text="Warning"></lightning-icon></template>'],
    ['in a message', '<template><lightning-input message-when-too-long="Too long"></lightning-input></template>'],
    ['in a placeholder', '<template><input placeholder="Search" /></template>'],
  ])('in a template: %s', (_where, html) => {
    expect(literalsInTemplate(html)).toHaveLength(1);
  });

  test('and expressions, signs, ids and style classes in a template are none', () => {
    const html =
      '<template><p class="slds-box big" id="of-it" title={label.more}>{label.save} · {count}/{all}</p><!-- Save it --></template>';
    expect(literalsInTemplate(html)).toEqual([]);
  });

  test.each([
    ['of two words', "const text = 'Save it';"],
    ['with holes', 'const text = `${a} of ${b}`;'],
    ['in a toast', "new ShowToastEvent({ title: 'Saved', message: label.saved });"],
    ['in a property', "this.placeholder = 'Search';"],
    ['in a validity', "input.setCustomValidity('Wrong');"],
    ['in a choice', "return { label: 'Low', value: 'low' };"],
    ['in markup', 'const text = \'<p class="by">Save it</p>\';'],
    ['in another script', "const text = 'Было сказано';"],
  ])('in a script: %s', (_where, source) => {
    expect(literalsInScript(source, 'planted.ts')).toHaveLength(1);
  });

  test('and queries, style classes, names and errors for developers in a script are none', () => {
    const source = `
      import label from '@salesforce/label/c.DF_Save';
      const query = gql\`query Deal { uiapi { query } }\`;
      const part = \`mutation save(\${inputs}) { uiapi { x } }\`;
      const page = '<p class="by of">{}</p>' + 'p{margin:0 1rem auto;font:1rem system-ui}';
      const style = \`slds-box step step_\${state}\`;
      // Save it
      type Kind = 'not known' | 'known to us';
      if (!style) throw new TypeError('There is no style for it');
      export const name = 'discoveryQuestion';`;
    expect(literalsInScript(source, 'planted.ts')).toEqual([]);
  });
});
