import { loadNoteReader } from 'c/noteLoading';
import { serveNoteModel } from '../../../../../test/jest/noteModel.ts';

const NOBODY = { contacts: [], users: [], companies: [], products: [] };

describe('loading what notes are read with', () => {
  it('fails without the resource, with an empty answer, without the browser’s part and without connection, and is tried again', async () => {
    const served = serveNoteModel();
    served.mockResolvedValueOnce({ ok: false, status: 404, body: null });
    await expect(loadNoteReader()).rejects.toThrow('404');
    served.mockResolvedValueOnce({ ok: true, status: 204, body: null });
    await expect(loadNoteReader()).rejects.toThrow('204');
    served.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(loadNoteReader()).rejects.toThrow('Failed to fetch');
    Object.assign(globalThis, { DecompressionStream: undefined });
    await expect(loadNoteReader()).rejects.toThrow('DecompressionStream');
    expect(served).toHaveBeenCalledTimes(4);
  });

  it('fetches the weights once for all panels, and reads with them', async () => {
    const served = serveNoteModel();
    const [reader, other] = await Promise.all([loadNoteReader(), loadNoteReader()]);
    expect(other).toBe(reader);
    expect(await loadNoteReader()).toBe(reader);
    expect(served.mock.calls).toEqual([['DF_Note_Model']]);
    const source = reader.read('Ada King: The budget for this year is 40,000 euros, the board approved it.', NOBODY);
    expect(reader.suggest(source)).toMatchObject([{ kind: 'answer', concept: 'budget', speaker: 'Ada King' }]);
  });
});
