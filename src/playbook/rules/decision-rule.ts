import { and, literal } from '../backends/formula/text.ts';
import { ruleCode } from '../compile/codes.ts';
import { ENGLISH } from '../compile/sentences/en.ts';
import { LANGUAGES } from '../compile/translate.ts';
import { RULE_ERROR_FIELDS } from './error-fields.ts';
import { coded, type GateRule } from './gate-rule.ts';
import { sharedRuleName } from './rule-names.ts';

/** Characters of the formula that are left for the keys; a formula has 3,900. */
const ROOM_FOR_KEYS = 3700;

/** As many keys as the formula can hold, from the first on. */
function fitting(keys: readonly string[]): readonly string[] {
  let room = ROOM_FOR_KEYS;
  return keys.filter((key) => (room -= literal(key).length + 5) >= 0);
}

/**
 * The rule on gate decisions, one for the org: a decision names a playbook version that is or was live.
 * @param keys `code:version` of the org's playbook records, the live ones and the newest first: of more than about a hundred, the last
 * ones do not fit into a formula and can no longer be named
 * @param codes `off` where the messages of all live playbooks carry no code
 */
export function decisionRule(keys: readonly string[], codes?: 'off'): GateRule {
  const id = 'decision-playbook';
  const code = ruleCode('', id);
  const known = `CASE(Playbook__c, ${fitting(keys)
    .map((key) => `${literal(key)}, 1`)
    .join(', ')}, 0)`;
  const message = (text: string) => coded(codes ? { codes } : {}, text, code);
  return {
    object: 'DF_Gate_Decision__c',
    name: sharedRuleName(id),
    formula: and(['OR(ISNEW(), ISCHANGED(Playbook__c))', `${known} < 1`]),
    message: message(ENGLISH.decisionPlaybook),
    errorField: RULE_ERROR_FIELDS[id],
    description:
      'A decision names a playbook version of this org. Compiled from its playbook records, not to be changed here.',
    active: true,
    id,
    toEnter: '',
    translations: Object.fromEntries(LANGUAGES.map((one) => [one.code, message(one.decisionPlaybook)])),
  };
}
