import { focusPending } from '../pendingFocus.ts';

function rendered(): HTMLElement {
  const template = document.createElement('div');
  template.append(Object.assign(document.createElement('button'), { className: 'save' }));
  document.body.replaceChildren(template);
  return template;
}

test('an element that is rendered takes the focus, and nothing is pending any more', () => {
  expect(focusPending(rendered(), '.save')).toBe('');
  expect(document.activeElement?.className).toBe('save');
});

test('the selector stays pending while nothing matches it, or nothing is rendered', () => {
  expect(focusPending(rendered(), '.cancel')).toBe('.cancel');
  expect(focusPending(null, '.save')).toBe('.save');
});

test('without a pending selector the focus stays where it is', () => {
  const template = rendered();
  expect(focusPending(template, '')).toBe('');
  expect(document.activeElement).toBe(document.body);
});
