import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { completionsOf } from '../../src/cli/completion.ts';
import { createProgram } from '../../src/cli/program.ts';
import { plainEnvironment, root } from '../with-started-org.ts';
import { diagnose, type Ran } from './cli.ts';

const MAIN = join(root, 'dist/src/cli/main.js');

let home: string;
let folder: string;
let script: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'diagnose-home-'));
  folder = mkdtempSync(join(tmpdir(), 'diagnose-completion-'));
  await promisify(execFile)(
    process.execPath,
    [join(root, 'tests/cli/fixtures/store-alias.mjs'), 'my-sandbox', 'my-org'],
    {
      env: { ...plainEnvironment(), HOME: home, SF_DISABLE_LOG_FILE: 'true' },
    },
  );
  script = (await diagnose(['completion', 'bash'], { cwd: folder })).out;
  writeFileSync(join(folder, 'completion.bash'), script);
  writeFileSync(join(folder, 'our-playbook.yaml'), '');
}, 180_000);
afterAll(() => {
  for (const one of [home, folder]) rmSync(one, { recursive: true, force: true });
});

/** Runs bash in the folder. */
function bash(text: string, args: readonly string[] = []): Promise<Ran> {
  const child = spawn('bash', ['--norc', '--noprofile', '-c', text, 'bash', ...args], {
    cwd: folder,
    env: { ...plainEnvironment(), HOME: home, NODE: process.execPath, MAIN },
  });
  return ended(child);
}

function ended(child: ReturnType<typeof spawn>): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

/** Loads the script twice, as a shell that reads its start file again, then prints what each command line is completed with: `=` and a word a line. */
const ASK = `
diagnose() { "$NODE" "$MAIN" "$@"; }
compopt() { :; }
source completion.bash && source completion.bash
for line in "$@"; do
  read -ra COMP_WORDS <<< "$line"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  __diagnose_complete
  printf '=%s\\n' "$line" "\${COMPREPLY[@]}"
done
complete -p diagnose`;

describe('in a real bash', () => {
  const asked: Record<string, readonly string[]> = {
    'diagnose rep': ['report'],
    'diagnose playbook ': ['check', 'compile', 'explain', 'test', 'decide', 'what-if', 'diff', 'migrate'],
    'diagnose sync --f': ['--full'],
    'diagnose sync --full --dry': ['--dry-run'],
    'diagnose --org my-org check --sta': ['--standing'],
    'diagnose sync --js': ['--json'],
    'diagnose sync --org ': ['my-org', 'my-sandbox'],
    'diagnose sync --org my-s': ['my-sandbox'],
    'diagnose check --user s': ['seller'],
    'diagnose playbook compile --format ': ['formula', 'sql', 'postgres', 'english', 'metadata', 'json'],
    'diagnose report --zone Europe/Berl': ['Europe/Berlin'],
    'diagnose completion z': ['zsh'],
    'diagnose org start --d': ['--demo', '--data'],
    'diagnose nothing ': [],
    'diagnose check ': [],
  };
  test('commands, options, aliases and values are completed', async () => {
    const { out, err } = await bash(ASK, Object.keys(asked));
    expect(err).toBe('');
    const replies: Record<string, string[]> = {};
    let line = '';
    for (const part of out.split('\n').filter((text) => text.startsWith('='))) {
      const text = part.slice(1);
      if (text in asked) replies[(line = text)] = [];
      else if (text !== '') replies[line]!.push(text);
    }
    const sorted = (one: Readonly<Record<string, readonly string[]>>) =>
      Object.entries(one).map(([key, values]) => [key, [...values].sort()]);
    expect(sorted(replies)).toEqual(sorted(asked));
    expect(out).toMatch(/^complete -o bashdefault -o default -F __diagnose_complete diagnose$/m);
  }, 120_000);

  test('a person who presses Tab gets the word and the file', async () => {
    const typed = [
      'diagnose() { if [ "$1" = complete ]; then "$NODE" "$MAIN" "$@"; else printf "<%s>" "$@"; fi; }',
      'source completion.bash',
      'diagnose rep\t--ou\tpage.html',
      'diagnose deploy --playbook our\t',
      'exit',
    ];
    const child = spawn('script', ['-qec', 'bash --norc --noprofile -i', '/dev/null'], {
      cwd: folder,
      env: { ...plainEnvironment(), HOME: home, NODE: process.execPath, MAIN, TERM: 'dumb', PS1: '$ ' },
    });
    child.stdin.write(`${typed.join('\n')}\n`);
    const { out } = await ended(child);
    expect(out).toContain('<report><--out><page.html>');
    expect(out).toContain('<deploy><--playbook><our-playbook.yaml>');
  }, 120_000);
});

const next = async (...words: string[]): Promise<readonly string[]> => {
  const io = { out: () => undefined, err: () => undefined, env: {}, cwd: folder } as unknown as Parameters<
    typeof createProgram
  >[0];
  return completionsOf(
    createProgram(io, () => undefined),
    words,
  );
};

test.each([
  [':0', ['deploy', '--playbook', '']],
  [':0', ['listen', 'a.txt', '']],
  [':0', ['playbook', 'diff', 'one.yaml', '']],
  [':0', ['formula', 'eval', '']],
  [':16', ['sync', '--data', '']],
  [':4', ['playbook', 'migrate', '']],
  [':4', ['check', '']],
  [':4', ['deploy', '--retire', '']],
])('%s (0 files, 16 folders, 4 neither) is what the shell completes after %j', async (directive, words) => {
  expect(await next(...words)).toEqual([directive]);
});

test('each option comes with its description, hidden commands are not offered', async () => {
  expect(await next('sync', '--fu')).toEqual([
    '--full\tread all records again, also those that were not changed',
    ':4',
  ]);
  expect((await next('comp')).map((line) => line.split('\t')[0])).toEqual(['completion', ':4']);
});

test.each(['bash', 'zsh', 'fish', 'powershell'])(
  'there is a script for %s, and docs/completion.md has the line that installs it',
  async (shell) => {
    const { code, out, err } = await diagnose(['completion', shell], { cwd: folder });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/diagnose complete '?--'? /);
    expect(readFileSync(join(root, 'docs/completion.md'), 'utf8')).toContain(`diagnose completion ${shell}`);
  },
  60_000,
);

test('another shell is refused', async () => {
  expect(await diagnose(['completion', 'tcsh'], { cwd: folder })).toMatchObject({ code: 2, out: '' });
});

test('nothing is sent: a proxy and an org that are named get no connection', async () => {
  const seen: Socket[] = [];
  const server = createServer((socket) => seen.push(socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const env = { HOME: home, HTTPS_PROXY: url, HTTP_PROXY: url, DIAGNOSE_ACCESS_TOKEN: 'x' };
  const { out } = await diagnose(['complete', '--', 'sync', '--org', ''], { cwd: folder, env });
  server.close();
  expect(out).toBe('my-org\t\nmy-sandbox\t\n:4\n');
  expect(seen).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['completion.bash', 'our-playbook.yaml']);
}, 180_000);
