/**
 * The relationships that a formula reads: `Owner.Profile.Name` reads `Owner` and `Owner.Profile`. Literals, comments and globals such as
 * `$Permission` are ignored.
 */
export function relationshipsRead(formula: string): readonly string[] {
  const code = formula.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\//g, '""');
  const paths = [...code.matchAll(/(?<![$\w.])[A-Za-z]\w*(?:\.[A-Za-z]\w*)+/g)].flatMap(([path]) => {
    const parts = path.split('.').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  });
  return [...new Set(paths)];
}
