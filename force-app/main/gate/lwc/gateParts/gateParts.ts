/** What the stage gate loads when it is needed. One bundle for all of it: the platform takes one `import()` in a bundle. */
export { default as override } from 'c/gateOverride';
export { default as history } from 'c/gateHistory';
export { default as fill } from 'c/fillField';
