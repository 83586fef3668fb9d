// TypeScript cannot follow `c/name` to `name/name.ts` by a path pattern (one star only), so the exports that other bundles use
// are named here. The types are the bundles' own.

declare module 'c/gateRules' {
  type Module = typeof import('../force-app/main/default/lwc/gateRules/gateRules.ts');
  export const CONCEPTS: Module['CONCEPTS'];
  export const criterionOf: Module['criterionOf'];
  export const fixOf: Module['fixOf'];
  export const fieldsRead: Module['fieldsRead'];
  export const isMet: Module['isMet'];
  export const measure: Module['measure'];
  export const needs: Module['needs'];
  export const nextStages: Module['nextStages'];
  export const playbookFor: Module['playbookFor'];
  export const progress: Module['progress'];
  export type CompiledPlaybook = import('../force-app/main/default/lwc/gateRules/types.ts').CompiledPlaybook;
  export type Condition = import('../force-app/main/default/lwc/gateRules/types.ts').Condition;
  export type Criterion = import('../force-app/main/default/lwc/gateRules/types.ts').Criterion;
  export type GateRecord = import('../force-app/main/default/lwc/gateRules/types.ts').GateRecord;
  export type Question = import('../force-app/main/default/lwc/gateRules/types.ts').Question;
  export type Surroundings = import('../force-app/main/default/lwc/gateRules/types.ts').Surroundings;
  export type Unmet = import('../force-app/main/default/lwc/gateRules/types.ts').Unmet;
}

declare module 'c/formValidity' {
  export const reportAll: (typeof import('../force-app/main/default/lwc/formValidity/formValidity.ts'))['reportAll'];
}

declare module 'c/ldsErrors' {
  type Module = typeof import('../force-app/main/default/lwc/ldsErrors/ldsErrors.ts');
  export const errorSentences: Module['errorSentences'];
  export const faultOf: Module['faultOf'];
  export const ruleSentences: Module['ruleSentences'];
  export type Fault = import('../force-app/main/default/lwc/ldsErrors/ldsErrors.ts').Fault;
}

declare module 'c/textTemplate' {
  export const dayText: (typeof import('../force-app/main/default/lwc/textTemplate/textTemplate.ts'))['dayText'];
  export const fill: (typeof import('../force-app/main/default/lwc/textTemplate/textTemplate.ts'))['fill'];
}

declare module 'c/playbookReading' {
  type Module = typeof import('../force-app/main/default/lwc/playbookReading/playbookReading.ts');
  export const fieldsToLoad: Module['fieldsToLoad'];
  export const gateRecordOf: Module['gateRecordOf'];
  export const judgingPlaybook: Module['judgingPlaybook'];
  export const livePlaybooks: Module['livePlaybooks'];
  export const playbooksOf: Module['playbooksOf'];
  export const sentenceIn: Module['sentenceIn'];
  export type PlaybookData = import('../force-app/main/default/lwc/playbookReading/playbookReading.ts').PlaybookData;
}

declare module 'c/calendarDays' {
  type Module = typeof import('../force-app/main/default/lwc/calendarDays/calendarDays.ts');
  export const dayFrom: Module['dayFrom'];
  export const daysBetween: Module['daysBetween'];
  export const today: Module['today'];
}

declare module 'c/dealReading' {
  type Module = typeof import('../force-app/main/default/lwc/dealReading/dealReading.ts');
  export const dealDiagnosis: Module['dealDiagnosis'];
  export const dealOf: Module['dealOf'];
  export const livePains: Module['livePains'];
  export type Answer = import('../force-app/main/default/lwc/dealReading/deal.ts').Answer;
  export type ContactRole = import('../force-app/main/default/lwc/dealReading/deal.ts').ContactRole;
  export type Deal = import('../force-app/main/default/lwc/dealReading/deal.ts').Deal;
  export type DealData = import('../force-app/main/default/lwc/dealReading/dealReading.ts').DealData;
  export type Decision = import('../force-app/main/default/lwc/dealReading/deal.ts').Decision;
  export type Evidenced = import('../force-app/main/default/lwc/dealReading/deal.ts').Evidenced;
  export type Line = import('../force-app/main/default/lwc/dealReading/deal.ts').Line;
  export type Override = import('../force-app/main/default/lwc/dealReading/deal.ts').Override;
  export type Pain = import('../force-app/main/default/lwc/dealReading/deal.ts').Pain;
  export type Prescription = import('../force-app/main/default/lwc/dealReading/deal.ts').Prescription;
  export type Suggestion = import('../force-app/main/default/lwc/dealReading/deal.ts').Suggestion;
}

declare module 'c/dealPanel' {
  const DealPanel: (typeof import('../force-app/main/default/lwc/dealPanel/dealPanel.ts'))['default'];
  export default DealPanel;
}

declare module 'c/dealSaves' {
  type Module = typeof import('../force-app/main/default/lwc/dealSaves/dealSaves.ts');
  export const inTurn: Module['inTurn'];
  export const saveChanges: Module['saveChanges'];
  export type Change = import('../force-app/main/default/lwc/dealSaves/dealSaves.ts').Change;
  export type Fields = import('../force-app/main/default/lwc/dealSaves/dealSaves.ts').Fields;
}

declare module 'c/drafts' {
  type Module = typeof import('../force-app/main/default/lwc/drafts/drafts.ts');
  export const draftOf: Module['draftOf'];
  export const draftSlots: Module['draftSlots'];
  export const dropDraft: Module['dropDraft'];
  export const keepDraft: Module['keepDraft'];
}

declare module 'c/conceptNames' {
  export const conceptName: (typeof import('../force-app/main/default/lwc/conceptNames/conceptNames.ts'))['conceptName'];
}

declare module 'c/noteReading' {
  export const readNotes: (typeof import('../force-app/main/default/lwc/noteReading/noteReading.ts'))['readNotes'];
  export type Found = import('../force-app/main/default/lwc/noteReading/noteReading.ts').Found;
}

declare module 'c/mendRequests' {
  type Module = typeof import('../force-app/main/default/lwc/mendRequests/mendRequests.ts');
  export const askToMend: Module['askToMend'];
  export const onMend: Module['onMend'];
  export type MendPlace = import('../force-app/main/default/lwc/mendRequests/mendRequests.ts').MendPlace;
}

declare module 'c/impactFigures' {
  type Module = typeof import('../force-app/main/default/lwc/impactFigures/impactFigures.ts');
  export const amountOf: Module['amountOf'];
  export const isOrdered: Module['isOrdered'];
  export const money: Module['money'];
  export const sums: Module['sums'];
  export const TIMES_A_YEAR: Module['TIMES_A_YEAR'];
  export const waiting: Module['waiting'];
  export const waitingText: Module['waitingText'];
  export const yearly: Module['yearly'];
  export type Calculation = import('../force-app/main/default/lwc/impactFigures/impactFigures.ts').Calculation;
  export type Estimate = import('../force-app/main/default/lwc/impactFigures/impactFigures.ts').Estimate;
}

declare module 'c/saveFaults' {
  type Module = typeof import('../force-app/main/default/lwc/saveFaults/saveFaults.ts');
  export const faultSentences: Module['faultSentences'];
  export const reasonsOf: Module['reasonsOf'];
}

declare module 'c/ownRules' {
  export const OWN_RULES: (typeof import('../force-app/main/default/lwc/ownRules/ownRules.ts'))['OWN_RULES'];
}

declare module 'c/nextQuestions' {
  type Module = typeof import('../force-app/main/default/lwc/nextQuestions/nextQuestions.ts');
  export const isWorthAsking: Module['isWorthAsking'];
  export const keepPlaces: Module['keepPlaces'];
  export const nextOf: Module['nextOf'];
  export const personasOf: Module['personasOf'];
  export const SHOWN: Module['SHOWN'];
  export const topicsOf: Module['topicsOf'];
  export type Persona = import('../force-app/main/default/lwc/nextQuestions/speakers.ts').Persona;
  export type Speaker = import('../force-app/main/default/lwc/nextQuestions/speakers.ts').Speaker;
  export type Topic = import('../force-app/main/default/lwc/nextQuestions/nextQuestions.ts').Topic;
}

declare module 'c/reviewReason' {
  export const reviewText: (typeof import('../force-app/main/default/lwc/reviewReason/reviewReason.ts'))['reviewText'];
}

declare module 'c/answerCheck' {
  type Module = typeof import('../force-app/main/default/lwc/answerCheck/answerCheck.ts');
  export const checkAnswer: Module['checkAnswer'];
  export const isExactPlaceholder: Module['isExactPlaceholder'];
  export const isRepeat: Module['isRepeat'];
}

declare module 'c/boardReading' {
  type Module = typeof import('../force-app/main/default/lwc/boardReading/boardReading.ts');
  export const amountOf: Module['amountOf'];
  export const boardQuery: Module['boardQuery'];
  export const cellsOf: Module['cellsOf'];
  export const choicesOf: Module['choicesOf'];
  export const dealsOf: Module['dealsOf'];
  export const fitting: Module['fitting'];
  export const hintsOf: Module['hintsOf'];
  export const keepFilters: Module['keepFilters'];
  export const keptFilters: Module['keptFilters'];
  export const NO_FILTERS: Module['NO_FILTERS'];
  export const pageOf: Module['pageOf'];
  export const requestsOf: Module['requestsOf'];
  export const sellersOf: Module['sellersOf'];
  export const STATUSES: Module['STATUSES'];
  export type BoardData = import('../force-app/main/default/lwc/boardReading/boardReading.ts').BoardData;
  export type BoardDeal = import('../force-app/main/default/lwc/boardReading/boardReading.ts').BoardDeal;
  export type BoardRequest = import('../force-app/main/default/lwc/boardReading/boardReading.ts').BoardRequest;
  export type Filters = import('../force-app/main/default/lwc/boardReading/boardReading.ts').Filters;
  export type Hint = import('../force-app/main/default/lwc/boardReading/boardReading.ts').Hint;
  export type SellerDeals = import('../force-app/main/default/lwc/boardReading/boardReading.ts').SellerDeals;
  export type Status = import('../force-app/main/default/lwc/boardReading/boardReading.ts').Status;
}

declare module 'c/painEditor' {
  const PainEditor: (typeof import('../force-app/main/default/lwc/painEditor/painEditor.ts'))['default'];
  export default PainEditor;
}

declare module 'c/painMerge' {
  const PainMerge: (typeof import('../force-app/main/default/lwc/painMerge/painMerge.ts'))['default'];
  export default PainMerge;
}

declare module 'c/painHistory' {
  const PainHistory: (typeof import('../force-app/main/default/lwc/painHistory/painHistory.ts'))['default'];
  export default PainHistory;
}

declare module 'c/answerParts' {
  type Module = typeof import('../force-app/main/default/lwc/answerParts/answerParts.ts');
  export const conflict: Module['conflict'];
  export const evidence: Module['evidence'];
  export const finding: Module['finding'];
  export const checkAnswer: Module['checkAnswer'];
  export const isExactPlaceholder: Module['isExactPlaceholder'];
  export const isRepeat: Module['isRepeat'];
}

declare module 'c/gateOverride' {
  const GateOverride: (typeof import('../force-app/main/default/lwc/gateOverride/gateOverride.ts'))['default'];
  export default GateOverride;
}

declare module 'c/gateHistory' {
  const GateHistory: (typeof import('../force-app/main/default/lwc/gateHistory/gateHistory.ts'))['default'];
  export default GateHistory;
}

declare module 'c/fillField' {
  const FillField: (typeof import('../force-app/main/default/lwc/fillField/fillField.ts'))['default'];
  export default FillField;
}

declare module 'c/gateParts' {
  type Module = typeof import('../force-app/main/default/lwc/gateParts/gateParts.ts');
  export const fill: Module['fill'];
  export const history: Module['history'];
  export const override: Module['override'];
}

declare module 'c/painParts' {
  type Module = typeof import('../force-app/main/default/lwc/painParts/painParts.ts');
  export const editor: Module['editor'];
  export const history: Module['history'];
  export const merge: Module['merge'];
}

declare module 'c/whenSeen' {
  export const whenSeen: (typeof import('../force-app/main/default/lwc/whenSeen/whenSeen.ts'))['whenSeen'];
}

declare module 'c/latePanel' {
  const LatePanel: (typeof import('../force-app/main/default/lwc/latePanel/latePanel.ts'))['default'];
  export default LatePanel;
}

declare module 'c/prescriptionMapView' {
  const View: (typeof import('../force-app/main/default/lwc/prescriptionMapView/prescriptionMapView.ts'))['default'];
  export default View;
}

declare module 'c/playbackView' {
  const View: (typeof import('../force-app/main/default/lwc/playbackView/playbackView.ts'))['default'];
  export default View;
}

declare module 'c/answerConflict' {
  const Component: (typeof import('../force-app/main/default/lwc/answerConflict/answerConflict.ts'))['default'];
  export default Component;
}

declare module 'c/evidenceFields' {
  const Component: (typeof import('../force-app/main/default/lwc/evidenceFields/evidenceFields.ts'))['default'];
  export default Component;
}

declare module 'c/findingOut' {
  const Component: (typeof import('../force-app/main/default/lwc/findingOut/findingOut.ts'))['default'];
  export default Component;
}

declare module 'c/suggestionInbox' {
  const Component: (typeof import('../force-app/main/default/lwc/suggestionInbox/suggestionInbox.ts'))['default'];
  export default Component;
}
