/** A whole playbook in block style, with `$` where a case puts its lines. */
export const TEXT = `playbook: small
version: 1
from: 2020-01-01T00:00:00Z
title: A small playbook
currency: EUR
stages: [First, Second, Third]
questions:
  - { concept: problem, ask: What is wrong?, why: It is what hurts. }
gates:
  - toEnter: Second
    mode: enforce
    require:
      - answered: { problem: Quoted }
`;

/** Replaces one piece of the text that must be there. */
export function having(piece: string, instead: string): string {
  if (!TEXT.includes(piece)) throw new Error(`no ${piece}`);
  return TEXT.replace(piece, () => instead);
}

/** Texts that do not read: what is wrong, the text, and the first problem that is said of it. */
export const cases: readonly [string, string, string][] = [
  ['an empty file', '', 'p.yaml:1:1: Nothing stands here, where a playbook should be. Expected a map with `playbook`'],
  [
    'a mistake behind a byte-order mark',
    `\uFEFF${having('playbook: small', 'playbook: Small')}`,
    'p.yaml:1:11: `Small` is not the code of a playbook.',
  ],
  [
    'merged maps',
    having('    mode: enforce', '    mode: enforce\n    <<: { mode: warn }'),
    'p.yaml:12:5: `<<` is not a key of a gate. Expected `toEnter`, `mode`, `require`, `name`, `asked`, `recordTypes`, `exceptRecordTypes`, `exceptPermission`, `onlyFrom` or `override`. Playbooks merge no maps: write the keys out.',
  ],
  [
    'a mode left empty',
    having('    mode: enforce', '    mode:'),
    'p.yaml:11:10: Nothing stands here, where a mode should be. Expected `observe`, `warn` or `enforce`.',
  ],
  ['a list', '- a\n- b\n', 'p.yaml:1:1: `- a` is not a playbook.'],
  [
    'broken YAML',
    having('stages: [First, Second, Third]', 'stages: [First, Second'),
    'p.yaml:7:1: This is not YAML at `questions:`',
  ],
  ['a tab', having('    mode: enforce', '\tmode: enforce'), 'p.yaml:11:1: This is not YAML'],
  [
    'two of a key',
    `${TEXT}title: Another\n`,
    'p.yaml:14:1: `title` stands twice in this map. Expected each key once. Take one out.',
  ],
  [
    'two documents',
    `${TEXT}---\na: 1\n`,
    'p.yaml:14:1: A second playbook begins here. Expected one playbook in a file. Put it into a file of its own',
  ],
  ['an unknown key', having('stages:', 'stage:'), 'p.yaml:6:1: `stage` is not a key of a playbook. Expected'],
  [
    'an unknown key of a gate',
    having('toEnter: Second', 'toEntr: Second'),
    'p.yaml:10:5: `toEntr` is not a key of a gate. Expected `toEnter`, `mode`, `require`, `name`, `asked`, `recordTypes`, `exceptRecordTypes`, `exceptPermission`, `onlyFrom` or `override`. Did you mean `toEnter`?',
  ],
  ['a gate without its mode', having('    mode: enforce\n', ''), 'p.yaml:10:5: `mode` is missing'],
  [
    'a mode that is none',
    having('enforce', 'enforced'),
    'p.yaml:11:11: `enforced` is not a mode. Expected `observe`, `warn` or `enforce`. Did you mean `enforce`?',
  ],
  ['no from', having('from: 2020-01-01T00:00:00Z\n', ''), 'p.yaml:1:1: `from` is missing'],
  [
    'a from that is a word',
    having('2020-01-01T00:00:00Z', 'yesterday'),
    'p.yaml:3:7: `yesterday` is not a time that a playbook can start from. Expected a date and time with its zone',
  ],
  ['a from without a time', having('2020-01-01T00:00:00Z', '2020-01-01'), 'p.yaml:3:7: `2020-01-01` is not a time'],
  [
    'a day that does not exist',
    having('2020-01-01T00:00:00Z', '2021-02-29T00:00:00Z'),
    'p.yaml:3:7: `2021-02-29T00:00:00Z` is a day or a time that does not exist.',
  ],
  [
    'an hour that does not exist',
    having('2020-01-01T00:00:00Z', '2020-01-01T25:00:00Z'),
    'p.yaml:3:7: `2020-01-01T25:00:00Z` is a day or a time that does not exist.',
  ],
  [
    'a version that is text',
    having('version: 1', 'version: "1"'),
    'p.yaml:2:10: `"1"` is not a version. Expected a whole number from 1 to 999999.',
  ],
  ['a version that is broken', having('version: 1', 'version: 1.5'), 'p.yaml:2:10: `1.5` is not a version.'],
  [
    'a code with blanks',
    having('small', 'My Playbook'),
    'p.yaml:1:11: `My Playbook` is not the code of a playbook. Expected small letters',
  ],
  [
    'a code too long for rule names',
    having('small', 'a-very-long-code-of-ours'),
    'p.yaml:1:11: `a-very-long-code-of-ours` is not the code of a playbook. Expected at most 20 characters. It has 24 characters: shorten it by 4.',
  ],
  [
    'a currency in words',
    having('EUR', 'Euro'),
    'p.yaml:5:11: `Euro` is not a currency. Expected three capital letters',
  ],
  [
    'no stages',
    having('[First, Second, Third]', '[]'),
    'p.yaml:6:9: `[]` is not `stages`. Expected a list with at least one item.',
  ],
  [
    'a stage that is a number',
    having('Third', '3'),
    'p.yaml:6:25: `3` is not a stage. Expected text; put it in quotes',
  ],
  [
    'a stage that is nothing',
    having('Third', '""'),
    'p.yaml:6:25: `""` is not a stage. Expected text that is not empty.',
  ],
  [
    'a stage with a line break',
    having('Third', '"Thi\\nrd"'),
    'p.yaml:6:25: `"Thi\\nrd"` is not a stage. Expected text on one line',
  ],
  ['half a character', having('Third', '"\\ud800x"'), 'p.yaml:6:25: `"\\ud800x"` is not a stage.'],
  [
    'a stage too long',
    having('Third', 'T'.repeat(41)),
    `p.yaml:6:25: \`${'T'.repeat(41)}\` is not a stage. Expected at most 40 characters.`,
  ],
  [
    'an anchor',
    having('title: A small playbook', 'title: &t A').replace('currency: EUR', 'currency: *t'),
    'p.yaml:5:11: `*t` is not a currency. Expected three capital letters, such as `EUR`. Playbooks have no anchors: write the value out.',
  ],
  [
    'a concept that is none',
    having('concept: problem', 'concept: problems'),
    'p.yaml:8:16: `problems` is not a concept. Expected',
  ],
  ['a question without its reason', having(', why: It is what hurts.', ''), 'p.yaml:8:5: `why` is missing'],
  [
    'an empty question',
    having('ask: What is wrong?', 'ask: '),
    'p.yaml:8:30: Nothing stands here, where `ask` of a question should be.',
  ],
  [
    'a weight of nothing',
    having('hurts. }', 'hurts., weight: 0 }'),
    'p.yaml:8:78: `0` is not a weight. Expected a whole number from 1 to 99.',
  ],
  ['no requirement', having('\n      - answered: { problem: Quoted }', ' []'), 'p.yaml:12:14: `[]` is not `require`.'],
  [
    'an unknown criterion',
    having('answered: { problem: Quoted }', 'pain: 1'),
    'p.yaml:13:9: `pain` is not a key of a requirement.',
  ],
  [
    'two criteria in one',
    having('answered: { problem: Quoted }', '{ filled: NextStep, pains: { atLeast: 1, evidence: Heard } }'),
    'p.yaml:13:9: This requirement holds 2 criteria at once.',
  ],
  [
    'a reason only',
    having('answered: { problem: Quoted }', 'because: I say so'),
    'p.yaml:13:9: This requirement holds no criterion.',
  ],
  [
    'an evidence in small letters',
    having('Quoted', 'quoted'),
    'p.yaml:13:30: `quoted` is not an evidence level. Expected `Assumed`, `Heard`, `Quoted` or `Confirmed`. Did you mean `Quoted`?',
  ],
  [
    'a concept asked for that is none',
    having('{ problem: Quoted }', '{ pain: Quoted }'),
    'p.yaml:13:21: `pain` is not a concept.',
  ],
  [
    'answers as a list',
    having('{ problem: Quoted }', '[problem]'),
    'p.yaml:13:19: `[problem]` is not `answered`. Expected a map of concepts to evidence',
  ],
  ['no answers', having('{ problem: Quoted }', '{}'), 'p.yaml:13:19: `answered` names no concept.'],
  [
    'no pains',
    having('answered: { problem: Quoted }', 'pains: { atLeast: 0, evidence: Heard }'),
    'p.yaml:13:27: `0` is not `atLeast` of pains. Expected a whole number from 1 to 1000.',
  ],
  [
    'an impact in thirds',
    having('answered: { problem: Quoted }', 'impact: { atLeast: 0.333, evidence: Quoted }'),
    'p.yaml:13:28: `0.333` is not `atLeast` of impact. Expected a number with at most 2 digits after the point',
  ],
  [
    'an impact without end',
    having('answered: { problem: Quoted }', 'impact: { atLeast: .inf, evidence: Quoted }'),
    'p.yaml:13:28: `.inf` is not `atLeast` of impact.',
  ],
  [
    'a field that is no name',
    having('answered: { problem: Quoted }', 'filled: Next Step'),
    'p.yaml:13:17: `Next Step` is not a field that can be filled. Expected the API name',
  ],
  [
    'a formula for a field',
    having('answered: { problem: Quoted }', "filled: 'A__c) , TRUE'"),
    "p.yaml:13:17: `'A__c) , TRUE'` is not a field that can be filled.",
  ],
  [
    'a standard field that nobody has',
    having('answered: { problem: Quoted }', 'filled: NextSteps'),
    'p.yaml:13:17: `NextSteps` is not a field that a gate can ask for.',
  ],
  [
    'a standard field in small letters',
    having('answered: { problem: Quoted }', 'picked: { leadsource: [Web] }'),
    'p.yaml:13:19: `leadsource` is not a field that a gate can ask for. Expected a custom field (`…__c`) or one of `NextStep`, `Type`, `LeadSource`, `ForecastCategoryName`, `StageName` or `Name`, or a field of the account such as `Account.Name`. Did you mean `LeadSource`?',
  ],
  [
    'a field with three names',
    having('answered: { problem: Quoted }', 'filled: a__b__d__c'),
    'p.yaml:13:17: `a__b__d__c` is not a field that can be filled. Expected the API name',
  ],
  [
    'a field that is never blank',
    having('answered: { problem: Quoted }', 'filled: CloseDate'),
    'p.yaml:13:17: `CloseDate` is never blank, so every deal would pass.',
  ],
  [
    'a word of JavaScript as a field',
    having('answered: { problem: Quoted }', 'filled: constructor'),
    'p.yaml:13:17: `constructor` is not a field that a gate can ask for.',
  ],
  ['an amount in words', `${TEXT}appliesTo: { amountAtLeast: many }\n`, 'p.yaml:14:29: `many` is not `amountAtLeast`.'],
  [
    'a permission that is a formula',
    `${TEXT}bypassPermission: "A) , (B"\n`,
    'p.yaml:14:19: `"A) , (B"` is not a custom permission.',
  ],
  [
    'a piece of two fields',
    having('answered: { problem: Quoted }', 'picked: { Type: [A], LeadSource: [B] }'),
    'p.yaml:13:17: `picked` names 2 fields. Expected one',
  ],
  [
    'no values to pick',
    having('answered: { problem: Quoted }', 'picked: { Type: [] }'),
    'p.yaml:13:25: `[]` is not the values of `Type`. Expected a list with at least one item.',
  ],
  [
    'a long text to pick from',
    having('answered: { problem: Quoted }', 'picked: { Description: [A] }'),
    'p.yaml:13:19: `Description` is not a field that a gate can ask for so. Expected a custom field (`…__c`) or one of',
  ],
  [
    'a number of a text',
    having('answered: { problem: Quoted }', 'number: { field: NextStep, atLeast: 1 }'),
    'p.yaml:13:26: `NextStep` is not a field that a gate can ask for so.',
  ],
  [
    'a number without bounds',
    having('answered: { problem: Quoted }', 'number: { field: Amount }'),
    'p.yaml:13:17: This asks nothing of the field. Expected `atLeast`, `atMost` or `known: true`. Add one.',
  ],
  [
    'a number that is known to be false',
    having('answered: { problem: Quoted }', 'number: { field: Amount, known: false }'),
    'p.yaml:13:41: `false` is not `known`. Expected `true`.',
  ],
  [
    'a date of a number',
    having('answered: { problem: Quoted }', 'date: { field: Amount, known: true }'),
    'p.yaml:13:24: `Amount` is not a field that a gate can ask for so.',
  ],
  [
    'a day that nobody has',
    having('answered: { problem: Quoted }', 'date: { field: CloseDate, notBefore: 2026-02-30 }'),
    'p.yaml:13:46: `2026-02-30` is a day that does not exist.',
  ],
  [
    'a day in words',
    having('answered: { problem: Quoted }', 'date: { field: CloseDate, notAfter: tomorrow }'),
    'p.yaml:13:45: `tomorrow` is not `notAfter` of a date. Expected a day, such as `2026-11-21`, `today` or `today + 30`.',
  ],
  [
    'a checkbox that is a text',
    having('answered: { problem: Quoted }', 'checked: NextStep'),
    'p.yaml:13:18: `NextStep` is not a field that a gate can ask for so.',
  ],
  [
    'products prescribed somehow',
    having('answered: { problem: Quoted }', 'prescribed: some'),
    'p.yaml:13:21: `some` is not what `prescribed` can ask. Expected `all` or `ifAny`.',
  ],
  [
    'a score over all',
    having('answered: { problem: Quoted }', 'score: { atLeast: 101 }'),
    'p.yaml:13:27: `101` is not `atLeast` of a score. Expected a whole number from 1 to 100.',
  ],
  [
    'any of nothing',
    having('answered: { problem: Quoted }', 'any: []'),
    'p.yaml:13:14: `[]` is not `any`. Expected a list with at least one item.',
  ],
  [
    'a part with a reason of its own',
    having('answered: { problem: Quoted }', 'any: [{ checked: A__c, because: So. }]'),
    'p.yaml:13:32: `because` is not a key of a part of a group.',
  ],
  [
    'a part that is wrong deep inside',
    having('answered: { problem: Quoted }', 'any: [{ all: [{ score: { atLeast: 0 } }] }]'),
    'p.yaml:13:43: `0` is not `atLeast` of a score.',
  ],
  [
    'a kind of pain that is none',
    having('answered: { problem: Quoted }', 'pains: { atLeast: 1, evidence: Heard, kind: Trouble }'),
    'p.yaml:13:53: `Trouble` is not a kind of pain. Expected `Problem`, `Goal` or `Risk`.',
  ],
  [
    'a driver that is none',
    having('answered: { problem: Quoted }', 'pains: { atLeast: 1, evidence: Heard, driver: Save }'),
    'p.yaml:13:55: `Save` is not a business driver.',
  ],
  [
    'an open answer without its evidence',
    having('answered: { problem: Quoted }', 'answered: { problem: { notKnownYet: true } }'),
    'p.yaml:13:30: `evidence` is missing',
  ],
  [
    'a gate that is asked twice',
    having('    mode: enforce', '    mode: enforce\n    asked: twice'),
    'p.yaml:12:12: `twice` is not `asked`. Expected `once`.',
  ],
  [
    'answers that are told what to say',
    having('answered: { problem: Quoted }', '{ answered: { problem: Quoted }, say: Ask. }'),
    'p.yaml:13:47: `say` is not for `answered`',
  ],
  [
    'an override without an end',
    having('    mode: enforce', '    override: { approver: An_Approver }\n    mode: enforce'),
    'p.yaml:11:15: `maxDays` is missing',
  ],
  [
    'an override for years',
    having('    mode: enforce', '    override: { approver: An_Approver, maxDays: 999 }\n    mode: enforce'),
    'p.yaml:11:49: `999` is not `maxDays`. Expected a whole number from 1 to 365.',
  ],
  [
    'a record type in words',
    `${TEXT}appliesTo: { recordTypes: [New business] }\n`,
    'p.yaml:14:28: `New business` is not a record type. Expected its API name',
  ],
  [
    'an owner flag that is a formula',
    `${TEXT}appliesTo: { ownerFlag: 'A) , TRUE' }\n`,
    "p.yaml:14:25: `'A) , TRUE'` is not a checkbox of User.",
  ],
  [
    'an amount in a currency that is none',
    `${TEXT}appliesTo: { amountAtLeast: { Euro: 1 } }\n`,
    'p.yaml:14:31: `Euro` is not a currency.',
  ],
  [
    'amounts of nothing',
    `${TEXT}appliesTo: { amountAtLeast: {} }\n`,
    'p.yaml:14:29: `amountAtLeast` names no amount. Expected a number, or numbers by currency. Add one.',
  ],
  [
    'products somehow',
    `${TEXT}products: maybe\n`,
    'p.yaml:14:11: `maybe` is not what becomes of `products`. Expected `free`, `flagged` or `refused`.',
  ],
  [
    'a translation into no language',
    `${TEXT}translations: { German: [] }\n`,
    'p.yaml:14:17: `German` is not a language.',
  ],
  ['a key that is a list', `${TEXT}[a, b]: 1\n`, 'p.yaml:14:1: `[a, b]` is not a key of a playbook.'],
];
