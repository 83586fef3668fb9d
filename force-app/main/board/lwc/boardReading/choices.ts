import { gql } from 'lightning/graphql';

/** Open deals by owner (of sellers who may be named), by team and by stage: what the filters offer. Variables: filters `open` and `named`. */
export const choicesQuery = gql`
  query boardChoices($open: Opportunity_Filter, $named: Opportunity_Filter) {
    uiapi {
      aggregate {
        owners: Opportunity(
          where: $named
          groupBy: { OwnerId: { group: true }, Owner: { Name: { group: true } } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                OwnerId {
                  value
                }
                Owner {
                  Name {
                    value
                  }
                }
              }
            }
          }
        }
        teams: Opportunity(
          where: $open
          groupBy: { Owner: { ManagerId: { group: true }, Manager: { Name: { group: true } } } }
          first: 2000
        ) {
          edges {
            node {
              aggregate {
                Owner {
                  ManagerId {
                    value
                  }
                  Manager {
                    Name {
                      value
                    }
                  }
                }
              }
            }
          }
        }
        stages: Opportunity(where: $open, groupBy: { StageName: { group: true } }, first: 2000) {
          edges {
            node {
              aggregate {
                StageName {
                  value
                  label
                }
                Id {
                  count {
                    value
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

type Text = { readonly value: string | null; readonly label?: string | null } | null | undefined;

interface Group {
  readonly OwnerId?: Text;
  readonly Owner?: { readonly Name?: Text; readonly ManagerId?: Text; readonly Manager?: { readonly Name?: Text } };
  readonly StageName?: Text;
  readonly Id?: { readonly count: { readonly value: number } };
}

/** Response of `choicesQuery`. */
export interface ChoicesData {
  readonly uiapi?: {
    readonly aggregate?: Readonly<
      Record<string, { readonly edges?: readonly { readonly node: { readonly aggregate: Group } }[] } | undefined>
    >;
  };
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Options of the filters, sorted by label, and the number of all open deals. A team's value is the id of its manager. */
export interface Choices extends Record<'owner' | 'team' | 'stage', readonly Choice[]> {
  readonly open: number;
}

/** The choices in a response. */
export function choicesOf(data: ChoicesData): Choices {
  const groups = (name: string): Group[] =>
    (data.uiapi?.aggregate?.[name]?.edges ?? []).map(({ node }) => node.aggregate);
  const owners = groups('owners');
  const stages = groups('stages');
  return {
    owner: unique(owners.map(({ OwnerId, Owner }) => [OwnerId?.value, Owner?.Name?.value])),
    team: unique(groups('teams').map(({ Owner }) => [Owner?.ManagerId?.value, Owner?.Manager?.Name?.value])),
    stage: unique(stages.map(({ StageName }) => [StageName?.value, StageName?.label])),
    open: stages.reduce((sum, { Id }) => sum + (Id?.count.value ?? 0), 0),
  };
}

type Maybe = string | null | undefined;

function unique(pairs: readonly (readonly [value: Maybe, label: Maybe])[]): Choice[] {
  return [...new Map(pairs)]
    .flatMap(([value, label]) => (value ? [{ value, label: label ?? value }] : []))
    .sort((a, b) => a.label.localeCompare(b.label));
}
