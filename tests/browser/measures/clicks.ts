import type { Locator, Page } from 'playwright-core';

/** What a person did to reach something. */
export interface Effort {
  readonly clicks: number;
  /** Texts that were typed, each once, whatever its length. */
  readonly texts: number;
  /** Single keys besides the texts: Enter, Tab, shortcuts. */
  readonly keys: number;
}

/** Hands that count what they do. A control that is not drawn yet is waited for, as a person would; one that is covered fails the click. */
export class Hands {
  readonly #page: Page;
  #clicks = 0;
  #texts = 0;
  #keys = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  get effort(): Effort {
    return { clicks: this.#clicks, texts: this.#texts, keys: this.#keys };
  }

  async click(control: Locator): Promise<void> {
    this.#clicks += 1;
    await control.click();
  }

  /** Types into what has the focus: the click into a field before it is counted by itself. */
  async type(text: string): Promise<void> {
    this.#texts += 1;
    await this.#page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.#keys += 1;
    await this.#page.keyboard.press(key);
  }
}
