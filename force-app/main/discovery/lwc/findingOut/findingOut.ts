import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import type { AnswerValue } from 'c/answerDraft';
import { latestDay } from 'c/answerSaving';
import { reportAll } from 'c/formValidity';
import { today } from 'c/calendarDays';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import you from '@salesforce/label/c.DF_Finding_You';
import someone from '@salesforce/label/c.DF_Finding_Somebody';
import anotherUser from '@salesforce/label/c.DF_Finding_Somebody_Else';
import search from '@salesforce/label/c.DF_Finding_Search';
import nobody from '@salesforce/label/c.DF_Finding_Nobody';
import until from '@salesforce/label/c.DF_Finding_Until';
import who from '@salesforce/label/c.DF_Finding_Who';
import over from '@salesforce/label/c.DF_Rule_Answer_Open_Over';
import carries from '@salesforce/label/c.DF_Finding_Carries';

/** The user who finds out, and the last day for it (`2026-11-21`). */
export interface Promised {
  readonly openOwner: string;
  readonly openOwnerName: string;
  readonly openUntil: string;
  /** Since when it is not known; the latest due day counts from it. */
  readonly openSince: string;
}

interface UserData {
  readonly uiapi?: {
    readonly query?: {
      readonly User?: {
        readonly edges?: readonly { readonly node: { Id: string; Name?: { value: string | null } } }[];
      };
    };
  };
}

const usersByName = gql`
  query usersByName($name: String) {
    uiapi {
      query {
        User(
          where: { and: [{ IsActive: { eq: true } }, { Name: { like: $name } }] }
          first: 6
          orderBy: { Name: { order: ASC } }
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Shortest search text: one letter would match nearly all users. */
const SHORTEST = 2;

/** Fields for who finds out and by when. Fires `change` with the whole `Promised` value; its only state is the search. */
export default class FindingOut extends LightningElement {
  labels = { anotherUser, search, nobody, over, until, who };
  @api value: Promised = { openOwner: '', openOwnerName: '', openUntil: '', openSince: '' };
  /** The stored answer: an open one keeps its due day, from any user. */
  @api stored: AnswerValue | undefined;

  isSearching = false;
  name = '';
  found: readonly { readonly id: string; readonly name: string }[] | undefined;
  #focusOn = '';

  get isLongEnough(): boolean {
    return this.name.length >= SHORTEST;
  }

  get query() {
    return this.isLongEnough ? usersByName : undefined;
  }

  get variables(): Record<string, unknown> | undefined {
    // Escapes the wildcards of `like`: the text is a name, not a pattern.
    return this.isLongEnough ? { name: `%${this.name.replace(/[\\%_]/g, '\\$&')}%` } : undefined;
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'usersByName' })
  handleUsers({ data }: GraphQLResult<UserData>) {
    const edges = data?.uiapi?.query?.User?.edges;
    if (edges) this.found = edges.map(({ node }) => ({ id: node.Id, name: node.Name?.value ?? node.Id }));
  }

  renderedCallback() {
    if (!this.#focusOn) return;
    this.template?.querySelector<HTMLElement>(this.#focusOn)?.focus();
    this.#focusOn = '';
  }

  get ownerLine(): string {
    const { openOwner, openOwnerName } = this.value;
    return openOwner === userId ? you : fill(someone, openOwnerName);
  }

  get earliest(): string {
    return today();
  }

  get latest(): string {
    return latestDay(this.value, this.stored);
  }

  /** No day is left that could be chosen. */
  get isOver(): boolean {
    return this.latest < today();
  }

  /** What an open answer is good for, and until when at the latest. */
  get carriesText(): string {
    return fill(carries, dayText(this.latest, locale));
  }

  get hasNobody(): boolean {
    return this.isLongEnough && this.found?.length === 0;
  }

  /** Shows a message at each missing field; returns true when none is missing. */
  @api reportValidity(): boolean {
    return reportAll(this.template);
  }

  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-until]')?.focus();
  }

  handleSearch() {
    this.isSearching = true;
    this.#focusOn = '[data-search]';
  }

  handleName(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.name = event.detail.value.trim();
    this.found = undefined;
  }

  /** Enter in the search must not submit the form around it, and Escape closes only the search. */
  handleKey(event: KeyboardEvent) {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  }

  handleChoice(event: Event) {
    const { id, name } = (event.currentTarget as HTMLElement).dataset as { id: string; name: string };
    this.close();
    this.change(event, { openOwner: id, openOwnerName: name });
  }

  handleUntil(event: CustomEvent<{ value: string }>) {
    this.change(event, { openUntil: event.detail.value ?? '' });
  }

  close() {
    this.isSearching = false;
    this.name = '';
    this.found = undefined;
    this.#focusOn = '[data-somebody-else]';
  }

  change(event: Event, part: Partial<Promised>) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.value, ...part } }));
  }
}
