import { gql } from 'lightning/graphql';

/**
 * Everything the panels show of a deal's children, in one request for all of them: the document and its variables are the same in
 * every panel. The sizes are more than a deal of this product can have (one answer a concept, 30 concepts) or more than people read.
 */
export const dealDiagnosis = gql`
  query dealDiagnosis($recordId: ID) {
    uiapi {
      query {
        DF_Answer__c(where: { Opportunity__c: { eq: $recordId } }, first: 60) {
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              LastModifiedBy {
                Name {
                  value
                }
              }
              Concept__c {
                value
              }
              Status__c {
                value
              }
              Answer__c {
                value
              }
              Note__c {
                value
              }
              Evidence__c {
                value
              }
              Evidence_Level__c {
                value
              }
              Said_By__c {
                value
              }
              Said_By__r {
                Name {
                  value
                }
              }
              Said_On__c {
                value
              }
              Quote__c {
                value
              }
              Source__c {
                value
              }
              Open_Owner__c {
                value
              }
              Open_Owner__r {
                Name {
                  value
                }
              }
              Open_Until__c {
                value
              }
              Review_Flag__c {
                value
              }
              Review_Reason__c {
                value
              }
              Review_Kind__c {
                value
              }
              Review_Detail__c {
                value
              }
              Review_Verdict__c {
                value
              }
            }
          }
        }
        DF_Pain_Point__c(
          where: { Opportunity__c: { eq: $recordId } }
          first: 400
          orderBy: { Priority__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
        ) {
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              LastModifiedBy {
                Name {
                  value
                }
              }
              Statement__c {
                value
              }
              Kind__c {
                value
              }
              Business_Driver__c {
                value
              }
              Root_Cause__c {
                value
              }
              Felt_By__c {
                value
              }
              Felt_By__r {
                Name {
                  value
                }
              }
              Evidence__c {
                value
              }
              Evidence_Level__c {
                value
              }
              Said_By__c {
                value
              }
              Said_By__r {
                Name {
                  value
                }
              }
              Said_On__c {
                value
              }
              Quote__c {
                value
              }
              Source__c {
                value
              }
              Impact_Low__c {
                value
              }
              Impact_Likely__c {
                value
              }
              Impact_High__c {
                value
              }
              Impact_Basis__c {
                value
              }
              Wanted_Outcome__c {
                value
              }
              Outcome_Measure__c {
                value
              }
              Personal_Risk__c {
                value
              }
              Priority__c {
                value
              }
              Status__c {
                value
              }
              Merged_Into__c {
                value
              }
              Merged_Into__r {
                Statement__c {
                  value
                }
              }
            }
          }
        }
        DF_Prescription__c(where: { Pain_Point__r: { Opportunity__c: { eq: $recordId } } }, first: 400) {
          edges {
            node {
              Id
              LastModifiedDate {
                value
              }
              LastModifiedBy {
                Name {
                  value
                }
              }
              Pain_Point__c {
                value
              }
              Product__c {
                value
              }
              Product__r {
                Name {
                  value
                }
              }
              Because__c {
                value
              }
              Expected_Effect__c {
                value
              }
              Side_Effects__c {
                value
              }
              Wrong_When__c {
                value
              }
            }
          }
        }
        OpportunityLineItem(where: { OpportunityId: { eq: $recordId } }, first: 400) {
          edges {
            node {
              Id
              Product2Id {
                value
              }
              Product2 {
                Name {
                  value
                }
              }
              Quantity {
                value
              }
              TotalPrice {
                value
              }
              DF_Prescription__c {
                value
              }
              DF_Unlinked__c {
                value
              }
            }
          }
        }
        DF_Gate_Override__c(
          where: { Opportunity__c: { eq: $recordId } }
          first: 100
          orderBy: { CreatedDate: { order: DESC } }
        ) {
          edges {
            node {
              Id
              CreatedDate {
                value
              }
              CreatedById {
                value
              }
              CreatedBy {
                Name {
                  value
                }
              }
              LastModifiedDate {
                value
              }
              LastModifiedBy {
                Name {
                  value
                }
              }
              Stage__c {
                value
              }
              Stage_Order__c {
                value
              }
              Reason_Code__c {
                value
              }
              Reason__c {
                value
              }
              Expires_On__c {
                value
              }
              Status__c {
                value
              }
            }
          }
        }
        DF_Gate_Decision__c(
          where: { Opportunity__c: { eq: $recordId } }
          first: 100
          orderBy: { Decided_At__c: { order: DESC, nulls: LAST } }
        ) {
          edges {
            node {
              Id
              From_Stage__c {
                value
              }
              To_Stage__c {
                value
              }
              Outcome__c {
                value
              }
              Unmet__c {
                value
              }
              Playbook__c {
                value
              }
              Source__c {
                value
              }
              Decided_At__c {
                value
              }
              Decided_By__r {
                Name {
                  value
                }
              }
            }
          }
        }
        OpportunityContactRole(where: { OpportunityId: { eq: $recordId } }, first: 100) {
          edges {
            node {
              Id
              ContactId {
                value
              }
              Contact {
                Name {
                  value
                }
                Title {
                  value
                }
              }
              Role {
                value
              }
              IsPrimary {
                value
              }
            }
          }
        }
        DF_Suggestion__c(
          where: { Opportunity__c: { eq: $recordId }, Status__c: { eq: "Open" } }
          first: 100
          orderBy: { Name: { order: ASC } }
        ) {
          edges {
            node {
              Id
              Kind__c {
                value
              }
              Concept__c {
                value
              }
              Text__c {
                value
              }
              Quote__c {
                value
              }
              Place__c {
                value
              }
              Said_By_Name__c {
                value
              }
              Said_On__c {
                value
              }
              Source__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
