import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { peakMegabytes } from './peak.ts';

const PEAK = fileURLToPath(new URL('peak.ts', import.meta.url));
const CHILD = `import { peakMegabytes } from ${JSON.stringify(PEAK)}; process.stdout.write(String(peakMegabytes()));`;

test('the peak of a process leaves out what the one that started it had', () => {
  const held = Buffer.alloc(400e6, 1);
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', CHILD], {
    encoding: 'utf8',
  });
  expect(peakMegabytes()).toBeGreaterThan(held.length / 1e6);
  expect(Number(stdout)).toBeGreaterThan(20);
  expect(Number(stdout)).toBeLessThan(300);
});
