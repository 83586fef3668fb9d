import { regionsOf } from '../../src/local-org/page/shell/flexiPage/layout.ts';

describe('how a page of the org is laid out', () => {
  test('regions hold any number of components, with the properties that were set for them', () => {
    const panel = (name: string, properties?: unknown) => ({
      componentInstance: {
        componentName: name,
        identifier: name,
        ...(properties ? { componentInstanceProperties: properties } : {}),
      },
    });
    const page = {
      flexiPageRegions: [
        {
          name: 'main',
          itemInstances: [
            panel('discoveryChecklist', [
              { name: 'showAll', value: 'false' },
              { name: 'most', value: '3' },
              { name: 'title', value: 'Next 3 questions' },
              { name: 'stages', valueList: { valueListItems: [{ value: 'Prospecting' }, { value: 'Qualification' }] } },
            ]),
            panel('painPoints', { name: 'isCompact', value: 'true' }),
            panel('force:detailPanel'),
          ],
        },
        // One child of a kind arrives without a list around it.
        { name: 'sidebar', itemInstances: panel('c:stageGate') },
        { name: 'empty' },
      ],
    };
    expect(
      regionsOf(page).map(({ name, components }) => [name, components.map(({ key: _key, ...rest }) => rest)]),
    ).toEqual([
      [
        'main',
        [
          {
            name: 'c/discoveryChecklist',
            properties: {
              showAll: false,
              most: 3,
              title: 'Next 3 questions',
              stages: ['Prospecting', 'Qualification'],
            },
          },
          { name: 'c/painPoints', properties: { isCompact: true } },
          { name: 'force:detailPanel', properties: {} },
        ],
      ],
      ['sidebar', [{ name: 'c/stageGate', properties: {} }]],
      ['empty', []],
    ]);
    const keys = regionsOf(page).flatMap(({ components }) => components.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
