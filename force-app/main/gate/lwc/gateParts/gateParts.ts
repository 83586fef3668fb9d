/** What the stage gate loads after its head is shown. One bundle for all, because the platform allows one `import()` in a bundle. */
export { default as criteria } from 'c/gateCriteria';
export { default as override } from 'c/gateOverride';
export { default as history } from 'c/gateHistory';
export { default as fill } from 'c/fillField';
export { attemptStage, placeReasons, recordRefusal } from 'c/stageAttempt';
export { withApprovers } from 'c/overrideDecisions';
export { mayBypass, overrideTermsFor } from 'c/overrideTerms';
export { attendBar, bringInSight, isFixed } from 'c/clearOfBar';
export { gateAfter, gatesTo, keyOf, marked } from 'c/gateLines';
