import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import type { AnswerValue } from 'c/answerDraft';
import type { Answer, Deal } from 'c/dealRows';
import type { Topic } from 'c/nextQuestions';
import { peopleOf, personOf, rememberPerson, withLevel } from 'c/quoteSpeaker';
import type { Person } from 'c/quoteSpeaker';
import { fill } from 'c/textTemplate';
import ask from '@salesforce/label/c.DF_Words_Ask';
import yes from '@salesforce/label/c.DF_Words_Yes';
import someone from '@salesforce/label/c.DF_Words_Someone';
import no from '@salesforce/label/c.DF_Words_No';
import { decline, isDeclined } from './declined.ts';
import { isKeyOf, letterOf } from './keys.ts';

/** The decision. Without a change the answer stays Heard; `isOpening`: the speaker has to be entered in the form. */
export interface WordsChoice {
  readonly change?: Partial<AnswerValue>;
  readonly isOpening?: boolean;
}

interface WordsContext {
  /** It is asked only about a saved answer. */
  readonly item: Topic & { readonly answer: Answer };
  readonly accountId: string | undefined;
  readonly dealId: string;
  readonly deal: Deal | undefined;
}

interface PeopleData {
  readonly uiapi?: {
    readonly query?: {
      readonly Contact?: {
        readonly edges?: readonly { readonly node: { Id: string; Name?: { value: string | null } } }[];
      };
    };
  };
}

const MOST = 5;

const accountPeople = gql`
  query accountPeople($accountId: ID) {
    uiapi {
      query {
        Contact(where: { AccountId: { eq: $accountId } }, first: 5, orderBy: { Name: { order: ASC } }) {
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

/** Questions on the page, the latest last: it is the one that the keys answer. */
const asked: ExactWords[] = [];

/**
 * Asks whether a saved sentence is in the customer's words. With a known person (`personOf`) one button says yes, without one there is a
 * button for each of the deal's contacts, or of its account's when the deal has none. Fires `choose` with a `WordsChoice`.
 *
 * Alt and the first letter of yes or no answer too while the focus is in the panel. With several people the key of yes moves the focus to
 * the first of them and saves nothing.
 */
export default class ExactWords extends LightningElement {
  labels = { ask, someone, no };
  @api context!: WordsContext;

  accountContacts: readonly Person[] = [];
  /** Yes was said: the buttons stay until the save has ended, so that the focus is not lost. */
  #isAccepted = false;
  #handleKey = (event: KeyboardEvent) => this.answerByKey(event);

  connectedCallback() {
    if (!this.isAsked) return;
    asked.push(this);
    window.addEventListener('keydown', this.#handleKey);
  }

  disconnectedCallback() {
    if (asked.includes(this)) asked.splice(asked.indexOf(this), 1);
    window.removeEventListener('keydown', this.#handleKey);
  }

  get isAsked(): boolean {
    const { dealId, item } = this.context;
    return !isDeclined(dealId, item.concept);
  }

  get known(): Person | undefined {
    return personOf(this.context.dealId, this.context.deal?.contacts);
  }

  /** The one to ask for this question is the first of several. */
  get choice(): readonly Person[] {
    const { known, context } = this;
    if (known) return [known];
    const people = peopleOf(context.deal?.contacts ?? []);
    const { speaker } = context.item;
    const isFirst = ({ id }: Person) => speaker !== undefined && 'contactId' in speaker && speaker.contactId === id;
    const all = people.length > 0 ? people : this.accountContacts;
    return [...all].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a))).slice(0, MOST);
  }

  get people() {
    return this.choice.map(({ id, name }) => ({ id, label: fill(yes, name) }));
  }

  get needsAccount(): boolean {
    return this.isAsked && (this.context.deal?.contacts ?? []).length === 0 && Boolean(this.context.accountId);
  }

  get query() {
    return this.needsAccount ? accountPeople : undefined;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.needsAccount ? { accountId: this.context.accountId } : undefined;
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'accountPeople' })
  handleContacts({ data }: GraphQLResult<PeopleData>) {
    const edges = data?.uiapi?.query?.Contact?.edges ?? [];
    if (data) this.accountContacts = edges.map(({ node }) => ({ id: node.Id, name: node.Name?.value ?? node.Id }));
  }

  get yesKey(): string {
    return `Alt+${letterOf(yes)}`;
  }

  get noKey(): string {
    return `Alt+${letterOf(no)}`;
  }

  get keysText(): string {
    return `${this.yesKey} / ${this.noKey}`;
  }

  handleYes(event: Event) {
    const { yes: id } = (event.currentTarget as HTMLElement).dataset;
    this.accept(this.choice.find((one) => one.id === id));
  }

  /** The form opens with all but the speaker. */
  handleSomeone() {
    this.choose({ change: this.quotedBy(undefined), isOpening: true });
  }

  handleNo() {
    const { dealId, item } = this.context;
    decline(dealId, item.concept);
    this.choose({});
  }

  answerByKey(event: KeyboardEvent) {
    if (asked.at(-1) !== this || event.defaultPrevented || event.repeat || !this.isPanelFocused) return;
    const isYes = isKeyOf(letterOf(yes), event);
    if (!isYes && !isKeyOf(letterOf(no), event)) return;
    event.preventDefault();
    const [first, ...others] = this.choice;
    if (!isYes) this.handleNo();
    else if (first && others.length === 0 && this.known) this.accept(first);
    else this.template?.querySelector<HTMLElement>('[data-yes], [data-someone]')?.focus();
  }

  /** The focus is in the list of questions: keys must not save from elsewhere on the page. */
  get isPanelFocused(): boolean {
    const question = (this.template?.host.getRootNode() as Partial<ShadowRoot> | undefined)?.host;
    const panel = question?.getRootNode() as Partial<ShadowRoot> | undefined;
    return Boolean(panel?.activeElement);
  }

  accept(person: Person | undefined) {
    if (!person || this.#isAccepted) return;
    rememberPerson(this.context.dealId, person);
    this.#isAccepted = true;
    this.choose({ change: this.quotedBy(person) });
  }

  /** The stored sentence as a quote of today, typed by hand: it names no source in which it was found. */
  quotedBy(person: Person | undefined): Partial<AnswerValue> {
    const { answer: words, saidBy, saidOn, quote } = this.context.item.answer;
    return withLevel('Quoted', { quote, saidBy: person ? '' : saidBy, saidOn }, { words, person });
  }

  choose(detail: WordsChoice) {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}
