/**
 * One file a conformance case: sections that begin with a line `=== NAME`, each with the exact text that follows it.
 * `=== formula` and the lines below it up to the next such line are the section `formula`.
 */
const HEADING = /^=== (.+)\n/gm;

/** The sections of a case's file, in the order of the file. @throws Error where the text does not begin with a section, or has one twice. */
export function sectionsOf(text: string): ReadonlyMap<string, string> {
  const headings = [...text.matchAll(HEADING)];
  const sections = new Map<string, string>();
  if (headings[0]?.index !== 0) throw new Error('A case begins with a line such as `=== playbook.yaml`.');
  headings.forEach((heading, index) => {
    const name = heading[1]!;
    if (sections.has(name)) throw new Error(`The section \`${name}\` appears twice.`);
    sections.set(name, text.slice(heading.index + heading[0].length, headings[index + 1]?.index ?? text.length));
  });
  return sections;
}

/** The text of a case's file. @throws Error where a section could not be read back as it is. */
export function caseText(sections: ReadonlyMap<string, string>): string {
  const parts = [...sections].map(([name, text]) => {
    if (text !== '' && !text.endsWith('\n')) throw new Error(`The section \`${name}\` does not end with a line break.`);
    if (text.search(HEADING) >= 0) throw new Error(`The section \`${name}\` has a line that begins with \`=== \`.`);
    return `=== ${name}\n${text}`;
  });
  return parts.join('');
}
