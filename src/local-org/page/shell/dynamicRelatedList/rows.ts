/** A field of the related object, as the UI API describes it. */
interface ListField {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly nameField: boolean;
  readonly sortable: boolean;
  readonly relationshipName: string | null;
  readonly referenceToInfos: readonly { readonly apiName: string }[];
}

/** What the list needs of an object's description. */
export interface ListObject {
  readonly apiName: string;
  readonly fields: Readonly<Record<string, ListField>>;
}

/** What the page states of a related list. */
export interface ListSettings {
  readonly aliases: readonly string[];
  readonly sortAlias: string;
  readonly sortOrder: string;
  readonly most: number;
}

/** One column of the list. */
export interface ListColumn {
  readonly field: ListField;
  readonly label: string;
  readonly isNumber: boolean;
}

/** A value of the answer; a parent is a record in it. */
interface Value {
  readonly value?: unknown;
  readonly displayValue?: string | null;
  readonly Id?: string;
  readonly Name?: { readonly value: unknown };
}
export type ListRecord = Readonly<Record<string, Value | string | null>>;

interface ListCell {
  readonly key: string;
  readonly text: string;
  /** Address of the record that the cell names. */
  readonly path: string;
  readonly isNumber: boolean;
}

/** How the cells are written. */
interface Writing {
  readonly pathOf: (object: string, id: string) => string;
  readonly yes: string;
  readonly no: string;
}

const NUMBERS = new Set(['Int', 'Double', 'Currency', 'Percent']);

/** The fields of the list that the user may see: `NAME` is the name of the record, other aliases are names of fields. */
export function columnsOf({ fields }: ListObject, aliases: readonly string[]): ListColumn[] {
  return aliases.flatMap((alias) => {
    const field = fieldOf(fields, alias);
    return field === undefined ? [] : [{ field, label: field.label, isNumber: NUMBERS.has(field.dataType) }];
  });
}

function fieldOf(fields: ListObject['fields'], alias: string): ListField | undefined {
  if (alias.toUpperCase() === 'NAME') return Object.values(fields).find(({ nameField }) => nameField);
  return fields[alias];
}

const isParent = ({ dataType, relationshipName }: ListField): boolean =>
  dataType === 'Reference' && relationshipName !== null;

/**
 * The query for one record's list, with a row more than is shown, so that more are noticed.
 * @param parentField the field of the list's object that leads to the record
 */
export function listQuery(
  info: ListObject,
  parentField: string,
  { aliases, sortAlias, sortOrder, most }: ListSettings,
): string {
  const selected = columnsOf(info, aliases).map(({ field }) =>
    isParent(field) ? `${field.relationshipName} { Id Name { value } }` : `${field.apiName} { value displayValue }`,
  );
  const sort = fieldOf(info.fields, sortAlias);
  const order = sort?.sortable
    ? `, orderBy: { ${sort.apiName}: { order: ${/^desc/i.test(sortOrder) ? 'DESC' : 'ASC'}, nulls: LAST } }`
    : '';
  const list = `${info.apiName}(first: ${most + 1}, where: { ${parentField}: { eq: $id } }${order})`;
  return `query related($id: ID) { uiapi { query { ${list} { edges { node { Id ${selected.join(' ')} } } } } } }`;
}

/** The cells of one record; the first column and lookups lead to their records. */
export function cellsOf(
  record: ListRecord,
  info: ListObject,
  columns: readonly ListColumn[],
  writing: Writing,
): ListCell[] {
  return columns.map(({ field, isNumber }, at): ListCell => {
    const shown = isParent(field)
      ? parentCell(record, field, writing)
      : { text: textOf(record[field.apiName], writing), path: '' };
    const isFirst = at === 0 && shown.text !== '';
    const path = isFirst ? writing.pathOf(info.apiName, String(record['Id'])) : shown.path;
    return { key: field.apiName, isNumber, text: shown.text, path };
  });
}

function parentCell(record: ListRecord, field: ListField, { pathOf }: Writing): { text: string; path: string } {
  const parent = record[field.relationshipName ?? ''];
  if (typeof parent !== 'object' || parent === null) return { text: '', path: '' };
  const object = field.referenceToInfos[0]?.apiName ?? '';
  return { text: String(parent.Name?.value ?? ''), path: parent.Id === undefined ? '' : pathOf(object, parent.Id) };
}

function textOf(cell: ListRecord[string] | undefined, { yes, no }: Writing): string {
  if (typeof cell !== 'object' || cell === null) return '';
  const { value, displayValue } = cell;
  if (typeof value === 'boolean') return value ? yes : no;
  return displayValue ?? (value === null || value === undefined ? '' : String(value));
}
