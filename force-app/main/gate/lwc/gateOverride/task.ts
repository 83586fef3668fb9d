import { today } from 'c/calendarDays';
import type { Change } from 'c/dealSaves';
import { fill } from 'c/textTemplate';
import { gql } from 'lightning/graphql';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';

/** The manager of a deal's owner. */
export const managerQuery = gql`
  query overrideManager($owner: ID) {
    uiapi {
      query {
        User(where: { Id: { eq: $owner } }, first: 1) {
          edges {
            node {
              Id
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
  }
`;

type Value = { readonly value: string | null } | null | undefined;

/** Response of `managerQuery`. */
export interface ManagerData {
  readonly uiapi?: {
    readonly query?: {
      readonly User?: {
        readonly edges?: readonly {
          readonly node: { readonly ManagerId?: Value; readonly Manager?: { readonly Name?: Value } | null };
        }[];
      };
    };
  };
}

export interface Manager {
  readonly id: string;
  readonly name: string;
}

/** The manager in a response; undefined when the owner has none. */
export function managerOf(data: ManagerData): Manager | undefined {
  const node = data.uiapi?.query?.User?.edges?.[0]?.node;
  const id = node?.ManagerId?.value;
  return id ? { id, name: node.Manager?.Name?.value ?? '' } : undefined;
}

/** A task for the manager to look at the request; none when the manager is the user. */
export function taskOf(
  dealId: string,
  { toEnter, reason }: { readonly toEnter: string; readonly reason: string },
  manager: Manager | undefined,
): Change[] {
  if (!manager || manager.id === userId) return [];
  const fields = {
    Subject: fill(labels.taskSubject, toEnter),
    Description: reason.trim(),
    WhatId: dealId,
    OwnerId: manager.id,
    ActivityDate: today(),
    Status: 'Not Started',
    Priority: 'Normal',
  };
  return [{ kind: 'create', object: 'Task', fields }];
}
