import { api, LightningElement } from 'lwc';
import { API, callOrg } from 'host/http';
import { text, texts } from 'host/texts';

/** Pause after the last typed letter before the search runs, in milliseconds. */
const PAUSE_MS = 250;
/** How many targets are offered at once. */
const MOST = 20;

interface Target {
  readonly Id: string;
  readonly Name: string;
}

/** Chooses the target of a lookup: a search over names, and a list of those found. */
export default class FieldLookup extends LightningElement {
  texts = texts;
  @api label = '';
  /** Name of the target's object. */
  @api target = '';
  @api shown = '';
  @api get value(): string {
    return this.current;
  }
  set value(id: string | null) {
    this.current = id ?? '';
    this.#stored = this.current;
  }

  current = '';
  search = '';
  count = '';
  found: readonly Target[] = [];

  #stored = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  connectedCallback() {
    void this.find();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-search]')?.focus();
  }

  get searchLabel(): string {
    return text('searchField', this.label);
  }

  get options() {
    const stored = this.#stored === '' ? [] : [{ Id: this.#stored, Name: this.shown || this.#stored }];
    const chosen = this.found.filter(({ Id }) => Id !== this.#stored);
    return [
      { value: '', label: texts.none },
      ...[...stored, ...chosen].map(({ Id, Name }) => ({ value: Id, label: Name })),
    ];
  }

  handleSearch(event: CustomEvent<{ value: string }>) {
    this.search = event.detail.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.find(), PAUSE_MS);
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    this.current = event.detail.value;
  }

  async find() {
    this.#asked += 1;
    const asked = this.#asked;
    const quoted = this.search.trim().replaceAll(/[\\']/g, '\\$&').replaceAll(/[%_]/g, '\\$&');
    const where = quoted === '' ? '' : ` WHERE Name LIKE '%${quoted}%'`;
    const soql = `SELECT Id, Name FROM ${this.target}${where} ORDER BY Name LIMIT ${MOST}`;
    try {
      const { records } = (await callOrg('GET', `${API}/query?q=${encodeURIComponent(soql)}`)) as { records: Target[] };
      if (asked !== this.#asked) return;
      this.found = records;
      this.count = quoted === '' ? '' : text('found', records.length);
    } catch {
      // The stored target stays a choice; saving shows what is wrong.
      if (asked === this.#asked) this.found = [];
    }
  }
}
