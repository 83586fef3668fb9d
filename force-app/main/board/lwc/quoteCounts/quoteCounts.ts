import { LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import counts from '@salesforce/label/c.DF_Board_Quotes';

/** Response of the query: how many records there are under each alias. */
interface CountData {
  readonly uiapi?: { readonly query?: Readonly<Record<string, { readonly totalCount?: number } | undefined>> };
}

const OBJECTS = { answers: 'DF_Answer__c', pains: 'DF_Pain_Point__c' };

/** Level 3 is Quoted, 0 rejected or not live. A long text cannot be filtered by, so the level stands for "there are words of the customer". */
const QUOTED = '{ Evidence_Level__c: { gte: 3 } }, { Opportunity__r: { IsClosed: { eq: false } } }';
const FOUND = '{ Source_Hash__c: { ne: null } }';

const countText = (alias: string, object: string, where: string): string =>
  `${alias}: ${object}(where: { and: [${where}] }, first: 1) { totalCount edges { node { Id } } }`;
const parts = Object.entries(OBJECTS).flatMap(([name, object]) => [
  countText(`${name}All`, object, QUOTED),
  countText(`${name}Found`, object, `${QUOTED}, ${FOUND}`),
]);

/** Quotes of open deals, those from a source and those typed by hand counted apart, in one line. Nothing where they cannot be read. */
export default class QuoteCounts extends LightningElement {
  query = gql`
    query quoteCounts { uiapi { query { ${parts.join(' ')} } } }
  `;
  text = '';

  @wire(graphql, { query: '$query', operationName: 'quoteCounts' })
  handleCounts({ data, errors }: GraphQLResult<CountData>) {
    const query = data?.uiapi?.query;
    const of = (alias: string): number => query?.[alias]?.totalCount ?? 0;
    const found = of('answersFound') + of('painsFound');
    const all = of('answersAll') + of('painsAll');
    const number = new Intl.NumberFormat(locale);
    this.text = errors || all === 0 ? '' : fill(counts, number.format(found), number.format(all - found));
  }
}
