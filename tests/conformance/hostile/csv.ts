import type { Random } from '../../bench/seed/random.ts';

const PARTS = [
  'Name',
  'Id',
  'Site',
  '"',
  '""',
  ',',
  ';',
  '|',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\uFEFF',
  '#N/A',
  ' ',
  'é',
  '\u{1F600}',
  '\uD800',
  '001000000000001AAA',
  'Owner.Username',
  'User:Owner.Id',
  '__proto__',
  'constructor.prototype',
  ':',
  '.',
  "'",
  '=1+1',
  'x'.repeat(300),
];

/** A text for an upload of accounts: what is special in CSV, in column names and in values, in any order. */
export function hostileCsv(random: Random): string {
  const header = random.chance(60) ? 'Name,Site\n' : '';
  return header + Array.from({ length: random.int(40) }, () => random.pick(PARTS)).join('');
}
