import { CAPTIONS } from './cases/captions.ts';
import { DOCUMENTS } from './cases/documents.ts';
import { EXPORTS } from './cases/exports.ts';
import { MAILS } from './cases/mails.ts';
import { ODD } from './cases/odd.ts';
import { shown, type Case } from './cases/shown.ts';
import { SPOKEN } from './cases/spoken.ts';
import { WRITTEN } from './cases/written.ts';

const ALL: readonly (readonly [string, readonly Case[]])[] = [
  ['captions', CAPTIONS],
  ['documents', DOCUMENTS],
  ['exports', EXPORTS],
  ['mails', MAILS],
  ['people in the text', SPOKEN],
  ['notes', WRITTEN],
  ['forms at the edges', ODD],
];

describe.each(ALL)('%s', (_, cases) => {
  test.each(cases)('$name', ({ text, known, format, turns }) => {
    expect(shown(text, known)).toEqual({ format, turns });
  });
});
