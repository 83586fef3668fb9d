/**
 * The rooms of the house and what each may import besides itself. `dependency-cruiser.mjs` makes one rule of each, `npm run arch` draws
 * them, and tests/architecture plants an import from every room into every room that it may not import.
 *
 * `at`: a folder, or one file. A room within another one's folder is a room of its own.
 */

/** Gives each room everything on the floors below it. Rooms of one floor do not know each other. */
function floors(...lists) {
  return lists.flatMap((list, floor) => {
    const below = lists.slice(0, floor).flat();
    return list.map((room) => ({ ...room, may: [...(room.may ?? []), ...below.map(({ name }) => name)] }));
  });
}

const room = (name, ...may) => ({ name, at: `src/${name}`, may });
const bundlesOf = (feature, ...may) => ({ name: `bundles/${feature}`, at: `force-app/main/${feature}/lwc`, may });

/** Bundles without DOM and Salesforce modules: browser, Node and org run the same code. */
const serviceBundle = (name, feature = 'base') => ({
  name: `bundles/${feature}/${name}`,
  at: `force-app/main/${feature}/lwc/${name}`,
  may: [],
});
const evaluator = 'bundles/base/gateRules';
// Helpers of the bundles' tests.
const testHelpers = {
  name: 'bundles/tests',
  at: 'force-app/test',
  may: ['bundles/base', 'bundles/base/gateRules', 'bundles/base/dealRows'],
};
const dealRows = 'bundles/base/dealRows';
const zoneDays = 'bundles/base/zoneDays';
// Figures that the board and the report share.
const dealFigures = 'bundles/base/dealFigures';
const textTemplate = 'bundles/base/textTemplate';
// What is concluded from texts: service bundles that panels load when they are needed.
const noteSources = 'bundles/insight/noteSources';
const noteModel = 'bundles/insight/noteModel';
const noteValues = 'bundles/insight/noteValues';
const customerFocus = 'bundles/insight/customerFocus';
const insightBundles = [
  ...['answerCheck', 'customerFocus', 'noteSources', 'noteModel', 'noteValues'].map((name) =>
    serviceBundle(name, 'insight'),
  ),
  { ...serviceBundle('sourceQuotes', 'insight'), may: [noteSources] },
  { ...serviceBundle('noteSuggestions', 'insight'), may: [noteSources, noteModel, noteValues] },
  // Loads the weights in a browser; no service bundle, since it needs the page.
  {
    ...serviceBundle('noteLoading', 'insight'),
    may: [
      noteSources,
      noteModel,
      noteValues,
      ...['sourceQuotes', 'noteSuggestions'].map((name) => `bundles/insight/${name}`),
      'bundles/tests',
    ],
  },
  { ...serviceBundle('replyReading', 'insight'), may: [noteSources, 'bundles/insight/sourceQuotes'] },
];
const replyReading = 'bundles/insight/replyReading';
const insightNames = insightBundles.map(({ name }) => name);

const bundles = [
  ...insightBundles,
  { ...serviceBundle('gateRules'), may: [dealRows] },
  serviceBundle('dealRows'),
  serviceBundle('zoneDays'),
  serviceBundle('dealFigures'),
  serviceBundle('textTemplate'),
  testHelpers,
  // The form of a confirmation, which panels of several features show, reads pasted replies.
  // The line next to what a seller writes checks its customer focus.
  bundlesOf('base', evaluator, dealRows, zoneDays, textTemplate, replyReading, customerFocus, testHelpers.name),
  ...['discovery', 'pains', 'prescriptions', 'playback', 'gate', 'board', 'list'].map((feature) =>
    bundlesOf(
      feature,
      'bundles/base',
      evaluator,
      dealRows,
      dealFigures,
      zoneDays,
      textTemplate,
      testHelpers.name,
      ...insightNames,
    ),
  ),
];

const localOrg = floors(
  [room('local-org/base'), room('local-org/xml')],
  [room('local-org/schema', 'formula')],
  [room('local-org/store')],
  [room('local-org/events')],
  [room('local-org/security')],
  [room('local-org/soql'), room('local-org/save', 'formula')],
  [room('local-org/analytics')],
  [room('local-org/standard')],
  [room('local-org/metadata', 'formula')],
  [room('local-org/org')],
  [room('local-org/tooling')],
  [room('local-org/api/http')],
  ['rest', 'ui', 'graphql', 'soap', 'events', 'page', 'bulk', 'analytics'].map((name) => room(`local-org/api/${name}`)),
  // Its consent page is for the browsers that the page signed in.
  [room('local-org/api/oauth')],
  [room('local-org/api')],
  [room('local-org/server')],
  // The library's door: `index.ts`.
  [room('local-org')],
);

const playbook = floors(
  [room('playbook/base')],
  [room('playbook/kinds', evaluator)],
  [room('playbook/read', evaluator)],
  [room('playbook/compile', evaluator)],
  ['formula', 'sql', 'explain', 'metadata'].map((name) => room(`playbook/backends/${name}`, evaluator)),
  [room('playbook/rules', evaluator)],
  [room('playbook/check', evaluator)],
  [room('playbook/judge', 'formula', evaluator, dealRows, zoneDays)],
  [room('playbook', 'formula', evaluator)],
);

const service = floors(
  [room('playbook'), room('salesforce'), room('insight')],
  [room('deal', dealRows, zoneDays)],
  [
    room('sync/review', dealRows, textTemplate),
    room('sync/deploy'),
    room('sync/deal', dealRows),
    room('sync/suggestions'),
    room('sync/tasks'),
    room('sync/state'),
  ],
  // What a job is given is in `jobs/types.ts`, below the rooms that do its work.
  [{ name: 'sync/jobs/types', at: 'src/sync/jobs/types.ts', may: [] }],
  [room('sync/watch'), room('sync/texts', dealRows), room('sync/requests')],
  [room('sync/jobs')],
  [room('sync/run')],
  [room('sync')],
)
  .slice(3)
  .map((one) => (one.name.startsWith('sync') ? { ...one, may: [...one.may, 'tables'] } : one))
  .concat([
    room('report/read', 'deal', 'playbook', 'salesforce', 'tables'),
    room('report/gates', 'playbook', 'report/read'),
    room('report/what-if', 'playbook', 'report/gates'),
    room(
      'report',
      dealRows,
      dealFigures,
      zoneDays,
      'deal',
      'playbook',
      'salesforce',
      'insight',
      'tables',
      'report/read',
      'report/gates',
      'report/what-if',
      'report/outcome',
      'report/sums',
    ),
  ]);

export const rooms = [
  ...bundles,
  room('formula'),
  ...playbook,
  room('insight', ...insightNames),
  room('salesforce'),
  // DuckDB tables of what bulk queries wrote, for sync and report.
  room('tables'),
  // Pure, but for the queries over those tables.
  room('report/outcome'),
  // The same, and the only one with a database server.
  room('report/sums'),
  ...service,
  ...localOrg,
  // What `import 'diagnose-first'` gives.
  { name: 'library', at: 'src/index.ts', may: ['salesforce', 'deal', 'sync', 'report'] },
  room('local-org/demo'),
  room('local-org/page', 'bundles/base'),
  room(
    'cli',
    'formula',
    'playbook',
    'playbook/base',
    'insight',
    'salesforce',
    'deal',
    'sync',
    'report',
    'local-org',
    'local-org/demo',
  ),
];

/** A regular expression for the files of a room, without those of rooms within its folder. */
export function filesOf({ at }) {
  if (at.endsWith('.ts')) return `^${at.replaceAll('.', '\\.')}$`;
  const within = rooms
    .filter((other) => other.at.startsWith(`${at}/`))
    .map((other) => `${other.at.slice(at.length + 1)}(?:/|$)`);
  return `^${at}/${within.length > 0 ? `(?!${within.join('|')})` : ''}`;
}
