/** Components that the panel of pains loads lazily. One bundle for all, because the platform allows one `import()` in a bundle. */
export { default as editor } from 'c/painEditor';
export { default as history } from 'c/painHistory';
export { default as merge } from 'c/painMerge';
export { saveChanges } from 'c/dealSaves';
