import type { SchemaComponent } from '../../schema/component.ts';
import { findObject } from '../../schema/lookup.ts';
import { isTrue, textOf } from '../../xml/xmlValue.ts';
import type { XmlObject, XmlValue } from '../../xml/xmlValue.ts';
import { problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

/** What is wrong with a Lightning page: a missing label, or an object or component that does not exist. */
export function flexiPageProblems({ body }: SchemaComponent, context: ValidationContext): Problem[] {
  const sobject = textOf(body, 'sobjectType');
  const problems: Problem[] = [];
  if ((textOf(body, 'masterLabel') ?? '') === '')
    problems.push(problem('Must specify a masterLabel for the FlexiPage'));
  if (sobject !== undefined && findObject(context.schema, sobject) === undefined) {
    problems.push(problem(`In field: sobjectType - no CustomObject named ${sobject} found`));
  }
  for (const name of componentNames(body)) {
    const bundle = name.replace(/^c:/, '');
    // Other namespaces (`force:`, `flexipage:`, `lightning:` …) are the platform's own.
    if (bundle.includes(':') || context.find('LightningComponentBundle', bundle) !== undefined) continue;
    problems.push(problem(`We couldn't retrieve the design time component information for component c:${bundle}.`));
  }
  return problems;
}

function componentNames(value: XmlValue): string[] {
  if (typeof value === 'string') return [];
  if (Array.isArray(value)) return (value as readonly XmlValue[]).flatMap(componentNames);
  return Object.entries(value as XmlObject).flatMap(([element, child]) =>
    element === 'componentName' && typeof child === 'string' ? [child] : componentNames(child),
  );
}

/** What is wrong with a tab. */
export function tabProblems({ fullName, body }: SchemaComponent, context: ValidationContext): Problem[] {
  if (isTrue(body, 'customObject') && findObject(context.schema, fullName) === undefined) {
    return [problem(`The tab's object \`${fullName}\` does not exist.`)];
  }
  const page = textOf(body, 'flexiPage');
  if (page !== undefined && context.find('FlexiPage', page) === undefined) {
    return [problem(`In field: flexiPage - no FlexiPage named ${page} found`)];
  }
  return [];
}

/** What is wrong with a component that needs no more than a label. */
export function labelledProblems({ type, body }: SchemaComponent): Problem[] {
  return (textOf(body, 'label') ?? '') === '' ? [problem(`Must specify a non-empty label for the ${type}`)] : [];
}
