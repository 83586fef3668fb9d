import FillField from 'c/fillField';
import GateHistory from 'c/gateHistory';
import GateOverride from 'c/gateOverride';

test('the parts that the stage gate loads when needed come together', async () => {
  const { fill, history, override } = await import('c/gateParts');
  expect([fill, history, override]).toEqual([FillField, GateHistory, GateOverride]);
});
