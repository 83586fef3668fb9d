import type { HeatPlace } from 'c/boardReading';
import { conceptName } from 'c/conceptNames';
import type { HeatCell, HeatRow } from 'c/dealFigures';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

/** Sentences at the top, and questions that each of them names. */
const SENTENCES = 3;
const NAMED = 3;
/** Shades of a cell, from none to all. The number shows the same. */
const SHADES = 4;

/** A row of the table. `open`: the cell whose deals are listed. */
export function rowOf({ owner, count, cells }: HeatRow, name: string, open: HeatPlace | undefined) {
  return {
    owner,
    name,
    key: owner || 'all',
    deals: fill(labels.deals, format(count)),
    sheetName: owner ? fill(labels.askName, name) : '',
    cells: cells.map((cell) => cellOf(cell, { owner, name, count }, open)),
  };
}

function cellOf(
  { concept, heard, share }: HeatCell,
  { owner, name, count }: { readonly owner: string; readonly name: string; readonly count: number },
  open: HeatPlace | undefined,
) {
  const isOpen = open?.owner === owner && open.concept === concept;
  const shade = share === undefined ? 0 : Math.ceil(share * SHADES);
  const text = `${format(Math.min(heard, count))}/${format(count)}`;
  return {
    concept,
    owner,
    isShown: share !== undefined,
    text,
    // The name has the text as it is shown: who speaks to the page calls the cell by it (WCAG 2.5.3).
    name: fill(labels.cell, name, conceptName(concept), text),
    isOpen: String(isOpen),
    className: `cell cell_${shade}${isOpen ? ' cell_open' : ''}`,
  };
}

/** The first sentences about what was never heard, and how many others there are. An owner without a name stands for all sellers. */
export function sentencesOf(
  never: readonly { readonly owner: string; readonly concepts: readonly string[] }[],
  nameOf: (owner: string) => string,
): string[] {
  const others = never.length - SENTENCES;
  const sentences = never.slice(0, SENTENCES).map(({ owner, concepts }) => {
    const rest = concepts.length - NAMED;
    const named = concepts.slice(0, NAMED).map((concept) => conceptName(concept));
    const list = [...named, ...(rest > 0 ? [fill(labels.andMore, format(rest))] : [])].join(', ');
    return owner ? fill(labels.never, nameOf(owner), list) : fill(labels.neverTeam, list);
  });
  return others > 0 ? [...sentences, fill(labels.neverMore, format(others))] : sentences;
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
