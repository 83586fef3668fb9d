// Finds by the codes in REST errors which criteria refused a change of stage, whatever language the user has.
// Run it with: node refused-criterion.ts https://my.org TOKEN DEAL-ID "Value Proposition"

/** What we do about each criterion. `diagnose playbook explain FILE` prints the codes. */
const TODO: Readonly<Record<string, string>> = {
  fe351: 'ask how they work today',
  e4abe: 'ask what goes wrong, and write down their words',
  '6d863': 'note a pain with a quote',
};

const [url, token, deal, StageName] = process.argv.slice(2);
const response = await fetch(`${url}/services/data/v66.0/sobjects/Opportunity/${deal}`, {
  method: 'PATCH',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ StageName }),
});
const errors = response.ok ? [] : ((await response.json()) as { message: string; fields?: string[] }[]);
for (const { message, fields = [] } of errors) {
  const [, code = ''] = / \[DF ([0-9a-f]{5})\]$/.exec(message) ?? [];
  console.log(`${code || 'another rule'} at ${fields.join()}: ${TODO[code] ?? message}`);
}
if (response.ok) console.log('saved');
