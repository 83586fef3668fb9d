import situation from '@salesforce/label/c.DF_Concept_Situation';
import problem from '@salesforce/label/c.DF_Concept_Problem';
import rootCause from '@salesforce/label/c.DF_Concept_Root_Cause';
import businessImpact from '@salesforce/label/c.DF_Concept_Business_Impact';
import personalImpact from '@salesforce/label/c.DF_Concept_Personal_Impact';
import desiredState from '@salesforce/label/c.DF_Concept_Desired_State';
import successMetric from '@salesforce/label/c.DF_Concept_Success_Metric';
import criticalEvent from '@salesforce/label/c.DF_Concept_Critical_Event';
import priority from '@salesforce/label/c.DF_Concept_Priority';
import costOfInaction from '@salesforce/label/c.DF_Concept_Cost_Of_Inaction';
import triedBefore from '@salesforce/label/c.DF_Concept_Tried_Before';
import requiredCapabilities from '@salesforce/label/c.DF_Concept_Required_Capabilities';
import solutionFit from '@salesforce/label/c.DF_Concept_Solution_Fit';
import economicBuyer from '@salesforce/label/c.DF_Concept_Economic_Buyer';
import champion from '@salesforce/label/c.DF_Concept_Champion';
import stakeholderRisk from '@salesforce/label/c.DF_Concept_Stakeholder_Risk';
import decisionCriteria from '@salesforce/label/c.DF_Concept_Decision_Criteria';
import decisionProcess from '@salesforce/label/c.DF_Concept_Decision_Process';
import paperProcess from '@salesforce/label/c.DF_Concept_Paper_Process';
import budget from '@salesforce/label/c.DF_Concept_Budget';
import timeline from '@salesforce/label/c.DF_Concept_Timeline';
import alternatives from '@salesforce/label/c.DF_Concept_Alternatives';
import sideEffects from '@salesforce/label/c.DF_Concept_Side_Effects';
import customerConfirmation from '@salesforce/label/c.DF_Concept_Customer_Confirmation';
import custom from '@salesforce/label/c.DF_Concept_Custom';
import { fill } from 'c/textTemplate';

const NAMES: Readonly<Record<string, string>> = {
  situation,
  problem,
  'root cause': rootCause,
  'business impact': businessImpact,
  'personal impact': personalImpact,
  'desired state': desiredState,
  'success metric': successMetric,
  'critical event': criticalEvent,
  priority,
  'cost of inaction': costOfInaction,
  'tried before': triedBefore,
  'required capabilities': requiredCapabilities,
  'solution fit': solutionFit,
  'economic buyer': economicBuyer,
  champion,
  'stakeholder risk': stakeholderRisk,
  'decision criteria': decisionCriteria,
  'decision process': decisionProcess,
  'paper process': paperProcess,
  budget,
  timeline,
  alternatives,
  'side effects': sideEffects,
  'customer confirmation': customerConfirmation,
};

/** The name of a concept in the reader's language, the picklist's label; an unknown one unchanged. */
export function conceptName(concept: string): string {
  const number = /^custom (\d)$/.exec(concept)?.[1];
  return NAMES[concept] ?? (number ? fill(custom, number) : concept);
}
