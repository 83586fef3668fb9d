import { compilePlaybook, explainPlaybook, parsePlaybook, PlaybookError } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

describe('the key `onBypass`', () => {
  test('goes into the compiled playbook and into its English', () => {
    const playbook = smallPlaybook({ onBypass: 'revert' });
    expect(playbook.onBypass).toBe('revert');
    expect(explainPlaybook(playbook)).toContain('is set back by `diagnose watch`, once, with a task for its owner.');
    expect(smallPlaybook()).not.toHaveProperty('onBypass');
    expect(explainPlaybook(smallPlaybook())).not.toContain('set back');
  });

  test('takes no other value', () => {
    const read = () => compilePlaybook(parsePlaybook(playbookText({ onBypass: 'block' }), 'p.yaml'));
    expect(read).toThrow(PlaybookError);
  });
});
