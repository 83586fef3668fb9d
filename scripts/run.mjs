import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The environment of child processes: no proxies (Salesforce clients ignore no_proxy), the project's own tools first. */
export function childEnvironment() {
  const environment = { ...process.env };
  for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) delete environment[name];
  environment.PATH = `${join(root, 'node_modules/.bin')}:${environment.PATH ?? ''}`;
  return environment;
}

/** The Node and browser suites are ES modules to jest; the LWC suites are transformed to CommonJS by the platform's transformer. */
function flagsFor(file, args) {
  const isModules = file.includes('jest') && !args.some((arg) => arg.startsWith('config/jest.lwc'));
  return isModules ? ['--experimental-vm-modules', '--no-warnings'] : [];
}

/** As `node`, but in parallel with others: the output is collected until the process ends. */
export function nodeQuietly(file, ...args) {
  const child = spawn(process.execPath, [...flagsFor(file, args), join(root, file), ...args], {
    cwd: root,
    env: childEnvironment(),
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ fine: code === 0, output })));
}

/** Runs Node on a file of the project, its output passed through; true when it exits 0. */
export function node(file, ...args) {
  const flags = flagsFor(file, args);
  const { status } = spawnSync(process.execPath, [...flags, join(root, file), ...args], {
    cwd: root,
    env: childEnvironment(),
    stdio: 'inherit',
  });
  return status === 0;
}
