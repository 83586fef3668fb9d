import type { SchemaComponent } from '../../schema/component.ts';
import type { Schema } from '../../schema/types.ts';
import { readReportType } from '../definitions/readReportType.ts';
import { resolveCustomType } from './customType.ts';
import type { ReportType } from './reportType.ts';
import { standardType } from './standardTypes.ts';

/** Finds report types by the name that reports give: `Name__c` for a custom one. @param find the component of a custom one, by its own name */
export function findReportType(
  schema: Schema,
  find: (name: string) => SchemaComponent | undefined,
): (name: string) => ReportType | undefined {
  return (name) => {
    if (!name.endsWith('__c')) return standardType(schema, name);
    const component = find(name.slice(0, -'__c'.length));
    return component && resolveCustomType(schema, readReportType(component.fullName, component.body)).type;
  };
}
