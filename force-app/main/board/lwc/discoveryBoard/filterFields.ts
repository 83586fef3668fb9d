import { EVERYONE } from 'c/boardReading';
import type { Choices, Filters } from 'c/boardReading';
import type { CompiledPlaybook } from 'c/gateRules';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

/** The filters as comboboxes, without owners where nobody may be named; a chosen value that is no choice any more stays one, so that it can be seen and taken off. */
export function filterFields(
  filters: Filters,
  choices: Choices | undefined,
  playbooks: readonly CompiledPlaybook[],
  showsOwners: boolean,
) {
  const { owner = [], team = [], stage = [] } = choices ?? {};
  const fields = [
    ...(showsOwners ? [{ name: 'owner', label: labels.owner, options: owner }] : []),
    {
      name: 'team',
      label: labels.team,
      options: team.map(({ value, label }) => ({ value, label: fill(labels.teamOf, label) })),
    },
    { name: 'stage', label: labels.stage, options: stage },
    {
      name: 'close',
      label: labels.close,
      options: [
        { value: 'past', label: labels.closePast },
        { value: '30', label: labels.close30 },
        { value: '90', label: labels.close90 },
      ],
    },
    {
      name: 'playbook',
      label: labels.playbook,
      options: [
        ...[...new Map(playbooks.map(({ playbook, title }) => [playbook, title]))].map(([value, label]) => ({
          value,
          label,
        })),
        { value: 'none', label: labels.noPlaybook },
      ],
    },
  ];
  return fields.map((field) => {
    // An empty team would become the reader's own again.
    const any = field.name === 'team' ? EVERYONE : '';
    const value = filters[field.name as keyof Filters] || any;
    const isKnown = value === any || field.options.some((option) => option.value === value);
    const options = [
      { value: any, label: labels.any },
      ...field.options,
      ...(isKnown ? [] : [{ value, label: value }]),
    ];
    return { ...field, value, options };
  });
}
