import { createElement } from 'lwc';
import Refusal from 'c/refusal';

describe('a refusal', () => {
  afterEach(() => document.body.replaceChildren());

  test('is read aloud when sentences appear, and takes no room without', async () => {
    const element = createElement('c-refusal', { is: Refusal }) as HTMLElement & {
      sentences: string[];
      heading: string;
    };
    document.body.appendChild(element);
    const alert = element.shadowRoot?.querySelector('[role="alert"]');
    expect(alert?.children).toHaveLength(0);
    element.heading = 'Not saved';
    element.sentences = ['One.', 'Two.'];
    await Promise.resolve();
    expect([...(alert?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual(['One.', 'Two.']);
    await expect(element).toBeAccessible();
  });
});
