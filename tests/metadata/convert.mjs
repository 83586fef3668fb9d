// Converts the project's source as the Salesforce tools do and prints what came out; its own process, since the library does not load
// inside jest. Arguments: folders of the project, then files whose fate under .forceignore is asked for, after `--`.
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { ComponentSet, ForceIgnore, MetadataConverter } from '@salesforce/source-deploy-retrieve';

const separator = process.argv.indexOf('--');
const folders = process.argv.slice(2, separator).map((folder) => resolve(folder));
const files = process.argv.slice(separator + 1);

const components = ComponentSet.fromSource(folders);
const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
const ignore = ForceIgnore.findAndCreate(resolve('force-app'));
const entries = Object.entries(unzipSync(new Uint8Array(zipBuffer))).filter(([name]) => !name.endsWith('/'));
const text = new TextDecoder();
console.log(
  JSON.stringify({
    files: Object.fromEntries(entries.map(([name, bytes]) => [name, text.decode(bytes)])),
    denied: files.filter((file) => ignore.denies(resolve(file))),
  }),
);
