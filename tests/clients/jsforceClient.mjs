// The streaming client of jsforce, unmodified, in a process of its own: node jsforceClient.mjs URL TOKEN CHANNEL REPLAY
// (its `disconnect` does nothing while it is not connected, so that a test that holds it never ends).
// Prints each event, the subscription or its refusal, and a session that is not valid as one line of JSON.
import jsforce from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';

const [instanceUrl, accessToken, channel, replay] = process.argv.slice(2);
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const connection = new jsforce.Connection({ instanceUrl, accessToken, version: '66.0' });
const client = connection.streaming.createClient([
  new StreamingExtension.AuthFailure((message) => print({ failed: message.ext?.sfdc?.failureReason ?? '' })),
  new StreamingExtension.Replay(channel, Number(replay)),
]);
client
  .subscribe(channel, ({ payload, event }) => print({ name: payload.Name, replayId: event.replayId }))
  .then(
    () => print({ subscribed: channel }),
    (error) => print({ refused: error.message }),
  );
