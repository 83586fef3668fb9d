import type { DocumentNode } from 'graphql';

interface Node {
  readonly selectionSet?: { readonly selections: readonly (Node & NamedNode)[] };
}
interface NamedNode {
  readonly kind: string;
  readonly name?: { readonly value: string };
}

const LISTS: ReadonlySet<string> = new Set(['.uiapi.query', '.uiapi.aggregate']);

/** The number of objects that `uiapi { query { … } aggregate { … } }` reads; each alias counts. */
export function topLevelQueries(document: DocumentNode): number {
  let count = 0;
  const visit = (node: Node, path: string): void => {
    for (const selection of node.selectionSet?.selections ?? []) {
      const name = selection.kind === 'Field' ? (selection.name?.value ?? '') : '';
      if (LISTS.has(path) && name !== '' && !name.startsWith('__')) count += 1;
      else visit(selection, name === '' ? path : `${path}.${name}`);
    }
  };
  for (const definition of document.definitions) visit(definition as Node, '');
  return count;
}
