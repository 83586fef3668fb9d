import FillField from 'c/fillField';
import GateHistory from 'c/gateHistory';
import GateOverride from 'c/gateOverride';
import * as stageAttempt from 'c/stageAttempt';

test('the parts that the stage gate loads when needed come together', async () => {
  const { fill, history, override, attemptStage, recordRefusal } = await import('c/gateParts');
  expect([fill, history, override]).toEqual([FillField, GateHistory, GateOverride]);
  expect({ attemptStage, recordRefusal }).toEqual({
    attemptStage: stageAttempt.attemptStage,
    recordRefusal: stageAttempt.recordRefusal,
  });
});
