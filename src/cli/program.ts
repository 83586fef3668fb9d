import { Argument, Command, Option } from 'commander';
import { refuseTwice } from './given-once.ts';
import { USERS, type ExitCode, type GlobalOptions, type Io } from './io.ts';
import { packageVersion } from './paths.ts';
import { keepHeapSmall } from './small-heap.ts';

type Done = (code: ExitCode) => void;

/** The option `--with`, which can be repeated. */
const WITH: [
  flags: string,
  description: string,
  parse: (file: string, before?: readonly string[]) => readonly string[],
] = ['--with <file>', 'another version that is live as well; again for each', (file, before = []) => [...before, file]];

/** Defines the commands and their options. The code of a command is loaded when it runs, which keeps the start fast. */
export function createProgram(io: Io, done: Done): Command {
  const program = new Command('diagnose')
    .description('Diagnose before you prescribe: playbooks, gates, reviews and reports for a Salesforce org.')
    .version(packageVersion(), '--version')
    .option(
      '--org <org>',
      "the org: a URL, with a login from the environment (docs/login.md), or an alias of the Salesforce CLI's (default: the local org)",
    )
    .option(
      '--user <name>',
      `user of the local org: ${USERS.join(', ')} (default: seller for check and org link, manager for check --standing, else integration)`,
    )
    .option(
      '--data <dir>',
      'folder of the local org, of the state of sync and watch, and of snapshots (default: .diagnose)',
    )
    .option('--zone <name>', "time zone that decides which day it is, such as Europe/Berlin (default: the user's)")
    .option('--json', 'print JSON instead of text')
    // Below each command's own options, those that every command takes.
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Run `diagnose --help` to see what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) => write(inOurStyle(text)),
    });
  addOrgCommands(program, io, done);
  addDeployCommand(program, io, done);
  addServiceCommands(program, io, done);
  addReportCommands(program, io, done);
  addPlaybookCommands(program, io, done);
  addFormulaCommands(program, io, done);
  addNoteCommands(program, io, done);
  addInsightCommands(program, io, done);
  addCompletionCommands(program, io);
  refuseTwice(program);
  return program;
}

/** The values of an option that can be repeated. */
function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The options of a command, including the global ones. */
function optionsOf<Options extends GlobalOptions>(command: Command): Options {
  return command.optsWithGlobals();
}

/** Runs a long command, with its progress on the terminal. */
async function shown<Options extends GlobalOptions>(
  io: Io,
  command: Command,
  work: (io: Io, options: Options) => Promise<ExitCode>,
): Promise<ExitCode> {
  const options = optionsOf<Options>(command);
  return (await import('./progress.ts')).withProgress(io, options, (drawn) => work(drawn, options));
}

function addOrgCommands(program: Command, io: Io, done: Done): void {
  const org = program.command('org').description('the local org: Salesforce in miniature on this machine');
  org
    .command('start')
    .description('run the local org and print a link to its page; a new one gets the app')
    .option('--port <n>', 'port (default: the environment variable PORT, else 4600)')
    .option('--token <token>', "the seller's access token (default: a new one)")
    .option('--session-timeout <minutes>', 'minutes without a call after which sessions end, 15 to 1440 (default: 120)')
    .option('--empty', 'leave a new org empty')
    .option('--demo', 'with demo deals, a team and its story, and the gates of demo/demo-playbook.yaml')
    .option('--plain', 'with --demo: no team and no story, and the gates of the shipped playbook')
    .option('--today <day>', 'the day that the demo deals are moved to, such as 2026-11-21 (default: today)')
    .action(async (_options: object, command: Command) =>
      done(await (await import('./commands/org-start.ts')).orgStart(io, optionsOf(command))),
    );
  org
    .command('seed')
    .description('load a set of deals into the running local org, once')
    .argument('[set]', '`demo`: the demo deals; `salvirt`: 318 real deals, won and lost, with answers', 'demo')
    .option('--today <day>', 'the day that they are moved to, such as 2026-11-21 (default: today)')
    .action(async (set: string, _options: object, command: Command) =>
      done(
        await shown(io, command, async (drawn, options: GlobalOptions) =>
          (await import('./commands/org-seed.ts')).orgSeed(drawn, options, set),
        ),
      ),
    );
  org
    .command('link')
    .description('print another sign-in link of the running local org, for a second browser; `--user` chooses who')
    .action(async (_options: object, command: Command) =>
      done(await (await import('./commands/org-link.ts')).orgLink(io, optionsOf(command))),
    );
  org
    .command('app')
    .description('register a connected app in the local org, with a key and a certificate for `sf org login jwt`')
    .argument('<name>', 'letters, digits, `-` and `_`; an app of the same name is replaced')
    .option('--allow <user>', 'user whom the app may sign in; again for each (default: integration)', repeated)
    .option('--approve', 'every user may use it, after approving it in the browser')
    .option('--callback <url>', 'where the consent page may send a browser; again for each', repeated)
    .option('--certificate <file>', 'an own X.509 certificate as PEM (default: a new key and certificate)')
    .action(async (name: string, _options: object, command: Command) =>
      done(await (await import('./commands/org-app.ts')).orgApp(io, optionsOf(command), name)),
    );
  org
    .command('reset')
    .description('delete the local org of the data folder, with all its records')
    .action(async (_options: object, command: Command) =>
      done(await (await import('./commands/org-reset.ts')).orgReset(io, optionsOf(command))),
    );
}

function addDeployCommand(program: Command, io: Io, done: Done): void {
  program
    .command('deploy')
    .description("bring a playbook's rules and questions into the org")
    .option('--playbook <file>', 'playbook (default: the shipped diagnose-first.yaml)')
    .option('--force', 'overwrite rules that were changed in Setup since the last deploy')
    .option('--dry-run', 'let the org check the rules, and change nothing')
    .option('--from <moment>', "govern deals created from `now` or a date on; kept in this org (default: the file's)")
    .option(
      '--retire <code>',
      'take a playbook, or its older version `code:2`, out of force: remove its rules, and retire its record',
    )
    .option('--rollback <code>', 'bring back what was deployed before the last deploy of a playbook')
    .option(
      '--govern-open-deals',
      'let stricter rules hold for deals in flight too; without it a deploy that concerns some is refused',
    )
    .option('--release-open-deals', 'let a later `--from` release deals that the version governs now')
    .option('--dashboards-as <user>', "show the app's dashboards as this user sees them, or as each `reader` does")
    .action(async (_options: object, command: Command) =>
      done(await shown(io, command, (await import('./commands/deploy.ts')).deploy)),
    );
}

function addServiceCommands(program: Command, io: Io, done: Done): void {
  program
    .command('check')
    .description(
      'list what each next stage needs of one opportunity, or the deals that stand past a gate without what it asks',
    )
    .argument('[opportunity]', 'id or exact name')
    .option('--standing', 'list the deals that stand past a gate without what it asks')
    .action(async (deal: string | undefined, options: { standing?: boolean }, command: Command) =>
      done(
        options.standing === true
          ? await (await import('./commands/check-standing.ts')).checkStanding(io, optionsOf(command), deal)
          : await (await import('./commands/check.ts')).check(io, optionsOf(command), deal),
      ),
    );
  program
    .command('sync')
    .description(
      'review texts that changed: flag those without content or copied from another deal; make tasks for overdue answers and override requests',
    )
    .option('--full', 'read all records again, also those that were not changed')
    .option('--dry-run', 'print what would be written and the API calls it would take, and write nothing')
    .action(async (_options: object, command: Command) => {
      const { sync } = await import('./commands/sync.ts');
      keepHeapSmall();
      done(await shown(io, command, sync));
    });
  program
    .command('watch')
    .description(
      'record for each stage change what its gates decided: allowed, overridden or bypassed; and evidence that is taken back later',
    )
    .option('--once', 'record everything up to now, and end')
    .option('--every <seconds>', 'seconds after which the stage history is read at the latest (default: 60)')
    .action(async (_options: object, command: Command) => {
      keepHeapSmall(25);
      done(await (await import('./commands/watch.ts')).watch(io, optionsOf(command)));
    });
}

function addReportCommands(program: Command, io: Io, done: Done): void {
  program
    .command('report')
    .description('write the discovery quality of the pipeline as a page; with --user manager: names your people')
    .option('--out <file>', 'where the page is written (default: discovery-report.html; with --json none)')
    .option('--csv <dir>', 'each list of the report as a CSV file')
    .option('--parquet <dir>', 'the tables of the org as Parquet files, by org and day')
    .option('--since <day>', 'of closed deals and of the stage history only what is from that day on')
    .option('--team <name>', 'only the deals of this user and of those who report to this user')
    .option('--stage <stage>', 'only deals in this stage')
    .option('--record-type <name>', 'only deals with this record type')
    .option('--playbook <code>', 'only deals that this playbook governs, judged by it alone')
    .option('--orgs <list>', 'several orgs in one report, in place of --org: URLs or aliases with commas between them')
    .option('--snapshot [day]', 'the report of a snapshot: of this day, by default of the last one; no org is asked')
    .option('--all-orgs', 'the sum of the last reports of all orgs, of which the database in DATABASE_URL has the sums')
    .action(async (_options: object, command: Command) =>
      done(await shown(io, command, (await import('./commands/report.ts')).report)),
    );
  program
    .command('snapshot')
    .description('keep the pipeline as it is today, for the trends of the report and for reports without the org')
    .option('--daily', 'only where a watch or this command has not yet kept one of today')
    .action(async (_options: object, command: Command) =>
      done(await shown(io, command, (await import('./commands/snapshot.ts')).snapshot)),
    );
}

function addPlaybookCommands(program: Command, io: Io, done: Done): void {
  const playbook = program.command('playbook').description('check, compile, test and compare playbooks (YAML files)');
  playbook
    .command('check')
    .description('find mistakes in playbooks; with --org or --against-org also names that the org does not have')
    .argument('<files...>', 'playbooks; several are checked as live together')
    .option('--against-org', 'compare with the running local org')
    .action(async (files: string[], _options: object, command: Command) =>
      done(await (await import('./commands/playbook-check.ts')).playbookCheck(io, optionsOf(command), files)),
    );
  playbook
    .command('compile')
    .description('print what a playbook compiles to: formulas, SQL, English, metadata or JSON')
    .argument('<file>', 'playbook')
    .addOption(
      new Option('--format <format>', 'what to show (default: formula; with --json the compiled playbook)').choices([
        'formula',
        'sql',
        'postgres',
        'english',
        'metadata',
        'json',
      ]),
    )
    .option(...WITH)
    .action(async (file: string, _options: object, command: Command) =>
      done(await (await import('./commands/playbook.ts')).playbookCompile(io, optionsOf(command), file)),
    );
  addPlaybookRuns(playbook, io, done);
}

/** Commands that apply a playbook to its examples, to attempts, and to deals of an org. */
function addPlaybookRuns(playbook: Command, io: Io, done: Done): void {
  playbook
    .command('explain')
    .description('print a playbook as English sentences')
    .argument('<file>', 'playbook')
    .action(async (file: string, _options: object, command: Command) =>
      done(await (await import('./commands/playbook.ts')).playbookExplain(io, optionsOf(command), file)),
    );
  playbook
    .command('test')
    .description("run a playbook's own examples")
    .argument('<file>', 'playbook')
    .action(async (file: string, _options: object, command: Command) =>
      done(await (await import('./commands/playbook-test.ts')).playbookTest(io, optionsOf(command), file)),
    );
  playbook
    .command('decide')
    .description('decide attempts to save a deal: allowed or blocked, and what is missing')
    .argument('<file>', 'playbook')
    .argument(
      '[lines]',
      'JSON lines, one attempt each, with `record`, `prior` and more (docs/playbook.md; default: the standard input)',
    )
    .option(...WITH)
    .action(async (file: string, lines: string | undefined, _options: object, command: Command) =>
      done(await (await import('./commands/playbook-decide.ts')).playbookDecide(io, optionsOf(command), file, lines)),
    );
  playbook
    .command('what-if')
    .description(
      'which deals of an org a playbook would stop, and what became of those that passed its gates; writes nothing',
    )
    .argument('<file>', 'playbook')
    .option('--since <day>', 'only deals that were created on this day or later, such as 2026-01-01')
    .action(async (file: string, _options: object, command: Command) =>
      done(await (await import('./commands/playbook-what-if.ts')).playbookWhatIf(io, optionsOf(command), file)),
    );
  playbook
    .command('diff')
    .description('find what one playbook refuses and another one lets through')
    .argument('<first>', 'playbook')
    .argument('<second>', 'playbook to compare it with')
    .option(
      '--against-org',
      'count the open deals of the running local org that this concerns (with --org, of that org)',
    )
    .action(async (first: string, second: string, _options: object, command: Command) =>
      done(await (await import('./commands/playbook-diff.ts')).playbookDiff(io, optionsOf(command), [first, second])),
    );
  playbook
    .command('migrate')
    .description('move the open deals of a playbook to one of its live versions')
    .argument('<code>', 'code of a playbook that the org has')
    .option('--to <version>', 'version to move to (default: the latest)')
    .option('--dry-run', 'print what moving would change, and write nothing')
    .action(async (code: string, _options: object, command: Command) =>
      done(await (await import('./commands/playbook-migrate.ts')).playbookMigrate(io, optionsOf(command), code)),
    );
}

function addFormulaCommands(program: Command, io: Io, done: Done): void {
  program
    .command('formula')
    .description('evaluate Salesforce formulas')
    .command('eval')
    .description('evaluate formulas from JSON lines, one JSON line of result each')
    .argument('[file]', 'JSON lines with `formula`, `returnType`, `fields` (default: the standard input)')
    .action(async (file: string | undefined) =>
      done(await (await import('./commands/formula.ts')).formulaEval(io, file)),
    );
}

/** An option that can be repeated. */
function each(flags: string, description: string): Option {
  return new Option(flags, description).argParser(repeated);
}

function addNoteCommands(program: Command, io: Io, done: Done): void {
  program
    .command('listen')
    .description(
      'measure sales conversations: talk share, monologues, questions, patience; or find what the customer said',
    )
    .argument('<files...>', 'notes, mails, transcripts (text, WebVTT, SRT, JSON); `-` is the standard input')
    .option('--benchmarks <file>', 'JSON with the values to compare with (default: the shipped ones)')
    .option('--suggestions', 'print answers and pains of the customer instead, one JSON line each')
    .option('--maybe', 'with less sure suggestions, marked `"maybe": true`')
    .option('--deal <deal>', 'write the suggestions to the opportunity with this id or name, for its seller to decide')
    .option(
      '--day <day>',
      'day of the conversation, such as 2026-11-21, from which `next Friday` counts (default: today)',
    )
    .option('--dry-run', 'with --deal: print what would be written, and write nothing')
    .option('--no-consent', 'keep and print nothing that was said: counts only')
    .option('--verify <deal>', 'look up the quotes of the opportunity with this id or name in the files')
    .addOption(each('--seller <name>', 'name of a seller in the texts; again for each'))
    .addOption(each('--company <name>', "name of the seller's company; again for each"))
    .addOption(each('--contact <name>', "name of a customer's contact in the texts; again for each"))
    .action(async (files: string[], _options: object, command: Command) =>
      done(await (await import('./commands/listen.ts')).listen(io, optionsOf(command), files)),
    );
}

function addInsightCommands(program: Command, io: Io, done: Done): void {
  program
    .command('insight')
    .description('check texts, without an org')
    .command('answers')
    .description('find texts without content: one text a line in, one JSON line each out')
    .argument('[file]', 'texts, one a line (default: the standard input)')
    .option('--concept <concept>', 'the concept that the texts answer, such as `problem` (default: any)')
    .option('--quote', 'the texts are quotes of the customer')
    .action(async (file: string | undefined, _options: object, command: Command) =>
      done(await (await import('./commands/insight-answers.ts')).insightAnswers(io, optionsOf(command), file)),
    );
}

function addCompletionCommands(program: Command, io: Io): void {
  program
    .command('completion')
    .description('print the script that completes commands, options and values in your shell (docs/completion.md)')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish', 'powershell']))
    .action(async (shell: string) => io.out((await import('./completion.ts')).completionScript(shell)));
  // What the script calls on Tab.
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: readonly string[]) => {
      const { completionsOf } = await import('./completion.ts');
      io.out((await completionsOf(program, words)).join('\n'));
    });
}

/**
 * Rewrites commander's messages in the style of this program: `error: unknown option '--jsn'\n(Did you mean --json?)` becomes sentences
 * with the user's words in backticks.
 */
function inOurStyle(text: string): string {
  const sentences = text
    .replace(/^error: /, '')
    .replace(/'([^']*)'/g, '`$1`')
    .replace(/\(Did you mean (.*?)\?\)/g, 'Did you mean `$1`?')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.charAt(0).toUpperCase() + line.slice(1) + (/[.!?]$/.test(line) ? '' : '.'));
  return `${sentences.join(' ')}\n`;
}
