import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cruise, root } from './cruise.ts';

// The path is a variable to TypeScript: the configuration is JavaScript without types.
const configuration: string = '../../config/dependency-cruiser.mjs';
const { default: config } = (await import(configuration)) as { default: { forbidden: { name: string }[] } };
const ruleNames = config.forbidden.map((rule) => rule.name);

describe('the house rules of imports', () => {
  test('the tree keeps every rule', () => {
    const summary = cruise(root, ['src', 'force-app']);
    expect(summary.totalCruised).toBeGreaterThan(40);
    expect(summary.violations.map((found) => `${found.rule.name}: ${found.from} -> ${found.to}`)).toEqual([]);
  });

  test('a planted violation of each rule is found', () => {
    const directory = mkdtempSync(join(tmpdir(), 'planted-'));
    try {
      cpSync(join(root, 'tests/architecture/planted'), directory, { recursive: true });
      cpSync(join(root, 'tsconfig.json'), join(directory, 'tsconfig.json'));
      cpSync(join(root, 'package.json'), join(directory, 'package.json'));
      symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
      const broken = new Set(cruise(directory, ['src', 'force-app']).violations.map((found) => found.rule.name));
      expect([...broken].sort()).toEqual([...ruleNames].sort());
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
