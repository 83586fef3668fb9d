import { ALL_EVENTS, objectOfEvent } from '../../events/channels.ts';
import type { SchemaComponent } from '../../schema/component.ts';
import { textOf } from '../../xml/xmlValue.ts';
import { problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

/** How many objects an org without an add-on can select, on all channels together. */
const MAX_SELECTED = 5;

/** What is wrong with a channel: one of platform events, or without a label. */
export function channelProblems({ fullName, body }: SchemaComponent): Problem[] {
  const problems: Problem[] = [];
  if (!/^[A-Za-z](?:_?[A-Za-z0-9])*__chn$/.test(fullName))
    problems.push(problem(`The name of a channel ends in \`__chn\`: ${fullName}`));
  if ((textOf(body, 'label') ?? '') === '')
    problems.push(problem('Must specify a non-empty label for the PlatformEventChannel'));
  const channelType = textOf(body, 'channelType');
  if (channelType === 'event')
    problems.push(problem('The local org has no platform events: it takes channels of channelType `data` only.'));
  else if (channelType !== 'data') problems.push(problem(`In field: channelType - not a channel type: ${channelType}`));
  return problems;
}

/** What is wrong with a channel member: an unknown channel or object, too many objects, or a part that the local org does not have. */
export function channelMemberProblems({ body }: SchemaComponent, context: ValidationContext): Problem[] {
  const problems: Problem[] = [];
  const channel = textOf(body, 'eventChannel') ?? '';
  const selected = textOf(body, 'selectedEntity') ?? '';
  if (channel !== ALL_EVENTS && context.find('PlatformEventChannel', channel) === undefined)
    problems.push(problem(`In field: eventChannel - no PlatformEventChannel named ${channel} found`));
  if (objectOfEvent(context.schema, selected) === undefined)
    problems.push(problem(`In field: selectedEntity - no change event named ${selected} found`));
  for (const part of ['filterExpression', 'enrichedFields']) {
    if (body[part] === undefined) continue;
    problems.push(problem(`The local org does not have \`${part}\` of channel members. Leave it out.`));
  }
  const entities = new Set(
    context.all('PlatformEventChannelMember').map((one) => textOf(one.body, 'selectedEntity') ?? ''),
  );
  if (entities.size > MAX_SELECTED)
    problems.push(problem(`Change Data Capture is limited to ${MAX_SELECTED} objects; ${entities.size} are selected.`));
  return problems;
}
