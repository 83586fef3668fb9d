import type { Condition } from '../../soql/types.ts';
import { findField } from '../../schema/lookup.ts';
import type { ReportType } from '../types/reportType.ts';

/** Scopes of a report → whose records: everybody's, the user's own, or also those of the users below in the role hierarchy. */
export const SCOPES: Readonly<Record<string, 'all' | 'own' | 'team'>> = {
  organization: 'all',
  org: 'all',
  user: 'own',
  useronly: 'own',
  mine: 'own',
  team: 'team',
};

/** The path of the owner's id from the base object; undefined for an object without owner. */
export function ownerPath(type: ReportType): readonly string[] | undefined {
  return findField(type.tables[0].object, 'OwnerId') === undefined ? undefined : ['OwnerId'];
}

/** The condition of a scope. @param path of the owner's id from the rows' object */
export function scopeCondition(
  scope: string,
  path: readonly string[],
  owners: { readonly user: string; readonly team: readonly string[] },
): Condition[] {
  const whose = SCOPES[scope] ?? 'all';
  if (whose === 'all') return [];
  const ids = whose === 'own' ? [owners.user] : [owners.user, ...owners.team];
  const values = ids.map((value) => ({ kind: 'string', value }) as const);
  return [{ kind: 'in', left: { kind: 'field', path }, values, negated: false }];
}
