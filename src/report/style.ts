/** The style sheet of the page: system fonts, light and dark mode, print. It refers to nothing outside the page. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --card: #f6f7f9; --ink: #16202c; --quiet: #566373; --line: #d9dfe6; --accent: #0b5cab;
  --doubt: #d98b2b; --d0: #c3cad3; --d1: #9cc3e8; --d2: #5a9bd8; --d3: #2371bb; --d4: #0a3f77; --good: #2e7d4f; --rest: #c3cad3; }
@media (prefers-color-scheme: dark) { :root { --paper: #11171e; --card: #1a222c; --ink: #e7edf4; --quiet: #a3b1c0; --line: #34404d;
  --accent: #78b7f2; --doubt: #d98b2b; --d0: #4b5866; --d1: #33587d; --d2: #3f81bf; --d3: #74b2ea; --d4: #c3e0fa; --good: #63bd88; --rest: #4b5866; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
main, header, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .25rem; }
p { margin: .25rem 0 1rem; }
.quiet, footer { color: var(--quiet); font-size: .9rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; padding: 0; }
.cards div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.cards dt { color: var(--quiet); font-size: .9rem; }
.cards dd { margin: 0; font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.empty { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; }
figure { margin: 1rem 0; } figure svg { display: block; max-width: 100%; height: auto; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); font-size: .9rem; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; font-size: .85rem; } tbody th { font-weight: 500; }
.n { text-align: right; white-space: nowrap; }
.meter { display: block; min-width: 5rem; height: .5rem; margin-top: .5rem; border-radius: .25rem; background: var(--line); }
.meter span { display: block; height: 100%; border-radius: .25rem; background: var(--d3); }
footer { margin-top: 3rem; padding-bottom: 2rem; }
@media print { :root { --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --doubt: #d98b2b; --d0: #c3cad3; --d1: #9cc3e8; --d2: #5a9bd8; --d3: #2371bb;
  --d4: #0a3f77; --good: #2e7d4f; --rest: #c3cad3; } main, header, footer { max-width: none; } tr, figure { break-inside: avoid; } h2 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .scroll { overflow: visible; } }
`;
