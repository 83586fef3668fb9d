import { asksFieldsOnly } from '../../../../force-app/main/base/lwc/gateRules/asks.ts';
import type {
  Asked,
  CompiledPlaybook,
  Criterion,
  Gate,
  GateMode,
  Products,
  Scope,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { meant } from './meant.ts';
import { counted, grouped, listed, momentWords, quoted } from './words.ts';

const MODES: Readonly<Record<GateMode, string>> = {
  enforce: 'While something is missing, Salesforce does not save the deal in this stage and says what is missing.',
  warn: 'While something is missing, the deal page says so. The deal can be moved on all the same. This gate is asked once: when a deal passes it.',
  observe:
    'What is missing is only noted for the report. Nobody is stopped or warned. This gate is asked once: when a deal passes it.',
};

/** Of an enforced gate with `asked: once`. */
const ONCE = 'This gate is asked once: when a deal passes it. A later stage does not ask for it again.';

const PRODUCTS: Readonly<Record<Products, string>> = {
  free: 'Products can be added to a deal at any time.',
  flagged: 'Products can be added to a deal at any time; one that stands on no confirmed pain is shown as such.',
  refused:
    'A product can be added to a deal only when it stands on a confirmed pain. What was there before can still be edited.',
};

/** One line for each condition of `appliesTo`; none means that every deal is in scope. */
function scopeLines({ amountAtLeast, amountAtLeastIn, ...scope }: Scope, currency: string): readonly string[] {
  const money = amountAtLeastIn
    ? Object.entries(amountAtLeastIn).map(([code, least]) => `${grouped(least)} ${code}`)
    : amountAtLeast === undefined
      ? []
      : [`${grouped(amountAtLeast)} ${currency}`];
  const others = amountAtLeastIn ? ', or is in another currency' : '';
  const oneOf = (names: readonly string[]) => listed(names.map(quoted), 'or');
  return [
    ...(money.length > 0
      ? [
          `its amount is at least ${listed(money, 'or')}${others}, or nobody has filled it in yet; of two amounts, before and after a save, one is enough`,
        ]
      : []),
    ...(scope.recordTypes ? [`its record type is ${oneOf(scope.recordTypes)}`] : []),
    ...(scope.ownerProfiles ? [`its owner has the profile ${oneOf(scope.ownerProfiles)}`] : []),
    ...(scope.ownerRoles ? [`its owner has the role ${oneOf(scope.ownerRoles)}`] : []),
    ...(scope.ownerFlag ? [`the box \`${scope.ownerFlag}\` is ticked on its owner`] : []),
  ];
}

function whoLines({ from, until, otherVersions = [], appliesTo, currency, playbook, version }: CompiledPlaybook) {
  const end = until === undefined ? '' : ` and before ${momentWords(until)}`;
  const scope = scopeLines(appliesTo, currency);
  const others = listed(
    otherVersions.map((other) => `version ${other}`),
    'and',
  );
  return [
    `Every opportunity that was created on or after ${momentWords(from)}${end}${scope.length > 0 ? ', if all of this is true:' : '.'}`,
    ...(scope.length > 0 ? ['', ...scope.map((line) => `- ${line}`)] : []),
    '',
    'All other opportunities are left alone. A deal keeps the version that was in force when it was created, however the playbook changes later.' +
      (others === ''
        ? ''
        : ` ${others.charAt(0).toUpperCase()}${others.slice(1)} of this playbook ${otherVersions.length === 1 ? 'is' : 'are'} live as well.`) +
      ` An administrator can put a deal under this version by name (\`${playbook}:${version}\`).`,
  ];
}

function neverBlocked({ stages, exemptStages, gates, onlySteps }: CompiledPlaybook): readonly string[] {
  const first = onlySteps ? undefined : gates.find(({ toEnter }) => stages.includes(toEnter))?.toEnter;
  return [
    ...(first === undefined ? [] : [`- Stages before ${first}: nothing is asked there.`]),
    '- Going back to an earlier stage, and editing a deal without moving it on.',
    ...exemptStages.map((stage) => {
      const asks = gates.some(({ toEnter, mode }) => toEnter === stage && mode === 'enforce');
      return `- Moving a deal to ${stage}, from anywhere${asks ? ', apart from the fields that this page asks for there' : ''}.`;
    }),
  ];
}

/** The text about which gates an advance asks; a stage that is not in the playbook counts as before all gates. */
function asking({ exemptStages, gates }: CompiledPlaybook): string {
  const places = [...exemptStages, 'a stage that is not named on this page'];
  const isAskedAgain = gates.some(({ mode, asked }) => mode === 'enforce' && asked !== 'once');
  return (
    `A deal that skips stages has to pass every gate on the way, and is told everything that is missing at once. Coming from ${listed(places, 'or')}, it has to pass every gate up to its new stage.` +
    (isAskedAgain
      ? ' Gates that it has passed before ask again each time it moves on: what was lowered, withdrawn or rejected since then has to be there again.'
      : '')
  );
}

const UNKNOWN: Readonly<Record<GateMode, string>> = {
  enforce: 'A deal cannot be moved to a stage that is not named on this page. Salesforce then says:',
  warn: 'A deal that is moved to a stage that is not named on this page gets a warning:',
  observe: 'A deal that is moved to a stage that is not named on this page is noted for the report:',
};

/** The strictest mode of the gates, which also applies to unknown stages. */
function strictest({ gates }: CompiledPlaybook): GateMode {
  const modes: readonly GateMode[] = ['enforce', 'warn'];
  return modes.find((mode) => gates.some((gate) => gate.mode === mode)) ?? 'observe';
}

function specialCases(playbook: CompiledPlaybook): readonly string[] {
  const { gates, bypassPermission, products, newRecordSentence, unknownStageSentence, ruleCodes = {} } = playbook;
  const coded = (id: string) => codeWords({ code: ruleCodes[id] });
  const enforced = gates.find(({ mode }) => mode === 'enforce');
  return [
    ...newDeals(playbook).map((line) => `- ${line}${line.endsWith(newRecordSentence) ? coded('new-record') : ''}`),
    ...stepsLines(playbook),
    `- ${UNKNOWN[strictest(playbook)]} ${unknownStageSentence}${coded('unknown-stage')}`,
    ...(gates.some(({ override }) => override)
      ? ['- Of two permissions to pass that a deal has at the same time, the one that holds longer counts.']
      : enforced
        ? [
            `- No gate lets a deal pass by an override: unless another live playbook does, a request is refused.${coded('override-stage')}`,
          ]
        : []),
    `- Whoever has the permission \`${bypassPermission}\` is not blocked; \`diagnose watch\` records that a gate was passed so.`,
    ...(playbook.onBypass === 'revert'
      ? [
          '- A deal that got past a gate without that permission is set back by `diagnose watch`, once, with a task for its owner.',
        ]
      : []),
    `- ${PRODUCTS[products ?? 'flagged']}${products === 'refused' ? coded('products') : ''}`,
  ];
}

/** What a new deal is asked for: gates that ask for fields only judge it by these, others refuse it. */
function newDeals(playbook: CompiledPlaybook): readonly string[] {
  const { gates, newRecordSentence } = playbook;
  const enforced = gates.filter(({ mode }) => mode === 'enforce');
  const [first] = enforced.filter((gate) => !asksFieldsOnly(gate));
  const refusing = enforced.filter((gate) => asksEveryone(gate) && (comesFrom(gate) || !asksFieldsOnly(gate)));
  const byFields = enforced
    .filter(
      (gate) => asksFieldsOnly(gate) && !comesFrom(gate) && !refusing.some((one) => isOnTheWay(playbook, one, gate)),
    )
    .map(({ toEnter }) => toEnter);
  const asking = first && asksEveryone(first) ? '' : ', where the gate asks it';
  return [
    ...new Set(enforced.filter(comesFrom).map((gate) => originLine(playbook, gate))),
    ...(byFields.length > 0 ? [`A new deal is judged by its fields at ${listed([...new Set(byFields)], 'and')}.`] : []),
    ...(first
      ? [`A new deal cannot begin in ${first.toEnter} or beyond${asking}. Salesforce then says: ${newRecordSentence}`]
      : []),
  ];
}

/** Whether the gate has `onlyFrom`. */
function comesFrom({ criteria }: Gate): boolean {
  return criteria.some(({ kind }) => kind === 'cameFrom');
}

/** Whether a new deal that is put where the second gate leads is asked by the first one too. */
function isOnTheWay({ stages }: CompiledPlaybook, gate: Gate, { toEnter }: Gate): boolean {
  return (
    gate.toEnter === toEnter ||
    (stages.includes(gate.toEnter) && stages.indexOf(gate.toEnter) < stages.indexOf(toEnter))
  );
}

/** That a deal which was in no stage cannot go where a gate has `onlyFrom`; one that is reopened from a stage of `onlyFrom` can. */
function originLine({ exemptStages }: CompiledPlaybook, gate: Gate): string {
  const { toEnter, criteria } = gate;
  const isExempt = exemptStages.includes(toEnter);
  const from = criteria.flatMap((one) => (one.kind === 'cameFrom' ? one.stages : []));
  const open = exemptStages.filter((stage) => from.includes(stage));
  const who = isExempt ? 'A new deal' : 'A new or reopened deal';
  const where = `${toEnter}${isExempt ? '' : ' or beyond'} in one save${asksEveryone(gate) ? '' : ', where the gate asks it'}`;
  const but = open.length > 0 && !isExempt ? `, unless it is reopened from ${listed(open, 'or')}` : '';
  return `${who} cannot go to ${where}${but}: it comes from before the first stage.`;
}

function asksEveryone({ recordTypes, exceptRecordTypes, exceptPermission }: Asked): boolean {
  return recordTypes === undefined && exceptRecordTypes === undefined && exceptPermission === undefined;
}

const STEPS: Readonly<Record<GateMode, string>> = {
  enforce: 'Salesforce then says:',
  warn: 'The deal page then warns:',
  observe: 'More is noted for the report:',
};

function stepsLines({ onlySteps, ruleCodes = {} }: CompiledPlaybook): readonly string[] {
  if (onlySteps === undefined) return [];
  const { most, mode, exceptPermission, sentence } = onlySteps;
  const except = exceptPermission ? `, unless the user has the permission \`${exceptPermission}\`` : '';
  return [
    `- One save moves a deal by at most ${counted(most, 'stage', 'stages')}${except}; a new or reopened deal stands before the first. ${STEPS[mode]} ${sentence}${codeWords({ code: ruleCodes.steps })}`,
  ];
}

/** Which deals and whose saves a gate asks; nothing where it asks all. */
function askedLines({ recordTypes, exceptRecordTypes, exceptPermission }: Asked): readonly string[] {
  const types = (names: readonly string[]) => listed(names.map(quoted), 'or');
  return [
    ...(recordTypes ? [`It is asked of deals with the record type ${types(recordTypes)} only.`] : []),
    ...(exceptRecordTypes ? [`It is not asked of deals with the record type ${types(exceptRecordTypes)}.`] : []),
    ...(exceptPermission ? [`It is not asked of users who have the permission \`${exceptPermission}\`.`] : []),
  ];
}

/** A criterion's sentence without its beginning, which the heading repeats: `Missing since Proposal: what …` → `What …`. */
function withoutStage(sentence: string, toEnter: string): string {
  const start = `Missing since ${toEnter}: `;
  const rest = sentence.startsWith(start) ? sentence.slice(start.length) : sentence;
  return rest.replace(/^\(*./u, (start) => start.toUpperCase());
}

/** ` \`[DF 5a809]\``, as the message ends; nothing for a playbook that an earlier release compiled. */
function codeWords({ code }: { readonly code?: string | undefined }): string {
  return code === undefined ? '' : ` \`[DF ${code}]\``;
}

/** `Asked only when …, and not when …. Then it is met when`: for which deals a criterion is asked. */
function askedWhen({ when, unless }: Criterion): string {
  const not = unless ? `not when ${meant(unless)}` : '';
  if (when) return `Asked only when ${meant(when)}${not === '' ? '' : `; ${not}`}. Then it is met when`;
  return unless ? `Not asked when ${meant(unless)}. Else it is met when` : 'Met when';
}

function gateLines(gate: Gate): readonly string[] {
  const { toEnter, name, mode, asked, criteria, override } = gate;
  const isOnce = mode === 'enforce' && asked === 'once';
  const nothing = criteria.length === 0 ? ['Nothing is asked.'] : [];
  const items = criteria.flatMap((criterion, index) => [
    `${index + 1}. ${withoutStage(criterion.sentence, toEnter)}${codeWords(criterion)}`,
    `   ${askedWhen(criterion)} ${meant(criterion)}.`,
  ]);
  const overrideLines = override
    ? [
        '',
        `Whoever has the permission \`${override.approver}\` may let one deal pass, for at most ${counted(override.maxDays, 'day', 'days')}` +
          (override.reasons.length > 0 ? ` and for one of these reasons: ${listed(override.reasons, 'or')}` : '') +
          '. They can be neither who asked for it nor who owns the deal, and it is recorded. It opens every gate to this stage and every gate before it.',
      ]
    : [];
  return [
    `### To enter ${toEnter}${name === undefined ? '' : ` (${name})`}`,
    '',
    [MODES[mode], ...(isOnce ? [ONCE] : []), ...askedLines(gate)].join(' '),
    '',
    ...nothing,
    ...items,
    ...overrideLines,
    '',
  ];
}

/**
 * A playbook in English, as Markdown that is also readable as plain text, for readers who do not see its file: its scope, the criteria
 * and their reasons, what is never blocked, who may approve overrides.
 */
export function explainPlaybook(playbook: CompiledPlaybook): string {
  const { title, gates, questions } = playbook;
  const byWeight = [...questions].sort((a, b) => b.weight - a.weight);
  return [
    `# ${title}`,
    '',
    `Playbook \`${playbook.playbook}\`, version ${playbook.version}. Amounts of impact are in ${playbook.currency}.`,
    '',
    '## Which deals it is about',
    '',
    ...whoLines(playbook),
    '',
    `Its stages, in order: ${playbook.stages.join(' → ')}.`,
    '',
    '## What is never blocked',
    '',
    ...neverBlocked(playbook),
    '',
    '## What has to be known, stage by stage',
    '',
    ...(gates.length === 0 ? ['Nothing: this playbook has no gates.', ''] : []),
    ...(gates.length === 0
      ? []
      : [
          'Evidence says how we know. Assumed: our own guess. Heard: they told us. Quoted: in their words, with who said it and when. Confirmed: they agreed to it in writing, or when we played it back to them. More evidence than asked for is fine, and something left blank counts as missing.',
          '',
          asking(playbook),
          '',
        ]),
    ...gates.flatMap(gateLines),
    '## Special cases',
    '',
    ...specialCases(playbook),
    '',
    '## The questions, most important first',
    '',
    ...(byWeight.length === 0
      ? ['None.']
      : byWeight.map(({ concept, ask, why }) => `- **${concept}**: ${ask} _${why}_`)),
    '',
  ].join('\n');
}
