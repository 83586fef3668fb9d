import { readFileSync } from 'node:fs';
import { rulesPackage, withRunningUser } from '../../src/playbook/index.ts';

const FILE = new URL(
  '../../force-app/main/default/dashboards/DF_Discovery_Quality/DF_Manager.dashboard-meta.xml',
  import.meta.url,
);
const shipped = readFileSync(FILE, 'utf8');

test('a dashboard gets a running user, in the place where Salesforce keeps it, and nothing else changes', () => {
  const changed = withRunningUser(shipped, 'ann@example.com') ?? '';
  expect(changed).toContain(`
    <dashboardType>SpecifiedUser</dashboardType>
`);
  expect(changed).toContain(`
    <isGridLayout>true</isGridLayout>
    <runningUser>ann@example.com</runningUser>
    <textColor>#000000</textColor>
`);
  const lines = (text: string) => text.split('\n').filter((line) => !/dashboardType|runningUser/.test(line));
  expect(lines(changed)).toEqual(lines(shipped));
});

test('another user takes the place of the first, and each reader that of both', () => {
  const first = withRunningUser(shipped, 'ann@example.com') ?? '';
  const second = withRunningUser(first, 'bo+1@example.com') ?? '';
  expect(second.match(/<runningUser>.*/g)).toEqual(['<runningUser>bo+1@example.com</runningUser>']);
  expect(withRunningUser(second, 'reader')).toBe(shipped);
});

test('what is so already stays as it is', () => {
  expect(withRunningUser(shipped, 'reader')).toBeUndefined();
  const changed = withRunningUser(shipped, 'ann@example.com') ?? '';
  expect(withRunningUser(changed, 'ann@example.com')).toBeUndefined();
});

test('signs of XML and of patterns in a username are text', () => {
  const changed = withRunningUser(shipped, "a&b$&'<@example.com") ?? '';
  expect(changed).toContain('<runningUser>a&amp;b$&amp;&apos;&lt;@example.com</runningUser>');
});

test('a package has dashboards and their folders next to the rules', () => {
  const dashboards = new Map([
    ['Folder', '<f/>'],
    ['Folder/One', '<a/>'],
  ]);
  expect([...rulesPackage([], '66.0', { dashboards })]).toEqual([
    [
      'package.xml',
      expect.stringMatching(/<members>Folder<\/members>\s*<members>Folder\/One<\/members>\s*<name>Dashboard<\/name>/),
    ],
    ['dashboards/Folder-meta.xml', '<f/>'],
    ['dashboards/Folder/One.dashboard', '<a/>'],
  ]);
});
