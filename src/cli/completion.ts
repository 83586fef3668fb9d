import { RootCommand, script, ShellCompDirective } from '@bomb.sh/tab';
import type { Command as TabCommand } from '@bomb.sh/tab';
import type { Command } from 'commander';
import { storedAliases } from '../salesforce/index.ts';
import { USERS } from './io.ts';

/** The name by which shells call the program. */
const NAME = 'diagnose';

/**
 * The completion script of a shell (`bash`, `zsh`, `fish` or `powershell`). On each Tab it runs `diagnose complete -- WORDS`. That of bash also works where
 * the package bash-completion is not installed, can be loaded twice, and completes files.
 */
export function completionScript(shell: string): string {
  const text = printed(() => script(shell, NAME, NAME));
  if (shell !== 'bash') return text;
  return `${WORDS_OF_BASH}\n${text
    .replaceAll(/^readonly (?=ShellCompDirective)/gm, '')
    .replace(/^complete -F/m, 'complete -o bashdefault -o default -F')}`;
}

/** The library only prints. */
function printed(work: () => void): string {
  const real = console.log;
  const lines: string[] = [];
  console.log = (text: string) => lines.push(text);
  try {
    work();
  } finally {
    console.log = real;
  }
  return lines.join('\n');
}

/** A stand-in for the function of the package bash-completion by which the script gets the words. */
const WORDS_OF_BASH = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}")
    cword=$COMP_CWORD
    cur=\${COMP_WORDS[COMP_CWORD]}
    prev=\${COMP_WORDS[COMP_CWORD - 1]:-}
  }
fi
`;

/** What the values of options and arguments are completed with. */
interface Values {
  readonly program: Command;
  /** Aliases of the Salesforce CLI's logins. */
  readonly aliases: readonly string[];
  /** Called when the shell is to complete files or folders instead. */
  readonly onFiles: (kind: 'file' | 'dir') => void;
}

/**
 * What can come next on a command line: `value TAB description` a line, and as the last line `:N` for the shell (0: files, 16: folders, 4: neither).
 * Nothing is sent over the network.
 * @param words those after the program's name; the last one is what is being typed, empty after a blank
 */
export async function completionsOf(program: Command, words: readonly string[]): Promise<readonly string[]> {
  const root = new RootCommand();
  const lines = new Set<string>();
  let directive = ShellCompDirective.ShellCompDirectiveNoFileComp;
  const values: Values = {
    program,
    aliases: words.at(-2) === '--org' ? await aliases() : [],
    onFiles: (kind) => {
      const { ShellCompDirectiveDefault: files, ShellCompDirectiveFilterDirs: folders } = ShellCompDirective;
      directive = kind === 'file' ? files : folders;
    },
  };
  describe(root, program, values);
  for (const [path, command] of commandsBelow(program))
    describe(root.command(path, command.description()), command, values);
  // A private method of a pinned dependency: its own prints, and completes no files. tests/cli/completion.test.ts fails if it changes.
  Object.assign(root, {
    complete(typed: string) {
      for (const { value, description = '' } of root.completions)
        if (value.startsWith(typed)) lines.add(`${value}\t${description}`);
    },
  });
  root.parse([...words]);
  return [...lines, `:${directive}`];
}

function aliases(): Promise<readonly string[]> {
  // As for a login: the library writes a log to the user's home by default.
  process.env['SF_DISABLE_LOG_FILE'] ??= 'true';
  return storedAliases();
}

/** The visible commands by their path (`org start`), parents before children. */
function commandsBelow(parent: Command, path: string = ''): [path: string, command: Command][] {
  return parent
    .createHelp()
    .visibleCommands(parent)
    .filter((command) => command.name() !== 'help')
    .flatMap((command) => {
      const own = `${path}${command.name()}`;
      return [[own, command] as [string, Command], ...commandsBelow(command, `${own} `)];
    });
}

/** The options and arguments of a command; those of the program can follow each command. */
function describe(target: TabCommand, command: Command, values: Values): void {
  const help = command.createHelp();
  const own = help.visibleOptions(command);
  const global = command === values.program ? [] : help.visibleOptions(values.program);
  for (const option of [...own, ...global]) {
    const name = option.long?.slice(2);
    if (name === undefined || target.options.has(name) || (name === 'version' && command !== values.program)) continue;
    if (!option.required && !option.optional) target.option(name, option.description);
    else target.option(name, option.description, offer(option.argChoices ?? [], option.flags, values));
  }
  for (const argument of command.registeredArguments)
    target.argument(argument.name(), offer(argument.argChoices ?? [], argument.name(), values), argument.variadic);
}

const FILES = /^(?:files?|lines|first|second)$|<file>/;

/** Completes a value: with its choices, else by the words with which the help names it (`--playbook <file>`). */
function offer(choices: readonly string[], words: string, { aliases, onFiles }: Values) {
  return (complete: (value: string, description: string) => void): void => {
    if (FILES.test(words)) return onFiles('file');
    if (words.includes('<dir>')) return onFiles('dir');
    const known = choices.length > 0 ? choices : named(words, aliases);
    for (const value of known) complete(value, '');
  };
}

function named(words: string, aliases: readonly string[]): readonly string[] {
  if (words.startsWith('--org ')) return aliases;
  if (words.startsWith('--zone ')) return Intl.supportedValuesOf('timeZone');
  return /^--(?:user|allow) /.test(words) ? USERS : [];
}
