import type { Column } from '../types.ts';
import type { ChildrenEntry, RecordPlan } from './select-plan.ts';

/** The columns of a result without groups, for `columns=true`. @param childColumns those of a child subquery */
export function describeColumns(plan: RecordPlan, childColumns: (entry: ChildrenEntry) => readonly Column[]): Column[] {
  return [...plan.entries].map(([name, entry]): Column => {
    switch (entry.kind) {
      case 'column':
      case 'formula':
        return { name, aggregate: false, field: entry.field, columns: [] };
      case 'displayed':
      case 'typeof':
        return { name, aggregate: false, columns: [] };
      case 'parent':
        return { name, aggregate: false, columns: describeColumns(entry.plan, childColumns) };
      case 'children':
        return { name, aggregate: true, columns: childColumns(entry) };
    }
  });
}
