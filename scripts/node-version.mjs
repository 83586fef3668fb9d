// Parses on old Nodes on purpose: it reports that they are too old.
/** Ends the process with one sentence and exit code 2 on a Node older than the project needs. */
export function requireNode() {
  var parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 22 || (parts[0] === 22 && parts[1] >= 19)) return;
  console.error(
    'This is Node ' +
      process.versions.node +
      ', and Diagnose First needs 22.19 or newer. Run it through npm (`npm start`, `npm test`), which uses the Node 24 that `npm ci` installs, or install a newer Node.',
  );
  process.exit(2);
}
