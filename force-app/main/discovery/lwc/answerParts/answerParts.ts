/** Components that a question loads on its first focus. One bundle for all, because the platform allows one `import()` in a bundle. */
export { default as advice } from 'c/answerAdvice';
export { default as conflict } from 'c/answerConflict';
export { default as evidence } from 'c/evidenceFields';
export { default as focusLine } from 'c/focusLine';
export { default as finding } from 'c/findingOut';
export { adviceOn, asPromise, missingIn, saveAndReread, splitLong } from 'c/answerSaving';
