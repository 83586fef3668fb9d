import { withoutOurs } from './barePage.ts';

const instance = (componentName: string) => ({ componentInstance: { componentName, identifier: componentName } });

test('the page without our components has none of them, in a list of a region or alone in it', () => {
  const pages = [
    {
      flexiPageRegions: [
        { itemInstances: [instance('force:detailPanel'), instance('painPoints')], name: 'main' },
        { itemInstances: instance('stageGate'), name: 'sidebar' },
        { itemInstances: instance('force:highlightsPanel'), name: 'header' },
      ],
      sobjectType: 'Opportunity',
      description: null,
    },
  ];
  expect(withoutOurs(pages)).toEqual([
    {
      flexiPageRegions: [
        { itemInstances: [instance('force:detailPanel')], name: 'main' },
        { name: 'sidebar' },
        { itemInstances: instance('force:highlightsPanel'), name: 'header' },
      ],
      sobjectType: 'Opportunity',
      description: null,
    },
  ]);
});
