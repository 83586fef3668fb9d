// Run by node as a child of the test: Salesforce's platform compiler does not load inside jest.
// Input (stdin): [{ name, files: { fileName: source }, isDynamic? }]. Output: [{ name, errors: [text] }].
import { readFileSync } from 'node:fs';
import { compile } from '@lwc/sfdc-lwc-compiler';

const bundles = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for (const { name, files, isDynamic = false } of bundles) {
  const output = await compile({
    bundle: {
      type: 'platform',
      namespace: 'c',
      name,
      files,
      apiVersion: 66,
      // What the platform sets for bundles with the capability `lightning__dynamicComponent`.
      options: isDynamic ? { allowDynamicComponents: true, dynamicImport: 'stringLiteralOnly' } : {},
    },
    outputConfigs: [{ minify: false, env: { NODE_ENV: 'development' } }],
  });
  const diagnostics = [
    ...(output.diagnostics ?? []),
    ...(output.results ?? []).flatMap((result) => result.diagnostics ?? []),
  ];
  const errors = diagnostics.filter(({ level }) => level === 0 || level === 1).map(({ message }) => message);
  if (output.success === false && errors.length === 0) errors.push('the compiler said no without a reason');
  answers.push({ name, errors: [...new Set(errors)] });
}
process.stdout.write(JSON.stringify(answers));
