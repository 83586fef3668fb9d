import { badRequest } from '../../http/errors.ts';
import { resourceOf } from './limits.ts';
import { referencesOf } from './parts.ts';
import type { Part } from './parts.ts';

/** One graph of a composite graph request. */
export interface Graph {
  readonly graphId: string;
  readonly nodes: readonly Part[];
}

const MAX_GRAPHS = 75;
const MAX_NODES = 500;
const MAX_DEPTH = 15;
const MAX_DIFFERENT_NODES = 15;

/** Checks Salesforce's limits of a composite graph request. Throws 400; nothing runs then. */
export function checkGraphs(graphs: readonly Graph[]): void {
  const refuse = (message: string): never => {
    throw badRequest('LIMIT_EXCEEDED', message);
  };
  const nodes = graphs.flatMap((graph) => graph.nodes);
  if (graphs.length > MAX_GRAPHS) refuse(`The request can’t contain more than ${MAX_GRAPHS} graphs.`);
  if (nodes.length > MAX_NODES) refuse(`The request can’t contain more than ${MAX_NODES} nodes.`);
  if (new Set(nodes.map(kindOf)).size > MAX_DIFFERENT_NODES)
    refuse(`The request can’t contain more than ${MAX_DIFFERENT_NODES} different nodes.`);
  for (const { graphId, nodes: own } of graphs) {
    if (depthOf(own) > MAX_DEPTH) refuse(`The graph ${graphId} can’t be more than ${MAX_DEPTH} nodes deep.`);
  }
  const ids = graphs.map(({ graphId }) => graphId);
  if (new Set(ids).size < ids.length) throw badRequest('INVALID_INPUT', 'Each graphId must be unique in the request');
  const odd = ids.find((id) => !/^[a-z0-9][^.]{0,38}$/i.test(id));
  if (odd !== undefined)
    throw badRequest(
      'INVALID_INPUT',
      `Provided graphId ('${odd.slice(0, 60)}') must start with a letter or a number, be shorter than 40 characters and contain no period ('.').`,
    );
}

/** Nodes are different when their version, method or object is. */
function kindOf({ method, url }: Part): string {
  const version = /\/data\/(v\d+\.\d)\//i.exec(url)?.[1] ?? '';
  return `${method} ${version} ${resourceOf(url).split('/')[1] ?? ''}`.toLowerCase();
}

/** The number of nodes in the longest chain of references. A node refers to earlier ones only, so the order of the list is enough. */
function depthOf(nodes: readonly Part[]): number {
  const depths = new Map<string, number>();
  for (const node of nodes) {
    const below = referencesOf(node).map((reference) => depths.get(reference) ?? 0);
    depths.set(node.referenceId, below.reduce((most, depth) => Math.max(most, depth), 0) + 1);
  }
  return [...depths.values()].reduce((most, depth) => Math.max(most, depth), 0);
}

/** The resources that a graph takes: an object, a record by id, a record by external id, each with its methods. */
export function isNode({ method, url }: Part): boolean {
  const [first = '', ...rest] = resourceOf(url).split('/');
  if (first.toLowerCase() !== 'sobjects') return false;
  return (
    [['POST'], ['GET', 'PATCH', 'DELETE'], ['GET', 'PATCH', 'DELETE', 'POST']][rest.length - 1]?.includes(method) ===
    true
  );
}
