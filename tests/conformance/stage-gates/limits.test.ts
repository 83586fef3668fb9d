import { compilePlaybook, numbered, validationRules, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { shipped } from '../decided/playbooks.ts';
import { policies } from './attempts.ts';

/** Limits of Salesforce for rules: active rules of an object, characters and bytes of a formula, characters of a message. */
const LIMITS = { rules: 100, characters: 3900, bytes: 4000, message: 255 };

/** The greatest of each figure over the rules of playbooks that are live together. */
function figuresOf(playbooks: readonly CompiledPlaybook[]): typeof LIMITS {
  const rules = validationRules(playbooks);
  const greatest = (of: (rule: (typeof rules)[number]) => number) => Math.max(...rules.map(of));
  return {
    rules: rules.filter(({ active, object }) => active && object === 'Opportunity').length,
    characters: greatest(({ formula }) => formula.length),
    bytes: greatest(({ formula }) => Buffer.byteLength(formula)),
    message: greatest(({ message }) => message.length),
  };
}

test("the rules of the shipped playbooks and of the public policies stay within Salesforce's limits", () => {
  const all = [
    ...shipped(),
    ...policies().map(
      ({ name, playbooks }) => [name, numbered(playbooks.map((playbook) => compilePlaybook(playbook)))] as const,
    ),
  ];
  const table = all.map(([name, playbooks]) => ({ name, ...figuresOf(playbooks) }));
  console.info(
    table
      .map((one) => `${one.name}: ${one.rules} rules, ${one.characters} characters, message ${one.message}`)
      .join('\n'),
  );
  const over = table.filter(
    (one) =>
      one.rules > LIMITS.rules ||
      one.characters > LIMITS.characters ||
      one.bytes > LIMITS.bytes ||
      one.message > LIMITS.message,
  );
  expect(over).toEqual([]);
  expect(table.length).toBeGreaterThan(20);
});
