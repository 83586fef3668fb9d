import type { Schema } from '../../schema/types.ts';
import type { ReportTypeDefinition } from '../definitions/types.ts';
import { CATEGORIES } from '../definitions/words.ts';
import { resolveCustomType } from '../types/customType.ts';
import { fault } from './fault.ts';
import type { Fault } from './fault.ts';

/** What is wrong with a custom report type. */
export function checkReportType(schema: Schema, definition: ReportTypeDefinition): Fault[] {
  const { label, category, baseObject, sections } = definition;
  const columns = sections.flatMap((section, i) =>
    section.columns.map(({ table, field }, j) => ({ name: `${table}$${field}`, i, j })),
  );
  const lower = columns.map(({ name }) => name.toLowerCase());
  return [
    ...(label === '' ? [fault('Required field is missing: label')] : []),
    ...(baseObject === '' ? [fault('Required field is missing: baseObject')] : []),
    ...(CATEGORIES.has(category) ? [] : [fault(`Invalid category value '${category}'`, ['category', 0])]),
    ...(columns.length === 0 ? [fault('A report type needs at least one column in its sections.')] : []),
    ...columns
      .filter((_column, at) => lower.indexOf(lower[at] ?? '') !== at)
      .map(({ name, i, j }) => fault(`Duplicate column: ${name}`, ['sections', i], ['columns', j])),
    ...(baseObject === '' ? [] : resolveCustomType(schema, definition).faults),
  ];
}
