import { createLint, lintedFiles, readGlossary, readWords } from '../../scripts/words-files.ts';

const words = readWords();
const glossary = readGlossary();
const lint = createLint(words, glossary);

describe('the lint of words', () => {
  test.each(words.identifiers.flatMap(({ samples, use }) => samples.map((name) => [name, use])))(
    'finds `%s` as a declared name, and gives the replacement',
    (name, use) => {
      expect(lint('src/sample.ts', `\nconst ${name} = 1;\n`)).toEqual([
        { path: 'src/sample.ts', line: 2, found: name, use },
      ]);
    },
  );

  test.each(words.phrases.flatMap(({ samples, use }) => samples.map((text) => [text, use])))(
    'finds `%s` in a comment and in a document, and gives the replacement',
    (text, use) => {
      const [first = '', ...rest] = text.split(' ');
      const wrapped = `/**\n * ${first}\n * ${rest.join('\n * ')}\n */\n`;
      for (const [path, source] of [
        ['src/sample.ts', `// ${text}\n`],
        ['src/sample.ts', wrapped],
        ['docs/sample.md', text],
      ] as const)
        expect(lint(path, source).map((hit) => hit.use)).toContain(use);
    },
  );

  test('names the file and line of each place, in order', () => {
    const source = ['// Fine.', 'const a = 1; /* one', ' doomed row */', "test('is told apart', () => {});"].join('\n');
    expect(lint('tests/a.test.ts', source)).toMatchObject([
      { line: 3, found: 'doomed' },
      { line: 4, found: 'told' },
    ]);
  });

  test('finds a private word in the name of a file', () => {
    expect(lint('src/latePanel.ts', '')).toMatchObject([{ line: 1, found: 'latePanel' }]);
  });

  test('reads no strings, patterns, code in backticks or uses of a name', () => {
    const source = [
      "const url = 'https://x/a // doomed';",
      'const template = `doomed ${url} /* doomed */`;',
      'const pattern = /[/]* doomed/;',
      '// The key `doomed` stays.',
      "import { handleNear } from 'other';",
      'handleNear(template.told, pattern);',
    ].join('\n');
    expect(lint('src/a.ts', source)).toEqual([]);
    expect(lint('docs/a.md', '`doomed`\n\n```\ndoomed\n```\n[link](doomed.md)')).toEqual([]);
  });

  test('spares glossary terms and exempt places only', () => {
    const spared = createLint({ ...words, exempt: [{ pattern: 'doomed rows', path: '^docs/', reason: 'planted' }] }, [
      'late panel',
    ]);
    expect(spared('docs/a.md', 'A late panel. All doomed rows.')).toEqual([]);
    expect(spared('src/a.ts', '// A late panel. All doomed rows.')).toMatchObject([{ found: 'doomed' }]);
    expect(spared('docs/a.md', 'A late part. A doomed row.')).toHaveLength(2);
  });

  test('gives a reason for every exemption', () => {
    for (const { reason } of words.exempt) expect(reason).toMatch(/\.$/);
  });

  test('reads code, tests, scripts and documents, and nothing generated', () => {
    const files = lintedFiles();
    for (const start of [
      'src/local-org/',
      'src/playbook/',
      'force-app/main/',
      'scripts/',
      'tests/',
      'docs/',
      'README.md',
    ])
      expect(files.some((path) => path.startsWith(start))).toBe(true);
    expect(files.length).toBeGreaterThan(700);
    expect(files.filter((path) => /(^|\/)(node_modules|planted|fixtures)\//.test(path))).toEqual([]);
  });

  test('knows at least forty terms of the glossary', () => {
    expect(glossary.length).toBeGreaterThanOrEqual(40);
  });
});
