import type { PicklistValue, StageTraits } from '../schema/types.ts';

const STAGES: readonly (readonly [string, number, string])[] = [
  ['Prospecting', 10, 'Pipeline'],
  ['Qualification', 10, 'Pipeline'],
  ['Needs Analysis', 20, 'Pipeline'],
  ['Value Proposition', 50, 'Pipeline'],
  ['Id. Decision Makers', 60, 'Pipeline'],
  ['Perception Analysis', 70, 'Pipeline'],
  ['Proposal/Price Quote', 75, 'Pipeline'],
  ['Negotiation/Review', 90, 'Pipeline'],
  ['Closed Won', 100, 'Closed'],
  ['Closed Lost', 0, 'Omitted'],
];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  AccountOwnership: ['Public', 'Private', 'Subsidiary', 'Other'],
  AccountType: [
    'Prospect',
    'Customer - Direct',
    'Customer - Channel',
    'Channel Partner / Reseller',
    'Installation Partner',
    'Technology Partner',
    'Other',
  ],
  CampaignMemberStatus: ['Sent', 'Responded'],
  CampaignStatus: ['Planned', 'In Progress', 'Completed', 'Aborted'],
  CampaignType: [
    'Conference',
    'Webinar',
    'Trade Show',
    'Public Relations',
    'Partners',
    'Advertisement',
    'Email',
    'Other',
  ],
  ContactRole: [
    'Business User',
    'Decision Maker',
    'Economic Buyer',
    'Economic Decision Maker',
    'Evaluator',
    'Executive Sponsor',
    'Influencer',
    'Technical Buyer',
    'Other',
  ],
  ContractStatus: ['Draft', 'In Approval Process', 'Activated'],
  EventSubject: ['Call', 'Email', 'Meeting', 'Send Letter/Quote', 'Other'],
  ForecastCategory: ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'],
  ForecastCategoryName: ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed'],
  Industry: [
    'Agriculture',
    'Apparel',
    'Banking',
    'Biotechnology',
    'Chemicals',
    'Communications',
    'Construction',
    'Consulting',
    'Education',
    'Electronics',
    'Energy',
    'Engineering',
    'Entertainment',
    'Environmental',
    'Finance',
    'Food & Beverage',
    'Government',
    'Healthcare',
    'Hospitality',
    'Insurance',
    'Machinery',
    'Manufacturing',
    'Media',
    'Not For Profit',
    'Recreation',
    'Retail',
    'Shipping',
    'Technology',
    'Telecommunications',
    'Transportation',
    'Utilities',
    'Other',
  ],
  LeadSource: ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'],
  LeadStatus: ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
  OpportunityType: [
    'Existing Customer - Upgrade',
    'Existing Customer - Replacement',
    'Existing Customer - Downgrade',
    'New Customer',
  ],
  Product2Family: ['None'],
  QuoteStatus: ['Draft', 'Needs Review', 'In Review', 'Approved', 'Rejected', 'Presented', 'Accepted', 'Denied'],
  Rating: ['Hot', 'Warm', 'Cold'],
  Salutation: ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'],
  ShowAs: ['Busy', 'OutOfOffice', 'Free'],
  TaskPriority: ['High', 'Normal', 'Low'],
  TaskStatus: ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
  TaskSubtype: ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'],
  UserType: ['Standard', 'Guest', 'AutomatedProcess'],
};

const DEFAULTS: Readonly<Record<string, string>> = {
  ContractStatus: 'Draft',
  LeadStatus: 'Open - Not Contacted',
  TaskPriority: 'Normal',
  TaskStatus: 'Not Started',
  TaskSubtype: 'Task',
  UserType: 'Standard',
};

/**
 * The picklist values of a new org, keyed by the Metadata API's name of the standard value set (`OpportunityStage`, `LeadSource` …). A
 * deployed StandardValueSet replaces them.
 */
export function standardPicklists(): ReadonlyMap<string, readonly PicklistValue[]> {
  const sets = new Map<string, readonly PicklistValue[]>();
  for (const [name, values] of Object.entries(VALUES)) {
    sets.set(
      name,
      values.map((value) => ({ value, label: value, active: true, defaultValue: DEFAULTS[name] === value })),
    );
  }
  sets.set(
    'OpportunityStage',
    STAGES.map(([value, probability, forecastCategory]) => ({
      value,
      label: value,
      active: true,
      defaultValue: false,
      stage: stageTraits(value, probability, forecastCategory),
    })),
  );
  return sets;
}

function stageTraits(name: string, probability: number, forecastCategory: string): StageTraits {
  return { probability, forecastCategory, closed: name.startsWith('Closed'), won: name === 'Closed Won' };
}
