import { OutcomeUnknown, StoreUnavailable, storeFailure } from '#kernel/event-store';
import { IndexOfAnotherKey } from '#kernel/projections';
import { DocumentsUnavailable } from '#security/documents';
import { errorReports } from './error-reports.js';

const written: string[] = [];
let now = 0;
const report = () =>
  errorReports(
    (text) => written.push(text),
    () => now,
  );
beforeEach(() => {
  written.splice(0);
  now = 0;
});

const away = StoreUnavailable.fromFailure(storeFailure('ACCESS_DENIED', '7 PERMISSION_DENIED'), {});

describe('the report of an error', () => {
  it('gives the place where it happened, and nothing of its contents', () => {
    report()(new TypeError('a secret'));
    expect(written).toEqual([expect.stringMatching(/^INTERNAL: TypeError\n {4}at /)]);
    expect(written[0]).not.toContain('secret');
  });

  it("has the code and sentence of the failure in the event store, with the store's own code", () => {
    report()(new OutcomeUnknown('It is not known.', { cause: away }));
    expect(written).toEqual([
      expect.stringMatching(
        /^STORE_UNAVAILABLE: OutcomeUnknown ACCESS_DENIED: The event store grants .* \(7 PERMISSION_DENIED\)\.$/,
      ),
    ]);
  });

  it('says that the index of the search was filled with another key', () => {
    report()(new IndexOfAnotherKey());
    expect(written).toEqual([
      expect.stringMatching(/^INDEX_OF_ANOTHER_KEY: .* Give all processes the same digest\.key/),
    ]);
  });

  it('has the reason why documents cannot be stored, and no path, which says whose they are', () => {
    const full = Object.assign(new Error("ENOSPC: write '/documents/0b0e7a3e'"), { code: 'ENOSPC' });
    report()(new DocumentsUnavailable(full));
    expect(written).toEqual([
      'DOCUMENTS_UNAVAILABLE: The disk on which documents are written is full: make room there, or move the folder.',
    ]);
  });

  it('is written once in ten seconds for each failure of the event store', () => {
    const slow = StoreUnavailable.fromFailure(storeFailure('TOO_SLOW', ''), {});
    const write = report();
    for (const at of [0, 5_000, 9_999, 10_000, 15_000]) {
      now = at;
      write(away);
      write(slow);
    }
    expect(written.filter((text) => text.includes('ACCESS_DENIED'))).toHaveLength(2);
    expect(written.filter((text) => text.includes('TOO_SLOW'))).toHaveLength(2);
  });
});
