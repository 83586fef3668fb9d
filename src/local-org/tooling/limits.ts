import { malformed, SoqlError } from '../soql/errors.ts';
import type { Condition, Expression, QueryResult, SoqlQuery } from '../soql/types.ts';
import { ONE_ROW_FIELDS, VIRTUAL_OBJECTS } from './objects.ts';

/** Refuses what Salesforce does not answer for a tooling object. `query`: parsed, over a tooling object. */
export function refuseUnsupported(query: SoqlQuery): void {
  const object = query.object.toLowerCase();
  if (!VIRTUAL_OBJECTS.has(object)) return;
  if (query.groupBy.length > 0 || query.select.some((item) => item.kind === 'call')) {
    throw unsupported(
      'The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.',
    );
  }
  const conditions = query.where === undefined ? [] : conjuncts(query.where);
  if (object === 'fielddefinition' && !conditions.some(isReified)) {
    throw malformed('FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]');
  }
  if (object === 'standardvalueset' && !conditions.some(isReified)) {
    throw malformed('StandardValueSet: a filter on a reified column is required [MasterLabel,DurableId]');
  }
}

const unsupported = (message: string): SoqlError => new SoqlError('EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION', message);

/** The conditions that all have to hold. Throws for those that Salesforce does not evaluate here. */
function conjuncts(condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'and':
      return condition.of.flatMap(conjuncts);
    case 'or':
      throw unsupported('Disjunctions not supported');
    case 'not':
      throw unsupported('Only equals comparisons permitted');
    case 'compare':
      if (condition.operator === '!=') throw unsupported('Only equals comparisons permitted');
      return [condition];
    case 'in':
      if (condition.negated) throw unsupported('Only equals comparisons permitted');
      return [condition];
    default:
      return [condition];
  }
}

function isReified(condition: Condition): boolean {
  if (condition.kind === 'compare' && condition.operator === '=') return isReifiedColumn(condition.left);
  return condition.kind === 'in' && isReifiedColumn(condition.left);
}

function isReifiedColumn(left: Expression): boolean {
  if (left.kind !== 'field') return false;
  const path = left.path.map((name) => name.toLowerCase());
  const name = path.at(-1) ?? '';
  if (path.includes('entitydefinition'))
    return ['qualifiedapiname', 'developername', 'durableid', 'keyprefix'].includes(name);
  return ['entitydefinitionid', 'durableid', 'masterlabel'].includes(name);
}

/** `Metadata` and `FullName` are given for one row only. */
export function requireOneRow(query: SoqlQuery, result: QueryResult): void {
  if (result.kind !== 'records' || result.ids.length <= 1) return;
  const asked = query.select.some(
    (item) => item.kind === 'field' && ONE_ROW_FIELDS.has(item.path.at(-1)?.toLowerCase() ?? ''),
  );
  if (!asked) return;
  throw malformed(
    `When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: ${result.ids.length}`,
  );
}
