import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { conceptsOf, heardIn, heatAnswersQuery, heatOwnersQuery, heatTeamQuery, mapOf } from 'c/boardReading';
import { sellersAtOnce, sellersIn, whereHeard, whereNamed, whereStarted } from 'c/boardReading';
import type { HeardGroup, HeatData, HeatPlace, People, Seller, Where } from 'c/boardReading';
import { conceptName } from 'c/conceptNames';
import { neverHeard } from 'c/dealFigures';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';
import { rowOf, sentencesOf } from './rows.ts';

/**
 * How often each seller's customers answered each question, as a table; a row of all sellers comes first. A click on a cell asks for the
 * list of its deals (`heat` with `{ owner, concept }`), which the board opens by `cell`; `heat` with an empty detail closes it, `rows` makes
 * it longer; `sheet` with a user's id asks for the one-to-one sheet.
 */
export default class BoardHeat extends LightningElement {
  labels = labels;
  /** Filter of the deals that the board is about. */
  @api where: Where | undefined;
  @api playbooks: readonly CompiledPlaybook[] = [];
  @api people: People = 'above';
  @api cell: HeatPlace | undefined;
  /** Id of the deal of the list that was opened before the reader came back; its link gets the focus. */
  @api opened = '';

  team: { readonly sellers: readonly Seller[]; readonly heard: readonly HeardGroup[] } | undefined;
  sellers: readonly Seller[] | undefined;
  /** Answers on deals of the sellers that are shown; undefined while they are read. */
  heard: readonly HeardGroup[] | undefined;
  /** Pages of sellers that are shown. */
  pages = 1;
  /** Sentences to show, by the query that failed. */
  errors: Readonly<Record<string, readonly string[]>> = {};

  #focus = '';
  #refreshes: Readonly<Record<string, () => Promise<void>>> = {};

  /** Reads map and list again. */
  @api
  async refresh(): Promise<void> {
    const list = this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-board-deals');
    await Promise.all([...Object.values(this.#refreshes).map((refresh) => refresh()), list?.refresh()]);
  }

  @wire(graphql, { query: heatTeamQuery, variables: '$teamVariables', operationName: 'boardHeatTeam' })
  handleTeam({ data, errors, refresh }: GraphQLResult<HeatData>) {
    this.note('team', errors, refresh);
    if (data && !errors) this.team = { sellers: sellersIn(data), heard: heardIn(data) };
  }

  @wire(graphql, { query: heatOwnersQuery, variables: '$ownersVariables', operationName: 'boardHeatOwners' })
  handleOwners({ data, errors, refresh }: GraphQLResult<HeatData>) {
    this.note('owners', errors, refresh);
    if (!data || errors) return;
    this.sellers = sellersIn(data);
    this.heard = undefined;
  }

  @wire(graphql, { query: heatAnswersQuery, variables: '$answersVariables', operationName: 'boardHeatAnswers' })
  handleAnswers({ data, errors, refresh }: GraphQLResult<HeatData>) {
    this.note('answers', errors, refresh);
    if (data && !errors) this.heard = heardIn(data);
  }

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
  }

  get concepts(): string[] {
    return conceptsOf(this.playbooks);
  }

  get teamVariables() {
    if (!this.where) return undefined;
    const deals = whereStarted(this.where);
    return { deals, answers: whereHeard(deals, this.concepts) };
  }

  /** Undefined where nobody may be named, so that nothing is asked for. */
  get ownersVariables() {
    return this.namedDeals && { deals: this.namedDeals };
  }

  get answersVariables() {
    const owners = this.shownSellers.map(({ owner }) => owner);
    if (!this.namedDeals || owners.length === 0) return undefined;
    return { answers: whereHeard(this.namedDeals, this.concepts, owners) };
  }

  get namedDeals(): Where | undefined {
    if (!this.where || this.people === 'off') return undefined;
    return whereStarted({ and: [this.where, whereNamed(this.people, userId)] });
  }

  get shownSellers(): readonly Seller[] {
    return (this.sellers ?? []).slice(0, this.pages * sellersAtOnce(this.concepts));
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isLoading(): boolean {
    return this.team === undefined && this.sentences.length === 0;
  }

  get isEmpty(): boolean {
    return this.team !== undefined && !this.hasMap;
  }

  get hasMap(): boolean {
    return this.team !== undefined && (this.team.sellers[0]?.count ?? 0) > 0 && this.concepts.length > 0;
  }

  get columns() {
    return this.concepts.map((concept) => ({ concept, name: conceptName(concept) }));
  }

  /** The map of the sellers; empty while their answers are read. */
  get map() {
    return this.heard ? mapOf(this.shownSellers, this.heard, this.concepts) : [];
  }

  /** The map of all sellers together. */
  get teamMap() {
    return this.team ? mapOf(this.team.sellers, this.team.heard, this.concepts) : [];
  }

  get rows() {
    return [...this.teamMap, ...this.map].map((row) => rowOf(row, this.nameOf(row.owner), this.cell));
  }

  /** What whose customers never said, as sentences; where nobody may be named, of all deals together. */
  get never(): readonly string[] {
    const never = neverHeard(this.people === 'off' ? this.teamMap : this.map);
    return sentencesOf(never, (owner) => this.nameOf(owner));
  }

  get showsOnlyBelow(): boolean {
    return this.people === 'above';
  }

  get restLabel(): string {
    const rest = (this.sellers?.length ?? 0) - this.shownSellers.length;
    return rest > 0 ? fill(labels.showRest, format(Math.min(rest, sellersAtOnce(this.concepts)))) : '';
  }

  get listTitle(): string {
    return this.cell ? fill(labels.list, this.nameOf(this.cell.owner), conceptName(this.cell.concept)) : '';
  }

  /** A seller of the address who may not be named has no list. */
  get listWhere(): Where | undefined {
    const { cell, where } = this;
    if (!cell || !where) return undefined;
    const of = cell.owner ? { and: [where, whereNamed(this.people, userId)] } : where;
    return whereStarted(of, cell.owner);
  }

  /** The name of a seller; all sellers for an empty id, nothing for one who may not be named. */
  nameOf(owner: string): string {
    if (owner === '') return labels.everybody;
    return this.sellers?.find((one) => one.owner === owner)?.name ?? '';
  }

  handleCell(event: Event) {
    const { owner, concept } = (event.currentTarget as HTMLElement).dataset;
    this.#focus = '[data-list-title]';
    this.dispatchEvent(new CustomEvent('heat', { detail: { owner, concept } }));
  }

  handleRows({ detail }: CustomEvent<number>) {
    this.#focus = '[data-list-title]';
    this.dispatchEvent(new CustomEvent('rows', { detail }));
  }

  handleReturned() {
    this.dispatchEvent(new CustomEvent('returned'));
  }

  /** Moves the focus back to the cell that opened the list, and asks to close it. */
  handleClose() {
    this.template?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    this.dispatchEvent(new CustomEvent('heat'));
  }

  handleSheet(event: Event) {
    const { owner } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('sheet', { detail: owner }));
  }

  handleRest() {
    this.pages += 1;
    this.heard = undefined;
    this.#focus = '[data-heat-title]';
  }

  note(source: string, error: unknown, refresh?: () => Promise<void>) {
    if (refresh) this.#refreshes = { ...this.#refreshes, [source]: refresh };
    this.errors = { ...this.errors, [source]: error ? errorSentences(error) : [] };
  }
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
