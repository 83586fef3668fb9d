import type { Located } from '../base/problem.ts';
import { entriesOf, readKey, readList, readMap } from '../base/read-collections.ts';
import { readText, type TextShape } from '../base/read-text.ts';
import { readNumber } from '../base/read-values.ts';
import { isMapAt, report, type Cursor, type Reading } from '../base/reading.ts';
import { apiName } from '../base/words.ts';
import { CURRENCY } from '../kinds/field.ts';
import type { ScopeNode } from './tree.ts';

const AMOUNT = { is: '`amountAtLeast`', min: 0.01, max: 1e12, decimals: 2 } as const;
const DEVELOPER_NAME = { like: /^[A-Za-z]\w*$/, expected: 'its API name, such as `New_Business`' };
export const RECORD_TYPE: TextShape = { is: 'a record type', max: 80, pattern: DEVELOPER_NAME };
const ROLE: TextShape = { is: 'a role', max: 80, pattern: DEVELOPER_NAME };
const PROFILE: TextShape = { is: 'a profile', max: 255 };
const FLAG: TextShape = {
  is: 'a checkbox of User',
  max: 80,
  pattern: {
    like: apiName('__c'),
    expected: 'the API name of a custom checkbox of User, such as `Uses_Playbook__c`',
  },
};

/** `10000`, or by currency: `{ EUR: 10000, USD: 11000 }`. */
function readAmount(reading: Reading, cursor: Cursor): ScopeNode {
  if (!isMapAt(cursor)) {
    const amount = readNumber(reading, cursor, AMOUNT);
    return amount ? { amountAtLeast: amount } : {};
  }
  const entries = entriesOf(reading, cursor, '`amountAtLeast`', 'a number, or numbers by currency') ?? [];
  const amountAtLeastIn = entries.flatMap(({ key, value }) => {
    const currency = readText(reading, key, CURRENCY);
    const amount = readNumber(reading, value, AMOUNT);
    return currency && amount ? [{ currency, amount: amount.value }] : [];
  });
  if (entries.length === 0)
    report(reading, cursor, '`amountAtLeast` names no amount. Expected a number, or numbers by currency. Add one.');
  return amountAtLeastIn.length > 0 ? { amountAtLeastIn } : {};
}

/** `appliesTo`: which deals a playbook is about. */
export function readScope(reading: Reading, cursor: Cursor): ScopeNode {
  const optional = ['amountAtLeast', 'recordTypes', 'ownerProfiles', 'ownerRoles', 'ownerFlag'];
  const map = readMap(reading, cursor, { is: '`appliesTo`', required: [], optional });
  const list = (name: string, shape: TextShape): { readonly [name: string]: readonly Located<string>[] } => {
    const items = readKey(map, name, (at) => readList(reading, at, `\`${name}\``, 1));
    return items ? { [name]: items.flatMap((item) => readText(reading, item, shape) ?? []) } : {};
  };
  const amountAt = map?.get('amountAtLeast');
  const flag = readKey(map, 'ownerFlag', (at) => readText(reading, at, FLAG));
  return {
    ...(amountAt ? readAmount(reading, amountAt) : {}),
    ...list('recordTypes', RECORD_TYPE),
    ...list('ownerProfiles', PROFILE),
    ...list('ownerRoles', ROLE),
    ...(flag ? { ownerFlag: flag } : {}),
  };
}
