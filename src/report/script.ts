import { createHash } from 'node:crypto';

/** Makes headings of tables sort their rows. The page is complete without it. */
export const SCRIPT = `for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  table.querySelectorAll('thead th').forEach((head, column) => {
    const button = document.createElement('button');
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      table.querySelectorAll('thead th').forEach((one) => one.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const of = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
      const numeric = head.classList.contains('n');
      const compare = (a, b) => (numeric ? Number(a || -Infinity) - Number(b || -Infinity) : a.localeCompare(b));
      const rows = [...body.rows].sort((a, b) => compare(of(a), of(b)));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}
const toPlace = () => {
  const place = document.getElementById(location.hash.slice(1));
  for (let at = place; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  place?.scrollIntoView();
};
addEventListener('hashchange', toPlace);
toPlace();
`;

/** The only script that the page's content security policy lets run. */
export const SCRIPT_HASH = `sha256-${createHash('sha256').update(SCRIPT).digest('base64')}`;
