import { advanced, beginning, behind, ended, UNREAD } from '../../../src/sync/texts/streams.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 8, minute));
const row = (minute: number, Id = 'a01') => ({ Id, SystemModstamp: at(minute).toISOString().replace('Z', '+0000') });

test('a stream begins with everything, then ten minutes behind what was seen', () => {
  expect(beginning(UNREAD)).toBe('SystemModstamp >= 1970-01-01T00:00:00Z');
  const stream = advanced(UNREAD, [row(20), row(30)], at(31));
  expect(stream).toEqual({ at: at(30).toISOString(), seen: at(31).toISOString(), isClosed: false });
  expect(beginning(stream)).toBe('SystemModstamp >= 2026-11-30T08:20:00.000Z');
});

test('rows that come again do not move it, a later one does', () => {
  const stream = advanced(UNREAD, [row(30)], at(31));
  expect(advanced(stream, [row(25), row(30)], at(40))).toEqual(stream);
  expect(advanced(stream, [], at(40))).toEqual(stream);
  expect(advanced(stream, [row(35)], at(40)).seen).toBe(at(40).toISOString());
});

test('what was seen is not read again once it was read after the longest transaction, until a row comes', () => {
  const stream = advanced(UNREAD, [row(30)], at(31));
  expect(ended(stream, stream, at(40))).toEqual(stream);
  const closed = ended(stream, stream, at(41));
  expect(beginning(closed)).toBe('SystemModstamp > 2026-11-30T08:30:00.000Z');
  expect(beginning(advanced(closed, [row(50)], at(51)))).toBe('SystemModstamp >= 2026-11-30T08:40:00.000Z');
  // A read that found something new has not read again behind it.
  expect(ended(stream, UNREAD, at(59)).isClosed).toBe(false);
});

test('what was changed a day ago or more is not read again, since no transaction is that long', () => {
  const stream = advanced(UNREAD, [row(30)], at(24 * 60));
  expect(ended(stream, UNREAD, at(24 * 60)).isClosed).toBe(false);
  expect(ended(stream, UNREAD, at(24 * 60 + 30)).isClosed).toBe(true);
  expect(ended(UNREAD, UNREAD, at(0))).toEqual(UNREAD);
});

test('a page goes on behind the last row, of the same moment by its id', () => {
  expect(behind(row(30, "a'1"))).not.toContain("'a'1'");
  expect(behind(row(30))).toBe(
    "(SystemModstamp > 2026-11-30T08:30:00.000Z OR (SystemModstamp = 2026-11-30T08:30:00.000Z AND Id > 'a01'))",
  );
});
