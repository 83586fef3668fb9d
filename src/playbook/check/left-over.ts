import type { Place } from '../base/problem.ts';
import { listed } from '../base/words.ts';
import { at, type Finding } from './finding.ts';

/** A translation of what the playbook does not have. */
export interface LeftOver extends Place {
  readonly language: string;
  /** Sentences about what the playbook does not have; translations that share them are one finding. */
  readonly what: string;
}

/** `` `de` (line 12), `fr` (lines 40 and 44) `` */
function placesOf(items: readonly LeftOver[]): string {
  const languages = [...new Set(items.map(({ language }) => language))];
  return languages
    .map((language) => {
      const lines = items.flatMap((one) => (one.language === language ? [String(one.line)] : []));
      return `\`${language}\` (line${lines.length > 1 ? 's' : ''} ${listed(lines, 'and').replaceAll('`', '')})`;
    })
    .join(', ');
}

/**
 * Advice about translations that are left over, such as those of a gate that was taken out of a copied playbook. One finding for each thing
 * that is not there, at its first translation, with the lines of all. They are not compiled.
 */
export function leftOverFindings(leftOver: readonly LeftOver[]): Finding[] {
  return [...new Set(leftOver.map(({ what }) => what))].flatMap((what) => {
    const items = leftOver.filter((one) => one.what === what);
    const [first, ...more] = items;
    if (!first) return [];
    const end = more.length > 0 ? 'Take them out.' : 'Take it out.';
    return [at(first, `${what} Left over, and shown nowhere: ${placesOf(items)}. ${end}`, 'warning')];
  });
}
