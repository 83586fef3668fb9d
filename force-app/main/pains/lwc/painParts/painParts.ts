/** What the panel of pains loads when it is needed. One bundle for all of it: the platform takes one `import()` in a bundle. */
export { default as editor } from 'c/painEditor';
export { default as history } from 'c/painHistory';
export { default as merge } from 'c/painMerge';
