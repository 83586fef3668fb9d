/** Text of GraphQL documents over an org's records, built from lists of field paths. */

/** Records of one object, or of one child relationship, with the fields that are read of each. */
export interface RecordsQuery {
  readonly from: string;
  /** Arguments as GraphQL writes them: `first: 60, where: { … }`. Values come as variables; nothing is escaped here. */
  readonly args: string;
  /** Field paths: `Name`, `Owner.Manager.Name`. */
  readonly fields: readonly string[];
  /** Leaves out fields that the reader may not read, where the query would be refused because of them. Default false. */
  readonly isLenient?: boolean;
  /** Child relationships of each record. */
  readonly children?: readonly RecordsQuery[];
  /** What else is read of the connection: `totalCount`. */
  readonly totals?: string;
}

/**
 * A document with one operation. `head` is its name and variables.
 *
 *     documentText('one($id: ID)', [{ from: 'Account', args: 'first: 1', fields: ['Id', 'Owner.Name'] }])
 *     query one($id: ID) { uiapi { query { Account(first: 1) { edges { node { Id Owner { Name { value } } } } } } } }
 */
export function documentText(head: string, queries: readonly RecordsQuery[]): string {
  return `query ${head} { uiapi { query { ${queries.map(recordsText).join(' ')} } } }`;
}

function recordsText({ from, args, fields, children = [], totals = '', isLenient = false }: RecordsQuery): string {
  const node = [selectionOf(fields, isLenient), ...children.map(recordsText)].join(' ');
  return `${from}(${args}) { ${totals && `${totals} `}edges { node { ${node} } } }`;
}

interface Tree {
  [name: string]: Tree;
}

/**
 * Paths as a selection, fields of one parent together: `['Id', 'Name', 'Owner.Name', 'Owner.Manager.Name']` as
 * `Id Name { value } Owner { Name { value } Manager { Name { value } } }`.
 * @param isLenient each field is `@optional`: left out of the response, like its parents, where the reader may not read it
 */
export function selectionOf(paths: readonly string[], isLenient = false): string {
  const tree: Tree = {};
  for (const path of paths) {
    let at = tree;
    for (const name of path.split('.')) at = at[name] ??= {};
  }
  return textOf(tree, isLenient ? ' @optional' : '');
}

/** `Id` is a plain value in the API's schema; every other field is an object with a `value`. */
function textOf(tree: Tree, directive: string): string {
  const fields = Object.entries(tree).map(([name, below]) => {
    if (name === 'Id') return name;
    return `${name}${directive} { ${Object.keys(below).length === 0 ? 'value' : textOf(below, directive)} }`;
  });
  return fields.join(' ');
}
