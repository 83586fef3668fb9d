import type { DescribeSObjectResult, OrgConnection } from '../connection.ts';
import { OrgRefused } from '../errors.ts';

/** A column of a query's result as describe has it. */
interface BulkColumn {
  /** As the query names it: `Amount`, `Owner.Name`. */
  readonly name: string;
  /** Salesforce's type: `string`, `currency`, `date`, `datetime`, `boolean` … */
  readonly type: string;
  /** Digits in all and behind the point, of numbers. */
  readonly precision: number;
  readonly scale: number;
}

/**
 * The types of these field paths of an object, in their order. A path over a relationship that leads to several objects takes the first that has
 * the field.
 * @throws OrgRefused for a path that this user may not read or that does not exist
 */
export async function columnsOf(
  org: OrgConnection,
  object: string,
  paths: readonly string[],
): Promise<readonly BulkColumn[]> {
  const known = new Map<string, Promise<DescribeSObjectResult>>();
  const describe = (name: string): Promise<DescribeSObjectResult> => {
    const found = known.get(name) ?? org.call(async (client) => client.describe(name));
    known.set(name, found);
    return found;
  };
  const columns: BulkColumn[] = [];
  for (const name of paths) {
    const found = await columnAt(describe, object, name.split('.'));
    if (found === undefined) throw unknownField(object, name);
    columns.push({ ...found, name });
  }
  return columns;
}

async function columnAt(
  describe: (object: string) => Promise<DescribeSObjectResult>,
  object: string,
  [name = '', ...below]: readonly string[],
): Promise<Omit<BulkColumn, 'name'> | undefined> {
  const { fields } = await describe(object);
  const isNamed = (other: string | null | undefined): boolean => other?.toLowerCase() === name.toLowerCase();
  if (below.length === 0) {
    const field = fields.find((one) => isNamed(one.name));
    if (field === undefined) return undefined;
    const digits = field.type === 'int' ? field.digits : field.precision;
    return { type: field.type, precision: Number(digits ?? 0), scale: Number(field.scale ?? 0) };
  }
  for (const parent of fields.find((one) => isNamed(one.relationshipName))?.referenceTo ?? []) {
    const found = await columnAt(describe, parent, below);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unknownField(object: string, name: string): OrgRefused {
  const message = `No such column '${name}' on entity '${object}', or this user may not read it`;
  return new OrgRefused([{ errorCode: 'INVALID_FIELD', message, fields: [name] }]);
}
