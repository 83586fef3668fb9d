import { unzipSync } from 'fflate';
import { parseXml } from '../xml/xml.ts';
import type { XmlDocument } from '../xml/xml.ts';
import { listOf, textOf, textsOf } from '../xml/xmlValue.ts';

/** The files of a deployed zip, and the components that its manifests list. */
export interface PackageFiles {
  /** Paths as in the zip, folders left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The folder in which package.xml lies, with a slash at the end; empty at the top. */
  readonly root: string;
  /** Members by type, as named; `*` included. */
  readonly manifest: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members to delete by type, before and after the package's own components; both are applied together here. */
  readonly deletions: readonly { type: string; fullName: string; fileName: string }[];
}

/** Why a package cannot be read at all. */
export interface PackageProblem {
  readonly fileName: string;
  readonly problem: string;
  readonly line?: number;
  readonly column?: number;
}

/** Salesforce's limits for one deploy: 10,000 files, about 400 MB unpacked. */
const MAX_FILES = 10_000;
const MAX_UNPACKED = 400_000_000;
const DESTRUCTIVE = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];

/** Unpacks a zip in metadata format and reads its manifests. */
export function readPackage(zip: Uint8Array): PackageFiles | PackageProblem {
  const unpacked = unpack(zip);
  if (!(unpacked instanceof Map)) return unpacked;
  const packagePath = [...unpacked.keys()].find((path) => /^([^/]+\/)?package\.xml$/.test(path));
  if (packagePath === undefined) {
    return { fileName: 'package.xml', problem: 'No package.xml found' };
  }
  const root = packagePath.slice(0, -'package.xml'.length);
  const document = parseXml(unpacked.get(packagePath)!);
  if ('problem' in document) return { fileName: packagePath, ...document };
  if (document.root !== 'Package') {
    return { fileName: packagePath, problem: `The root element is \`${document.root}\`; \`Package\` was expected.` };
  }
  const deletions: { type: string; fullName: string; fileName: string }[] = [];
  for (const name of DESTRUCTIVE) {
    const bytes = unpacked.get(root + name);
    if (bytes === undefined) continue;
    const destructive = parseXml(bytes);
    if ('problem' in destructive) return { fileName: root + name, ...destructive };
    for (const [type, members] of membersOf(destructive)) {
      for (const fullName of members) deletions.push({ type, fullName, fileName: root + name });
    }
  }
  return { files: unpacked, root, manifest: membersOf(document), deletions };
}

function unpack(zip: Uint8Array): Map<string, Uint8Array> | PackageProblem {
  let files = 0;
  let size = 0;
  let tooLarge = false;
  try {
    const entries = unzipSync(zip, {
      filter(file) {
        files += 1;
        size += file.originalSize;
        tooLarge ||= files > MAX_FILES || size > MAX_UNPACKED;
        return !tooLarge && !file.name.endsWith('/');
      },
    });
    if (tooLarge) {
      return {
        fileName: '',
        problem: `The package is too large. The most is ${MAX_FILES} files and ${MAX_UNPACKED} bytes unpacked.`,
      };
    }
    return new Map(Object.entries(entries));
  } catch {
    return { fileName: '', problem: 'The zip file cannot be read. Send a zip of a folder with a package.xml in it.' };
  }
}

function membersOf(document: XmlDocument): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  for (const types of listOf(document.body, 'types')) {
    const name = textOf(types, 'name') ?? '';
    const set = members.get(name) ?? new Set<string>();
    // Folders of reports and dashboards: the Salesforce CLI writes them with a slash at the end.
    for (const member of textsOf(types, 'members')) set.add(member.replace(/\/$/, ''));
    members.set(name, set);
  }
  return members;
}
