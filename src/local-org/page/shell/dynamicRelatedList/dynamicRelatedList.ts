import { api, LightningElement } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { errorSentences } from 'c/ldsErrors';
import { API, callOrg } from 'host/http';
import { openAddress, recordPath } from 'host/router';
import { text, texts } from 'host/texts';
import { whenNear } from '../details/whenNear.ts';
import { cellsOf, columnsOf, listQuery } from './rows.ts';
import type { ListColumn, ListObject, ListRecord } from './rows.ts';

interface ParentInfo {
  readonly childRelationships: readonly {
    readonly childObjectApiName: string;
    readonly fieldName: string;
    readonly relationshipName: string | null;
  }[];
}

interface Answer {
  readonly data?: {
    readonly uiapi: {
      readonly query: Readonly<Record<string, { readonly edges: readonly { readonly node: ListRecord }[] }>>;
    };
  };
  readonly errors?: readonly { readonly message: string }[];
}

/** Rows that the list shows where the page does not state how many. */
const MOST = 10;

const infoOf = <Info>(object: string): Promise<Info> =>
  callOrg('GET', `${API}/ui-api/object-info/${object}`) as Promise<Info>;

/** Simple version of lst:dynamicRelatedList: related records in a table, with the fields that the page names and the user may see. */
export default class DynamicRelatedList extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';
  @api relatedListApiName = '';
  @api relatedListLabel = '';
  @api relatedListFieldAliases: readonly string[] = [];
  @api sortFieldAlias = '';
  @api sortFieldOrder = '';
  @api maxRecordsToDisplay = MOST;
  texts = texts;
  info: ListObject | undefined;
  records: readonly ListRecord[] | undefined;
  sentences: readonly string[] = [];
  /** The user may not see the related object: as on the platform there is no list then. */
  isHidden = false;

  #stop: () => void = () => {};
  #handle = 0;
  #parentField = '';

  connectedCallback() {
    this.#stop = whenNear(this, () => void this.read());
    this.#handle = registerRefreshHandler(this, async () => {
      if (this.info) await this.read();
      return true;
    });
  }

  disconnectedCallback() {
    this.#stop();
    unregisterRefreshHandler(this.#handle);
  }

  async read() {
    try {
      if (!this.info) await this.readInfo();
      if (this.info) this.records = await this.readRecords(this.info);
      this.sentences = [];
    } catch (error) {
      this.sentences = errorSentences(error);
    }
  }

  async readInfo() {
    const { childRelationships } = await infoOf<ParentInfo>(this.objectApiName);
    const child = childRelationships.find(({ relationshipName }) => relationshipName === this.relatedListApiName);
    this.isHidden = child === undefined;
    if (!child) return;
    this.#parentField = child.fieldName;
    this.info = await infoOf<ListObject>(child.childObjectApiName);
  }

  async readRecords(info: ListObject): Promise<readonly ListRecord[]> {
    const query = listQuery(info, this.#parentField, {
      aliases: this.relatedListFieldAliases,
      sortAlias: this.sortFieldAlias,
      sortOrder: this.sortFieldOrder,
      most: this.maxRecordsToDisplay,
    });
    const answer = (await callOrg('POST', `${API}/graphql`, { query, variables: { id: this.recordId } })) as Answer;
    // Errors of GraphQL are a list of messages, which the panel's box of errors shows.
    if (answer.errors && answer.errors.length > 0) throw Object.assign(new Error('GraphQL'), { body: answer.errors });
    return (answer.data?.uiapi.query[info.apiName]?.edges ?? []).map(({ node }) => node);
  }

  get columns(): readonly (ListColumn & { readonly className: string })[] {
    if (!this.info) return [];
    return columnsOf(this.info, this.relatedListFieldAliases).map((column) => ({
      ...column,
      className: column.isNumber ? 'cell cell_number' : 'cell',
    }));
  }

  get rows() {
    const { info, columns } = this;
    if (!info) return [];
    const writing = { pathOf: recordPath, yes: texts.yes, no: texts.no };
    return (this.records ?? []).slice(0, this.maxRecordsToDisplay).map((record) => ({
      key: String(record['Id']),
      cells: cellsOf(record, info, columns, writing).map((cell) => ({
        ...cell,
        className: cell.isNumber ? 'cell cell_number' : 'cell',
      })),
    }));
  }

  get isShown(): boolean {
    return !this.isHidden;
  }

  get isEmpty(): boolean {
    return this.records?.length === 0;
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get more(): string {
    const isMore = (this.records?.length ?? 0) > this.maxRecordsToDisplay;
    return isMore ? text('moreRelated', this.maxRecordsToDisplay) : '';
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openAddress((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '');
  }
}
