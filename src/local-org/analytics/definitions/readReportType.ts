import { childOf, isTrue, listOf, textOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import type { JoinDefinition, ReportTypeDefinition, SectionColumn } from './types.ts';

/** A `ReportType` file → its definition. What is missing reads as empty; `checkReportType` names it. */
export function readReportType(name: string, body: XmlObject): ReportTypeDefinition {
  const description = textOf(body, 'description');
  return {
    name,
    label: textOf(body, 'label') ?? '',
    ...(description === undefined ? {} : { description }),
    category: textOf(body, 'category') ?? '',
    deployed: isTrue(body, 'deployed'),
    baseObject: textOf(body, 'baseObject') ?? '',
    joins: joinsOf(body),
    sections: listOf(body, 'sections').map((section) => ({
      label: textOf(section, 'masterLabel') ?? '',
      columns: listOf(section, 'columns').map(columnOf),
    })),
  };
}

/** Each `join` holds the next one. */
function joinsOf(parent: XmlObject): JoinDefinition[] {
  const join = childOf(parent, 'join');
  if (join === undefined) return [];
  return [{ relationship: textOf(join, 'relationship') ?? '', outer: isTrue(join, 'outerJoin') }, ...joinsOf(join)];
}

function columnOf(column: XmlObject): SectionColumn {
  const label = textOf(column, 'displayNameOverride');
  return {
    field: textOf(column, 'field') ?? '',
    table: textOf(column, 'table') ?? '',
    ...(label === undefined || label === '' ? {} : { label }),
    checkedByDefault: isTrue(column, 'checkedByDefault'),
  };
}
