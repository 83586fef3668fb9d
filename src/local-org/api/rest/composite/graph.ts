import { asArray, asObject, jsonObject } from '../../http/body.ts';
import { badRequest } from '../../http/errors.ts';
import type { ApiResponse, Call, Route } from '../../http/types.ts';
import { checkGraphs, isNode } from './graph-limits.ts';
import type { Graph } from './graph-limits.ts';
import { readParts } from './parts.ts';
import { haltedAnswers, runParts } from './run.ts';
import type { PartAnswer } from './run.ts';

/** After so many failed graphs Salesforce runs no further one. */
const MAX_FAILURES = 14;

/** Graphs of records that refer to each other. Each graph is one transaction; graphs do not affect each other. */
export const graphRoutes: readonly Route[] = [
  { method: 'POST', path: '/services/data/:version/composite/graph', handle },
];

async function handle(call: Call): Promise<ApiResponse> {
  const graphs = asArray(jsonObject(call.request)['graphs'], '`graphs`').map(graphOf);
  checkGraphs(graphs);
  const results: unknown[] = [];
  let failures = 0;
  for (const graph of graphs) {
    const { answers, failed } =
      failures > MAX_FAILURES ? { answers: haltedAnswers(graph.nodes), failed: true } : await runGraph(call, graph);
    if (failed) failures += 1;
    results.push({
      graphId: graph.graphId,
      graphResponse: { compositeResponse: answers },
      isSuccessful: !failed,
    });
  }
  return { status: 200, body: { graphs: results } };
}

function graphOf(value: unknown): Graph {
  const { graphId, compositeRequest } = asObject(value, 'a graph');
  if (typeof graphId !== 'string') throw badRequest('INVALID_INPUT', 'A `graphId` is expected in each graph');
  return { graphId, nodes: readParts(asArray(compositeRequest, '`compositeRequest`')) };
}

function runGraph(
  call: Call,
  { nodes }: Graph,
): Promise<{ readonly answers: readonly PartAnswer[]; readonly failed: boolean }> {
  return call.atomic(async (subrequest) => {
    const value = await runParts(nodes, { subrequest, allOrNone: true, allows: isNode });
    return { value, commit: !value.failed };
  });
}
