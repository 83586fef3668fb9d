import { compilePlaybook, parsePlaybook, PlaybookError } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

describe('the key `people`', () => {
  test('goes into the compiled playbook, and the default is left out', () => {
    expect(smallPlaybook({ people: 'off' }).people).toBe('off');
    expect(smallPlaybook({ people: 'all' }).people).toBe('all');
    expect(smallPlaybook({ people: 'own manager' })).not.toHaveProperty('people');
    expect(smallPlaybook()).not.toHaveProperty('people');
  });

  test('takes no other value', () => {
    const read = () => compilePlaybook(parsePlaybook(playbookText({ people: 'managers' }), 'p.yaml'));
    expect(read).toThrow(PlaybookError);
  });
});
