import type { SurvivorState } from '#domain/survivor';
import { UploadBudget, announcedBytes, requireRoom } from './upload-limits.js';

const MB = 1_024 * 1_024;
const withDocumentsOf = (...bytes: readonly number[]) =>
  Object.fromEntries(
    bytes.map((one, at) => [`document ${at}`, { attached: { stored: { bytes: one } } }]),
  ) as unknown as SurvivorState['documents'];

describe('the documents of a survivor', () => {
  it('may have 1 GB together', () => {
    const many = Array.from({ length: 40 }, () => 25 * MB);
    expect(() => requireRoom(withDocumentsOf(...many), 24 * MB)).not.toThrow();
    expect(() => requireRoom(withDocumentsOf(...many), 25 * MB)).toThrow(
      expect.objectContaining({ code: 'DOCUMENTS_FULL' }),
    );
  });
});

describe('the uploads of a person', () => {
  it('may have 1 GB in a day, attached or not, and those of others do not count', async () => {
    const budget = new UploadBudget();
    for (let count = 0; count < 40; count++) await budget.spend({ id: 'sokha' }, 25 * MB);
    await expect(budget.spend({ id: 'sokha' }, 25 * MB)).rejects.toMatchObject({
      code: 'UPLOADS_SPENT',
      message: expect.stringMatching(/continue in \d+ hours/) as string,
    });
    await budget.spend({ id: 'bopha' }, 25 * MB);
  });

  it('count by what they announce, and a length that is none or too large as the most that is taken', () => {
    expect(announcedBytes('1000')).toBe(1_000);
    for (const unclear of [undefined, '', '-5', 'many', '0', '99999999999'])
      expect(announcedBytes(unclear)).toBe(25 * MB);
  });
});
