// The npm client `cometd` with its adapter for Node, unmodified, in a process of its own: node cometdClient.mjs URL TOKEN CHANNEL REPLAY
// Prints each event, the end of the subscription's handshake, and each failure as one line of JSON.
const from = (path) => import(new URL(`./node_modules/${path}`, import.meta.url).href);
const { adapt } = await from('cometd-nodejs-client/cometd-nodejs-client.js');
adapt();
const { CometD } = await from('cometd/cometd.js');

const [url, token, channel, replay] = process.argv.slice(2);
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const client = new CometD();
client.configure({
  url: `${url}/cometd/66.0`,
  requestHeaders: { Authorization: `Bearer ${token}` },
  appendMessageTypeToURL: false,
});
// The last event seen, so that a subscription after a new handshake goes on there.
let last = Number(replay);
client.registerExtension('replay', {
  outgoing: (message) => {
    if (message.channel === '/meta/subscribe') message.ext = { replay: { [channel]: last } };
    return message;
  },
});
client.addListener('/meta/handshake', (message) => {
  if (!message.successful) return print({ failed: message.ext?.sfdc?.failureReason ?? message.error ?? 'connection' });
  client.subscribe(
    channel,
    ({ data }) => {
      last = data.event.replayId;
      print({ name: data.payload.Name, changeType: data.payload.ChangeEventHeader.changeType, replayId: last });
    },
    (reply) => print(reply.successful ? { subscribed: reply.subscription } : { refused: reply.error }),
  );
});
client.handshake();
