import { DEAL, signedIn, watching, withPageModules } from './page-modules.ts';

const MOVED = 'diagnose:moved';

describe('lightning/navigation on the page', () => {
  test('opens records, tabs, home and the list with their state, and emits the current page reference', async () => {
    await withPageModules(
      signedIn(() => ({ status: 404 })),
      async ({ NavigationMixin, CurrentPageReference }, _seen, events) => {
        const element = new (NavigationMixin(class {}))();
        const go = (reference: unknown): unknown => element[NavigationMixin.Navigate]!(reference);
        const { adapter, emitted } = watching(CurrentPageReference);
        const board = { type: 'standard__navItemPage', attributes: { apiName: 'DF_Discovery_Board' } };
        go({ ...board, state: { c__team: 'North & South', c__none: undefined } });
        go({
          type: 'standard__recordPage',
          attributes: { recordId: DEAL, objectApiName: 'Opportunity', actionName: 'view' },
        });
        go({
          type: 'standard__recordPage',
          attributes: { recordId: DEAL, objectApiName: 'Opportunity', actionName: 'edit' },
        });
        go({ type: 'standard__namedPage', attributes: { pageName: 'home' } });
        go({ type: 'standard__objectPage', attributes: { objectApiName: 'Opportunity', actionName: 'list' } });
        const reports = { type: 'standard__objectPage', attributes: { objectApiName: 'Report', actionName: 'home' } };
        go(reports);
        const dashboard = { objectApiName: 'Dashboard', recordId: '01Z000000000001AAA', actionName: 'view' };
        go({ type: 'standard__recordPage', attributes: dashboard });
        expect(emitted).toEqual([
          { type: 'standard__objectPage', attributes: { objectApiName: 'Opportunity', actionName: 'list' }, state: {} },
          { ...board, state: { c__team: 'North & South' } },
          {
            type: 'standard__recordPage',
            attributes: { objectApiName: 'Opportunity', recordId: DEAL, actionName: 'view' },
            state: {},
          },
          {
            type: 'standard__recordPage',
            attributes: { objectApiName: 'Opportunity', recordId: DEAL, actionName: 'edit' },
            state: {},
          },
          { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} },
          { type: 'standard__objectPage', attributes: { objectApiName: 'Opportunity', actionName: 'list' }, state: {} },
          { ...reports, state: {} },
          { type: 'standard__recordPage', attributes: dashboard, state: {} },
        ]);
        adapter.disconnect();
        go(board);
        expect(emitted).toHaveLength(8);
        expect(events).toEqual(Array.from({ length: 8 }, () => MOVED));
      },
    );
  });

  test('an address elsewhere, and a file to download, open in another tab; one of the page does not', async () => {
    await withPageModules(
      signedIn(() => ({ status: 404 })),
      async ({ NavigationMixin }, _seen, events) => {
        const element = new (NavigationMixin(class {}))();
        for (const url of ['https://example.com/a', 'blob:http://localhost/1', `/lightning/r/Opportunity/${DEAL}/view`])
          element[NavigationMixin.Navigate]!({ type: 'standard__webPage', attributes: { url } });
        expect(events).toEqual(['open https://example.com/a', 'open blob:http://localhost/1', MOVED]);
        const address = element[NavigationMixin.GenerateUrl]!({
          type: 'standard__recordPage',
          attributes: { recordId: DEAL, objectApiName: 'Opportunity' },
          state: { c__focus: 'pains' },
        });
        expect(await address).toBe(`/lightning/r/Opportunity/${DEAL}/view?c__focus=pains`);
      },
    );
  });
});
