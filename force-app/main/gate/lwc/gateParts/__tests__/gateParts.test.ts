import FillField from 'c/fillField';
import GateCriteria from 'c/gateCriteria';
import * as gateLines from 'c/gateLines';
import GateHistory from 'c/gateHistory';
import GateOverride from 'c/gateOverride';
import { overrideTermsFor } from 'c/overrideTerms';
import * as stageAttempt from 'c/stageAttempt';

test('the parts that the stage gate loads behind its head come together', async () => {
  const { default: _none, criteria, fill, history, override, ...functions } = (await import('c/gateParts')) as any;
  expect([criteria, fill, history, override]).toEqual([GateCriteria, FillField, GateHistory, GateOverride]);
  const { attemptStage, placeReasons, recordRefusal } = stageAttempt;
  expect(functions).toMatchObject({ attemptStage, placeReasons, recordRefusal, overrideTermsFor, ...gateLines });
});
