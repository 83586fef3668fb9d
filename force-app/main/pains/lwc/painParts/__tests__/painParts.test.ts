import PainEditor from 'c/painEditor';
import PainHistory from 'c/painHistory';
import PainMerge from 'c/painMerge';

test('the parts that are loaded when needed come together', async () => {
  const { editor, history, merge } = await import('c/painParts');
  expect([editor, history, merge]).toEqual([PainEditor, PainHistory, PainMerge]);
});
