import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source.ts';

/** docs/data-model.md, read by what its text looks like. */
const text = (): string => readFileSync(join(ROOT, 'docs/data-model.md'), 'utf8');

/** Slot and weight of each concept, from the table with three of them a line. */
export function documentedConcepts(): { slot: number; concept: string; weight: number }[] {
  const result: { slot: number; concept: string; weight: number }[] = [];
  for (const line of text().split('\n')) {
    for (const match of line.matchAll(/\|\s*(\d+)\s*\|\s*([a-z][a-z 0-9]*?)\s*\|\s*(\d+)\s*(?=\|)/g)) {
      result.push({ slot: Number(match[1]), concept: match[2] ?? '', weight: Number(match[3]) });
    }
  }
  return result.sort((a, b) => a.slot - b.slot);
}

/** Field names by object: custom fields of each section on an object of ours, and of the section on standard objects. */
export function documentedFields(): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const section of text().split(/^## /m).slice(1)) {
    const [heading = ''] = section.split('\n');
    const object = /^(DF_\w+__c)/.exec(heading)?.[1];
    if (object !== undefined) {
      const names = fieldNames(section, (name) => !name.startsWith('DF_'));
      if (heading.includes('detail of Opportunity')) names.add('Opportunity__c');
      result.set(object, names);
    } else if (heading.startsWith('Fields on standard objects')) {
      const [opportunity = '', line = ''] = section.split(/^OpportunityLineItem:/m);
      result.set(
        'Opportunity',
        fieldNames(opportunity, () => true),
      );
      result.set(
        'OpportunityLineItem',
        fieldNames(line, () => true),
      );
    }
  }
  return result;
}

/** Types of the fields that are listed in a table, as the documentation words them. */
export function documentedTypes(): Map<string, string> {
  const result = new Map<string, string>();
  for (const section of text().split(/^## /m).slice(1)) {
    const object = /^(DF_\w+__c)/.exec(section)?.[1];
    if (object === undefined) continue;
    for (const line of section.split('\n').filter((row) => row.startsWith('|'))) {
      const [, names = '', type = ''] = line.split('|');
      for (const match of names.matchAll(/`(\w+__c)`/g)) result.set(`${object}.${match[1] ?? ''}`, type.trim());
    }
  }
  return result;
}

function fieldNames(section: string, keep: (name: string) => boolean): Set<string> {
  const names = [...section.matchAll(/`([A-Z]\w*__c)`/g)].map((match) => match[1] ?? '');
  return new Set(names.filter(keep));
}
