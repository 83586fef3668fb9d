import { evidenceName } from 'c/evidenceNames';

test('a level has a name in the language of the reader; an unknown one stays as it is', () => {
  expect(evidenceName('Quoted')).toBe('c.DF_Evidence_Quoted');
  expect(evidenceName('Whispered')).toBe('Whispered');
});
