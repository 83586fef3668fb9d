import { CONCEPTS } from '../../force-app/main/base/lwc/gateRules/concepts.ts';
import { TOPICS } from '../../force-app/main/insight/lwc/noteModel/topics.ts';

test('the model knows the concepts of the playbook language, each of them and no other', () => {
  const named = CONCEPTS.filter((concept) => !/^custom \d$/.test(concept));
  expect(TOPICS).toEqual(['none', ...named]);
});
