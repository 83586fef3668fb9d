/** Salesforce's code for an org whose data storage is used up; here the disk of the data folder. */
export const STORAGE_LIMIT_EXCEEDED = 'STORAGE_LIMIT_EXCEEDED';

export const DISK_FULL =
  'storage limit exceeded: the disk of the local org is full. Nothing of this request was saved. Free some space, then try again.';

/** SQLITE_FULL: the disk has no room, or the database has reached its limit of pages. */
const SQLITE_FULL = 13;

/** Whether an error of SQLite or of the file system means that there is no room left. */
export function isDiskFull(error: unknown): boolean {
  const { errcode, code } = (error ?? {}) as { errcode?: unknown; code?: unknown };
  return (typeof errcode === 'number' && (errcode & 0xff) === SQLITE_FULL) || code === 'ENOSPC' || code === 'EDQUOT';
}
