import { parseFormula, type FormulaNode as Node } from '../../../formula/index.ts';
import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { lineFormula } from '../../backends/formula/details.ts';
import { PRODUCT_SENTENCE } from '../../compile/sentences/sentences.ts';
import { ANOTHER } from '../states/domains.ts';
import { childrenOf, isCall, specialized, withChildren } from '../states/tree.ts';
import { choicesOf } from './choices.ts';
import type { Difference } from './difference.ts';
import { cheapest } from './search.ts';
import { spaceOf } from './space.ts';
import { factsOf } from './words.ts';

/** What the rule on line items asks for last: that the prescription is new, and that no confirmed pain is below it. */
const OF_THE_LINE = 2;

/** On which deals a playbook refuses a line without a confirmed pain, as a formula on the deal; undefined if on none. */
function dealsOf(playbook: CompiledPlaybook): Node | undefined {
  if (playbook.products !== 'refused') return undefined;
  const whole = parseFormula(lineFormula(playbook, 'TRUE'));
  if (!isCall(whole, 'AND')) return undefined;
  return specialized(ofDeal({ ...whole, args: whole.args.slice(0, -OF_THE_LINE) }), false);
}

/** The fields as they are named from the deal: `Opportunity.Amount` is `Amount`. */
function ofDeal(node: Node): Node {
  if (node.kind === 'field' && node.path[0] === 'Opportunity') return { ...node, path: node.path.slice(1) };
  return withChildren(node, childrenOf(node).map(ofDeal));
}

/** A line without a confirmed pain that one playbook refuses and the other one lets through. */
export function lineDifferences(blocking: CompiledPlaybook, passing: CompiledPlaybook): readonly Difference[] {
  const [fires, other] = [dealsOf(blocking), dealsOf(passing)];
  if (fires === undefined) return [];
  const silent = other === undefined ? [] : [other];
  const playbooks = [blocking, passing];
  const space = spaceOf([fires, ...silent], false, playbooks);
  const found = cheapest({ fires, silent }, choicesOf([fires, ...silent], space, new Map()));
  if (found === undefined) return [];
  const stage = found.state.get('now:StageName');
  const facts = factsOf(found.state, [], playbooks);
  const where = `a deal${stage && stage !== ANOTHER ? ` in \`${String(stage)}\`` : ''}`;
  const rest = facts.length === 0 ? '' : `; ${facts.join('; ')}`;
  return [
    {
      toEnter: '',
      id: 'products',
      sentence: PRODUCT_SENTENCE,
      witness: `A product that stands on no confirmed pain is added to ${where}${rest}. Nothing else is known of it.`,
    },
  ];
}
