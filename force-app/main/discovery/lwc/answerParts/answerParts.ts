/** Components that a question loads on its first focus. One bundle for all, because the platform allows one `import()` in a bundle. */
export { default as advice } from 'c/answerAdvice';
export { default as conflict } from 'c/answerConflict';
export { default as exactWords } from 'c/exactWords';
export { default as form } from 'c/answerForm';
export { adviceOn, asPromise, missingIn, saveAndReread, splitLong, withLevelOf } from 'c/answerSaving';
