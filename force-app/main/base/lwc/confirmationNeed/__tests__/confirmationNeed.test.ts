import { needsConfirmation } from '../confirmationNeed.ts';

describe('the fields of a confirmation', () => {
  const bare = { evidence: 'Confirmed', confirmedWords: '', confirmedBy: '', confirmedOn: '', confirmedSource: '' };

  it('are needed for Confirmed only', () => {
    expect(needsConfirmation({ ...bare, evidence: 'Quoted' }, undefined)).toBe(false);
    expect(needsConfirmation(bare, undefined)).toBe(true);
    expect(needsConfirmation(bare, { ...bare, evidence: 'Quoted' })).toBe(true);
  });

  it('may stay blank in a record confirmed before they existed, until one of them is filled', () => {
    expect(needsConfirmation(bare, bare)).toBe(false);
    expect(needsConfirmation({ ...bare, confirmedBy: '003000000000001AAA' }, bare)).toBe(true);
    expect(needsConfirmation(bare, { ...bare, confirmedWords: 'Yes, that is it.' })).toBe(true);
  });
});
