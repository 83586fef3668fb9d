import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';
import { diagnose, ROOT, withFolder } from './cli.ts';

const SHIPPED = join(ROOT, 'playbooks', 'diagnose-first.yaml');

describe('a mistake on the command line is one sentence, the right exit code, and nothing written', () => {
  const cases: [string, string[], number, string][] = [
    ['an unknown command', ['depoly'], 2, 'Unknown command `depoly`. Did you mean `deploy`?'],
    ['an unknown option', ['sync', '--all'], 2, 'Unknown option `--all`.'],
    [
      'two playbooks for one deploy',
      ['deploy', '--playbook', 'a.yaml', '--playbook', 'b.yaml'],
      2,
      '`--playbook` is given twice, as `a.yaml` and `b.yaml`. Leave one of them out.',
    ],
    ['two orgs', ['sync', '--org', 'one', '--org', 'two'], 2, '`--org` is given twice, as `one` and `two`.'],
    ['a missing argument', ['playbook', 'explain'], 2, 'Missing required argument `file`.'],
    ['no opportunity', ['check'], 2, 'Give the id or the exact name of an opportunity, or `--standing`.'],
    ['an opportunity and the list', ['check', 'Acme', '--standing'], 2, 'leave out the opportunity, or the option.'],
    ['seconds that are none', ['watch', '--every', 'soon'], 2, '`soon` is not a number of seconds from 1 to 60'],
    [
      'a missing playbook',
      ['deploy', '--playbook', 'mine.yaml'],
      2,
      'There is no file `mine.yaml`. Check the path and try again.',
    ],
    ['a playbook that is a folder', ['playbook', 'check', '.'], 2, '`.` is a folder. A file was expected.'],
    [
      'no local org',
      ['sync'],
      3,
      'No local org is running on the folder `.diagnose`. Start one with `diagnose org start`, or name an org with `--org URL`.',
    ],
    [
      'no local org on another folder',
      ['report', '--data', 'elsewhere'],
      3,
      'No local org is running on the folder `elsewhere`.',
    ],
    ['an org that is no URL', ['check', 'Acme', '--org', 'acme.my.salesforce.com'], 2, 'is not the URL of an org.'],
    [
      'a token that would travel unprotected',
      ['check', 'Acme', '--org', 'http://acme.example'],
      2,
      'would send the access token unprotected',
    ],
    ['a URL without a token', ['check', 'Acme', '--org', 'https://acme.example'], 2, 'DIAGNOSE_ACCESS_TOKEN'],
    ['a zone that is none', ['check', 'Acme', '--zone', 'Middle/Earth'], 2, '`Middle/Earth` is not a time zone.'],
    ['a port that is none', ['org', 'start', '--port', '70000'], 2, '`70000` is not a port.'],
    ['a day that does not exist', ['org', 'start', '--today', '2026-02-30'], 2, '`2026-02-30` is not a day.'],
    [
      'a session timeout that is none',
      ['org', 'start', '--session-timeout', '5'],
      2,
      '`5` is not a session timeout. Expected a number of minutes from 15 to 1440.',
    ],
    ['a name of an app that is none', ['org', 'app', '../x'], 2, '`../x` is not a name for an app'],
    ['a user whom no app can sign in', ['org', 'app', 'ci', '--allow', 'nobody'], 2, '`nobody`'],
    [
      'a callback elsewhere',
      ['org', 'app', 'ci', '--callback', 'http://evil.example/'],
      2,
      'the callback URL `http://evil.example/` is neither https nor http on localhost',
    ],
    ['no certificate', ['org', 'app', 'ci', '--certificate', 'x.crt'], 2, 'There is no file `x.crt`.'],
    [
      'an unknown format',
      ['playbook', 'compile', SHIPPED, '--format', 'xml'],
      2,
      'Allowed choices are formula, sql, postgres, english, metadata, json.',
    ],
    ['nothing to seed', ['org', 'seed'], 3, 'No local org is running on the folder `.diagnose`.'],
  ];
  test.concurrent.each(cases)(
    '%s',
    async (_name, args, code, sentence) => {
      await withFolder(async (cwd) => {
        const ran = await diagnose(args, { cwd });
        expect(ran).toEqual({ code, out: '', err: expect.stringContaining(sentence) as string });
        expect(ran.err.trim().split('\n').length).toBeLessThanOrEqual(2);
        expect(ran.err).not.toMatch(/\bat .*\.ts:\d+|Error:/);
        expect(await readdir(cwd)).toEqual([]);
      });
    },
    60_000,
  );

  test('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      await withFolder(async (cwd) => {
        const ran = await diagnose(['org', 'start', '--empty'], { cwd, env: { PORT: String(port) } });
        expect([ran.code, ran.out]).toEqual([2, '']);
        expect(ran.err).toContain(`Port ${port} is in use`);
        expect(ran.err.trim().split('\n')).toHaveLength(1);
        expect(await readdir(cwd)).toEqual([]);
      });
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  }, 180_000);

  test('an org where nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    await withFolder(async (cwd) => {
      const url = `http://127.0.0.1:${port}`;
      const ran = await diagnose(['check', 'Acme', '--org', url], { cwd, env: { DIAGNOSE_ACCESS_TOKEN: '00Dx!x' } });
      expect(ran).toEqual({
        code: 3,
        out: '',
        err: `The org at \`${url}\` cannot be reached: nothing listens at this address.
`,
      });
    });
  }, 180_000);

  test('the file of a local org that has ended, or that is no such file', async () => {
    await withFolder(async (cwd) => {
      await mkdir(join(cwd, '.diagnose'));
      const users = Object.fromEntries(
        ['admin', 'revops', 'manager', 'seller', 'integration'].map((name) => [
          name,
          { id: '005', username: name, accessToken: 'x' },
        ]),
      );
      await writeFile(
        join(cwd, '.diagnose', 'org.json'),
        JSON.stringify({ instanceUrl: 'http://localhost:1', accessToken: 'x', pid: 2 ** 22 + 1, users }),
      );
      const ended = await diagnose(['sync'], { cwd });
      expect([ended.code, ended.err]).toEqual([
        3,
        expect.stringContaining('The local org on the folder `.diagnose` has ended'),
      ]);
      await writeFile(join(cwd, '.diagnose', 'org.json'), '{"instanceUrl":');
      const broken = await diagnose(['sync'], { cwd });
      expect([broken.code, broken.err]).toEqual([3, expect.stringContaining('cannot be read')]);
    });
  }, 180_000);
});

describe('a mistake in a playbook is named with its place', () => {
  test.each([
    ['broken YAML', 'playbook: mine\nstages: [A, B\ngates: x\n', /^mine\.yaml:\d+:\d+: /],
    ['an unknown stage', null, /^mine\.yaml:\d+:\d+: .*`Nowhere`/m],
  ] as const)(
    '%s',
    async (_name, text, place) => {
      await withFolder(async (cwd) => {
        const shipped = await readFile(SHIPPED, 'utf8');
        await writeFile(join(cwd, 'mine.yaml'), text ?? shipped.replace(/toEnter: .*/, 'toEnter: Nowhere'));
        for (const args of [
          ['deploy', '--playbook', 'mine.yaml'],
          ['playbook', 'check', 'mine.yaml'],
          ['playbook', 'compile', 'mine.yaml'],
        ]) {
          const ran = await diagnose(args, { cwd });
          expect([ran.code, ran.out]).toEqual([1, '']);
          expect(ran.err).toMatch(place);
          expect(ran.err).not.toMatch(/\bat .*\.ts:\d+|Error:/);
        }
        expect(await readdir(cwd)).toEqual(['mine.yaml']);
      });
    },
    60_000,
  );

  test('the shipped playbook is fine and compiles in every format', async () => {
    await withFolder(async (cwd) => {
      expect(await diagnose(['playbook', 'check', SHIPPED], { cwd })).toEqual({
        code: 0,
        out: `\`${SHIPPED}\` is fine.\nComplete in de, es, fr, 29 texts each.\n`,
        err: '',
      });
      const formula = await diagnose(['playbook', 'compile', SHIPPED], { cwd });
      expect(formula.out).toContain('$Permission.DF_Bypass_Stage_Gates');
      const metadata = await diagnose(['playbook', 'compile', SHIPPED, '--format', 'metadata'], { cwd });
      expect(metadata.out).toContain('<validationRules>');
      const json = await diagnose(['playbook', 'compile', SHIPPED, '--format', 'json'], { cwd });
      expect(JSON.parse(json.out)).toMatchObject({ playbook: 'diagnose-first', version: 1 });
    });
  }, 180_000);
});

test('formulas are evaluated line by line, and a line without a value makes the exit code 1', async () => {
  await withFolder(async (cwd) => {
    const input = '{"formula": "1 + 2"}\n\n{"formula": "LEN(\\"abc\\")"}\n';
    expect(await diagnose(['formula', 'eval'], { cwd, input })).toEqual({
      code: 0,
      out: '{"value":"3"}\n{"value":"3"}\n',
      err: '',
    });
    const bad = await diagnose(['formula', 'eval'], { cwd, input: '{"formula": "1 +"}\nnonsense\n' });
    expect(bad.code).toBe(1);
    expect(
      bad.out
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line) as object)),
    ).toEqual([['error'], ['error']]);
  });
});

describe('help', () => {
  const quiet = { out: () => undefined, err: () => undefined } as unknown as Parameters<typeof createProgram>[0];
  const below = (command: Command): Command[] => [command, ...command.commands.flatMap(below)];
  const all = below(createProgram(quiet, () => undefined)).filter((command) => command.name() !== 'complete');

  test('describes each command, option and argument', () => {
    const texts = all.flatMap((command) => [
      [command.name(), command.description()],
      ...command.options.map(({ flags, description }) => [flags, description]),
      ...command.registeredArguments.map((one) => [one.name(), one.description]),
    ]);
    expect(all.length).toBeGreaterThan(20);
    expect(texts.filter(([, text]) => (text ?? '') === '')).toEqual([]);
  });

  test('of each command lists the options that every command takes', () => {
    const lists = all.map((command) => [command.name(), /--org <org>[\s\S]*--json/.test(command.helpInformation())]);
    expect(lists.filter(([, isThere]) => isThere !== true)).toEqual([]);
  });

  test('names the user that a command works as, where it is not the usual one', async () => {
    const folder = join(ROOT, 'src/cli/commands');
    const opened: Record<string, string> = {};
    for (const file of await readdir(folder)) {
      const [, user] = /openTarget\(io, options, '(\w+)'\)/.exec(await readFile(join(folder, file), 'utf8')) ?? [];
      if (user !== undefined && user !== 'integration') opened[file] = user;
    }
    expect(opened).toEqual({ 'check.ts': 'seller', 'check-standing.ts': 'manager' });
    expect(all[0]!.options.find(({ long }) => long === '--user')?.description).toContain(
      '(default: seller for check and org link, manager for check --standing, else integration)',
    );
  });
});

test('help and version are no mistakes', async () => {
  await withFolder(async (cwd) => {
    expect((await diagnose(['--help'], { cwd })).code).toBe(0);
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await diagnose(['--version'], { cwd })).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});
