/** The style sheet of the page: system fonts, light and dark mode, print. It refers to nothing outside the page. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --card: #f6f7f9; --ink: #16202c; --quiet: #566373; --line: #d9dfe6; --accent: #0b5cab;
  --doubt: #d98b2b; --d0: #c3cad3; --d1: #9cc3e8; --d2: #5a9bd8; --d3: #2371bb; --d4: #0a3f77; --good: #2e7d4f; --rest: #c3cad3;
  --bad: #a61b1b; --h0: #f6c9c4; --h0i: #5f0f0a; --h1: #f9e7c8; --h2: #d9e8d3; --h3: #2e7d4f; --h3i: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #11171e; --card: #1a222c; --ink: #e7edf4; --quiet: #a3b1c0; --line: #34404d;
  --accent: #78b7f2; --doubt: #d98b2b; --d0: #4b5866; --d1: #33587d; --d2: #3f81bf; --d3: #74b2ea; --d4: #c3e0fa; --good: #63bd88; --rest: #4b5866;
  --bad: #ff9a92; --h0: #6b2620; --h0i: #ffe3e0; --h1: #54431f; --h2: #29472f; --h3: #63bd88; --h3i: #0c1a11; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
main, header, footer { max-width: 88rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; }
.front { font-size: .875rem; } .front h2 { margin-top: 1rem; } .front th, .front td { padding-top: .25rem; padding-bottom: .25rem; }
.front table { font-size: .85rem; } .front tbody th, .front .list td { max-width: 22rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; } @media (max-width: 60rem) { .two { grid-template-columns: minmax(0, 1fr); } }
.two .list tbody th { max-width: 13rem; } .two .list td { max-width: 11rem; } .two .list tr:has(:nth-child(6)) th { max-width: 7.5rem; } .two .list tr:has(:nth-child(6)) td { max-width: 6.5rem; } .two .list tr td:nth-child(5) { max-width: none; }
.lines { list-style: none; margin: .75rem 0; padding: .5rem 1rem; background: var(--card); border: 1px solid var(--line); border-left: .35rem solid var(--accent); border-radius: .5rem; font-size: 1.05rem; }
.lines li { padding: .2rem 0; } .lines .calm { color: var(--quiet); }
a { color: var(--accent); } .q { font-size: .8rem; margin-left: .35rem; color: var(--quiet); }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
thead button { all: unset; cursor: pointer; } thead button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
th[aria-sort=ascending] button::after { content: ' \\25B2'; } th[aria-sort=descending] button::after { content: ' \\25BC'; }
.heat td { text-align: center; border: 1px solid var(--paper); padding: .25rem; min-width: 2.2rem; } .heat thead th { vertical-align: bottom; } .heat thead th:nth-child(n+4) { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 9rem; padding: .25rem 0; }
.h0 { background: var(--h0); color: var(--h0i); } .h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); color: var(--h3i); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; } main ul:not(.lines) { margin: .25rem 0 .5rem; padding-left: 1.25rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; font-size: .8rem; }
summary { cursor: pointer; font-weight: 600; }
.past { color: var(--bad); font-weight: 600; }
p { margin: .25rem 0 1rem; }
.quiet, footer { color: var(--quiet); font-size: .9rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem; margin: .75rem 0 0; padding: 0; }
.cards div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .75rem; }
.cards dt { color: var(--quiet); font-size: .85rem; }
.cards dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.cards a { color: inherit; text-decoration: none; } .cards a:hover { text-decoration: underline; }
.trend { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .25rem 1rem; margin: .5rem 0 0; } .trend h3 { font-size: .85rem; font-weight: 600; margin: 0; } .trend figure { margin: 0; }
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
  --d4: #0a3f77; --good: #2e7d4f; --rest: #c3cad3; --bad: #a61b1b; --h0: #f6c9c4; --h0i: #5f0f0a; --h1: #f9e7c8; --h2: #d9e8d3; --h3: #2e7d4f; --h3i: #fff; }
  details:not([open]) { display: none; } .q { display: none; } main, header, footer { max-width: none; } tr, figure { break-inside: avoid; } h2 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .scroll { overflow: visible; } }
`;
