import type { Dashboard } from '../reports/types.ts';

/** Columns of the grid of Lightning dashboards; classic ones have up to three columns, which share these. */
const COLUMNS = 12;
/** Rows that a component of a classic dashboard takes. */
const CLASSIC_ROWS = 8;

/** Where each component is in a grid of twelve columns, as custom properties of CSS: `--column: 1 / span 6; --row: 1 / span 8`. */
export function placesOf({ layout, components }: Dashboard['dashboardMetadata']): string[] {
  const at = (column: number, colspan: number, row: number, rowspan: number): string =>
    `--column: ${column + 1} / span ${colspan}; --row: ${row + 1} / span ${rowspan}`;
  if (layout.gridLayout)
    return layout.components.map(({ column, colspan, row, rowspan }) => at(column, colspan, row, rowspan));
  const wide = Math.floor(COLUMNS / Math.max(layout.columns.length, 1));
  return components.map((_component, index) => {
    const column = Math.max(
      layout.columns.findIndex((one) => one.components.includes(index)),
      0,
    );
    const place = layout.columns[column]?.components.indexOf(index) ?? index;
    return at(column * wide, wide, place * CLASSIC_ROWS, CLASSIC_ROWS);
  });
}
