/** Components that the stage gate loads lazily. One bundle for all, because the platform allows one `import()` in a bundle. */
export { default as override } from 'c/gateOverride';
export { default as history } from 'c/gateHistory';
export { default as fill } from 'c/fillField';
export { attemptStage, recordRefusal } from 'c/stageAttempt';
