import { TEXT } from './broken-texts.ts';

/** Texts whose examples do not read, as in `broken-texts.ts`. */
export const exampleCases: readonly [string, string, string][] = [
  [
    'the stage given as a field before the save',
    `${TEXT}examples:\n  - { name: A, entering: Second, before: { StageName: First }, given: {}, expect: allowed }\n`,
    'p.yaml:15:44: `StageName` is not given by `before`. Expected the stage before in `from`.',
  ],
  [
    'an unknown word before the save',
    `${TEXT}examples:\n  - { name: A, entering: Second, before: { amount: 5 }, given: {}, expect: allowed }\n`,
    'p.yaml:15:44: `amount` is not what a deal can have. Expected the API name of a field of Opportunity.',
  ],
  [
    'a state before a new deal',
    `${TEXT}examples:\n  - { name: A, entering: Second, from: new, before: { Amount: 5 }, given: {}, expect: allowed }\n`,
    'p.yaml:15:53: `before` of a new deal has no meaning',
  ],
  [
    'an open answer of an example without its day',
    `${TEXT}examples:\n  - { name: A, entering: Second, given: { answered: { problem: { notKnownYet: true } } }, expect: allowed }\n`,
    'p.yaml:15:79: `true` is not',
  ],
  [
    'an example of nothing',
    `${TEXT}examples:\n  - { name: A, entering: Second, given: {} }\n`,
    'p.yaml:15:5: `expect` is missing',
  ],
  [
    'an example with an outcome that is none',
    `${TEXT}examples:\n  - { name: A, entering: Second, given: {}, expect: refused }\n`,
    'p.yaml:15:53: `refused` is not an outcome. Expected `allowed`,',
  ],
  [
    'an example with something unknown',
    `${TEXT}examples:\n  - { name: A, entering: Second, given: { mood: good }, expect: allowed }\n`,
    'p.yaml:15:43: `mood` is not what a deal can have. Expected `answered`, `pains`,',
  ],
];
