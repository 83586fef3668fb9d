import type { SchemaComponent } from '../../schema/component.ts';
import type { Translated } from '../../schema/types.ts';
import { listOf, textOf } from '../../xml/xmlValue.ts';
import type { ReportType } from './reportType.ts';

/** Labels of a report type and of its sections, by language; sections by their untranslated label. */
interface TypeTexts {
  readonly labels: Translated;
  readonly sections: ReadonlyMap<string, Translated>;
}

/** The deployed translations of custom report types, by name in lower case. @param components of type `Translations`, each named as its language */
export function typeTexts(components: readonly SchemaComponent[]): ReadonlyMap<string, TypeTexts> {
  const texts = new Map<string, { labels: Record<string, string>; sections: Map<string, Record<string, string>> }>();
  for (const { fullName: language, body } of components) {
    for (const one of listOf(body, 'reportTypes')) {
      const name = (textOf(one, 'name') ?? '').toLowerCase();
      const of = texts.get(name) ?? { labels: {}, sections: new Map<string, Record<string, string>>() };
      texts.set(name, of);
      const label = textOf(one, 'label') ?? '';
      if (label !== '') of.labels[language] = label;
      for (const section of listOf(one, 'sections')) {
        const named = textOf(section, 'name') ?? '';
        const translated = textOf(section, 'label') ?? '';
        if (translated !== '') of.sections.set(named, { ...of.sections.get(named), [language]: translated });
      }
    }
  }
  return texts;
}

/** A report type with its translations; the same where it has none. */
export function withTexts(type: ReportType, all: ReturnType<typeof typeTexts>): ReportType {
  const texts = type.custom ? all.get(type.name.replace(/__c$/, '').toLowerCase()) : undefined;
  if (texts === undefined) return type;
  return {
    ...type,
    labels: texts.labels,
    categories: type.categories.map((category) => {
      const labels = texts.sections.get(category.label);
      return labels === undefined ? category : { ...category, labels };
    }),
  };
}
