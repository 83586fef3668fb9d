/** What the checklist loads when it is needed. One bundle for all, because the platform allows one `import()` in a bundle. */
export { default as inbox } from 'c/suggestionInbox';
export { default as keys } from 'c/panelKeyList';
export { default as lists } from 'c/questionLists';
export { listenToKeys } from 'c/panelKeys';
