import { findField, findObject } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { textOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { summarizeProblem } from './formula.ts';
import { problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

const OPERATIONS = new Set(['count', 'sum', 'min', 'max']);
const NUMBERS = new Set(['int', 'double', 'currency', 'percent']);
const DATES = new Set(['date', 'datetime']);
const FILTER_OPERATIONS = new Set([
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
]);

/** What is wrong with a roll-up summary. */
export function summaryProblems(
  body: XmlObject,
  context: ValidationContext,
  object: ObjectSchema,
  field: FieldSchema,
): Problem[] {
  const { summary } = field;
  if (summary === undefined) return [];
  const operation = textOf(body, 'summaryOperation') ?? '';
  if (!OPERATIONS.has(operation))
    return [problem(`'${operation}' is not a valid value for the enum 'SummaryOperations'`)];
  const child = findObject(context.schema, summary.childObject);
  const key = child === undefined ? undefined : findField(child, summary.foreignKey);
  const isMaster = key?.relationship === 'masterDetail' && key.referenceTo.includes(object.name);
  if (child === undefined || key === undefined || !isMaster) {
    const named = textOf(body, 'summaryForeignKey') ?? '';
    return [problem(`summaryForeignKey \`${named}\` is no master-detail field that points to ${object.name}.`)];
  }
  const present = [...object.fields.values()].filter((one) => one.summary !== undefined).length;
  const deleted = context.deletedRollUps(object.name);
  const most = context.allowance('rollUpsPerObject');
  const erased = deleted === 0 ? '' : ` (${deleted} of them deleted less than 15 days ago)`;
  return [
    ...(present + deleted > most
      ? [problem(`You have reached the maximum number of ${most} roll-up summary fields on ${object.name}${erased}`)]
      : []),
    ...(operation === 'count' ? [] : sourceProblems(body, context, child, operation)),
    ...filterProblems(child, field),
  ];
}

function sourceProblems(
  body: XmlObject,
  context: ValidationContext,
  child: ObjectSchema,
  operation: string,
): Problem[] {
  const named = textOf(body, 'summarizedField') ?? '';
  const [objectName = '', fieldName = ''] = named.split('.');
  const source = objectName.toLowerCase() === child.name.toLowerCase() ? findField(child, fieldName) : undefined;
  if (source === undefined) return [problem(`summarizedField \`${named}\` is no field of ${child.name}.`)];
  const fits = NUMBERS.has(source.type) || (operation !== 'sum' && DATES.has(source.type));
  if (!fits)
    return [problem(`\`${named}\` is of type ${source.type}, which ${operation.toUpperCase()} cannot summarize.`)];
  const reason = summarizeProblem(context.schema, child, source);
  return reason === undefined ? [] : [problem(`\`${named}\` cannot be summarized: ${reason}.`)];
}

function filterProblems(child: ObjectSchema, field: FieldSchema): Problem[] {
  return (field.summary?.filters ?? []).flatMap((filter) => {
    const column = findField(child, filter.field);
    if (column === undefined) return [problem(`The filter reads \`${filter.field}\`, which ${child.name} has not.`)];
    if (!FILTER_OPERATIONS.has(filter.operation)) {
      return [problem(`'${filter.operation}' is not a valid value for the enum 'FilterOperation'`)];
    }
    const closed = column.longText || column.type === 'multipicklist' || column.type === 'reference';
    return closed
      ? [problem(`The filter reads \`${column.name}\`; a ${column.type} cannot be a filter of a roll-up.`)]
      : [];
  });
}
