import { dealEvents } from './dealEvents.ts';
import type { EventFields } from './dealContext.ts';
import type { Story, StoryEvent } from './types.ts';

/** The day on which the team is there already, days before loading. */
const BEFORE = -400;

const standard = { find: 'Pricebook2 WHERE IsStandard = true' } as const;

/**
 * The saves of the story in the order of days. Pure.
 * @param today day number of the day of loading
 */
export function storyEvents(story: Story, today: number): StoryEvent[] {
  const stages = new Map(STAGES.map((stage, index) => [stage, index + 1]));
  const events = [...castEvents(story), ...story.deals.flatMap((deal) => dealEvents(deal, { today, stages }))];
  return events.sort((a, b) => a.day - b.day || a.rank - b.rank);
}

/** Stages in their order, for the number of an override's stage. */
const STAGES = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Id. Decision Makers',
  'Perception Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review',
  'Closed Won',
];

/** The users whom every org has; the others are created. */
const GIVEN = new Set(['sara', 'martin']);

function castEvents({ team, products }: Story): StoryEvent[] {
  const add = (rank: number, object: string, key: string, fields: EventFields): StoryEvent => ({
    day: BEFORE,
    rank,
    as: 'admin',
    object,
    key,
    update: false,
    fields,
  });
  const colleagues = team.filter(({ key }) => !GIVEN.has(key));
  return [
    ...colleagues.map(({ key, name, title }) => add(0, 'User', `User:${key}`, userFields(key, name, title))),
    ...colleagues.map(({ key }) =>
      add(1, 'PermissionSetAssignment', `Set:${key}`, {
        AssigneeId: { ref: `User:${key}` },
        PermissionSetId: { find: "PermissionSet WHERE Name = 'DF_Seller'" },
      }),
    ),
    ...products.map(({ name, family, about }) =>
      add(2, 'Product2', `Product2:${name}`, { Name: name, Family: family, Description: about, IsActive: true }),
    ),
    ...products.map(({ name, price }) =>
      add(3, 'PricebookEntry', `PricebookEntry:${name}`, {
        Pricebook2Id: standard,
        Product2Id: { ref: `Product2:${name}` },
        UnitPrice: price,
        IsActive: true,
      }),
    ),
  ];
}

function userFields(key: string, name: string, title: string): EventFields {
  const [first = '', ...last] = name.split(' ');
  return {
    FirstName: first,
    LastName: last.join(' '),
    Title: title,
    Username: `${key}@diagnose-first.example`,
    Email: `${key}@diagnose-first.example`,
    Alias: key.slice(0, 8),
    ProfileId: { find: "Profile WHERE Name = 'Standard User'" },
    UserRoleId: { find: "UserRole WHERE DeveloperName = 'Seller'" },
    ManagerId: { ref: 'User:martin' },
    TimeZoneSidKey: 'Europe/Vienna',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    IsActive: true,
  };
}
