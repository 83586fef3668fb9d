import { signedIn, watching, withPageModules } from './page-modules.ts';

const INFO = '/services/data/v66.0/ui-api/object-info';
const info = { apiName: 'Opportunity', fields: { Type: { label: 'Typ', dataType: 'Picklist' } } };
const values = { values: [{ label: 'Neu', value: 'New', validFor: [], attributes: null }], controllerValues: {} };
const isPicklist = (path: string): boolean => path.includes('/picklist-values/');
const answering = signedIn(({ path }) => ({ status: 200, body: isPicklist(path) ? values : info }));

describe('lightning/uiObjectInfoApi on the page', () => {
  test('an object is requested when it is named, once for all wires, and emitted frozen', async () => {
    await withPageModules(answering, async ({ getObjectInfo }, seen) => {
      const [one, two] = [watching(getObjectInfo), watching(getObjectInfo)];
      expect(one.emitted).toEqual([{ data: undefined, error: undefined }]);
      one.adapter.update({});
      one.adapter.update({ objectApiName: undefined });
      const both = Promise.all([one.next(), two.next()]);
      one.adapter.update({ objectApiName: 'Opportunity' });
      two.adapter.update({ objectApiName: { objectApiName: 'Opportunity' } });
      await both;
      expect(seen).toMatchObject([{ method: 'GET', path: `${INFO}/Opportunity`, token: 'token-1' }]);
      expect(one.emitted[1]).toEqual({ data: info, error: undefined });
      expect(two.emitted[1]?.data).toBe(one.emitted[1]?.data);
      expect(() => ((one.emitted[1]?.data as { apiName: string }).apiName = 'x')).toThrow(TypeError);
      // From the cache: a later wire emits at once; an equal configuration emits nothing.
      const late = watching(getObjectInfo);
      late.adapter.update({ objectApiName: 'Opportunity' });
      one.adapter.update({ objectApiName: 'Opportunity' });
      expect([late.emitted.length, one.emitted.length, seen.length]).toEqual([2, 2, 1]);
    });
  });

  test("a picklist's values are those of a record type and a field, of which both have to be given", async () => {
    await withPageModules(answering, async ({ getPicklistValues }, seen) => {
      const { adapter, emitted, next } = watching(getPicklistValues);
      adapter.update({ recordTypeId: undefined, fieldApiName: 'Opportunity.Type' });
      adapter.update({ recordTypeId: '012000000000000AAA', fieldApiName: undefined });
      adapter.update({ recordTypeId: '012000000000000AAA', fieldApiName: 'Type' });
      const first = next();
      adapter.update({ recordTypeId: '012000000000000AAA', fieldApiName: 'Opportunity.Type' });
      await first;
      const second = next();
      const fieldApiName = { objectApiName: 'Opportunity', fieldApiName: 'Type' };
      adapter.update({ recordTypeId: '012000000000001AAA', fieldApiName });
      await second;
      expect(seen.map(({ path }) => path)).toEqual([
        `${INFO}/Opportunity/picklist-values/012000000000000AAA/Type`,
        `${INFO}/Opportunity/picklist-values/012000000000001AAA/Type`,
      ]);
      expect(emitted.slice(1)).toEqual([
        { data: values, error: undefined },
        { data: values, error: undefined },
      ]);
    });
  });

  test('an error has the form of Lightning Data Service and is not cached: the next wire sends a request', async () => {
    let isUp = false;
    const respond = signedIn(() => (isUp ? { status: 200, body: info } : { status: 404, body: [{ message: 'No.' }] }));
    await withPageModules(respond, async ({ getObjectInfo }, seen) => {
      const { adapter, emitted, next } = watching(getObjectInfo);
      const failed = next();
      adapter.update({ objectApiName: 'Opportunity' });
      await failed;
      expect(emitted[1]).toMatchObject({ data: undefined, error: { status: 404, ok: false, statusText: 'Not Found' } });
      isUp = true;
      const answered = next();
      adapter.update({ objectApiName: undefined });
      adapter.update({ objectApiName: 'Opportunity' });
      await answered;
      expect(emitted[2]).toEqual({ data: info, error: undefined });
      expect(seen).toHaveLength(2);
    });
  });

  test('a wire that is disconnected or has another configuration by then emits nothing', async () => {
    await withPageModules(answering, async ({ getObjectInfo }, seen) => {
      const [gone, other, third] = [watching(getObjectInfo), watching(getObjectInfo), watching(getObjectInfo)];
      const answered = Promise.all([other.next(), third.next()]);
      gone.adapter.update({ objectApiName: 'Opportunity' });
      gone.adapter.disconnect();
      other.adapter.update({ objectApiName: 'Opportunity' });
      other.adapter.update({ objectApiName: 'Account' });
      third.adapter.update({ objectApiName: 'Opportunity' });
      await answered;
      expect(seen.map(({ path }) => path).sort()).toEqual([`${INFO}/Account`, `${INFO}/Opportunity`]);
      expect([gone.emitted.length, other.emitted.length, third.emitted.length]).toEqual([1, 2, 2]);
    });
  });
});
