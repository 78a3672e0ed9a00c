import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { keepBusy } from './testing/busy-views.js';
import { pollUntil } from './testing/checkpoints.js';
import { MatcherRun, sokha, sophea } from './testing/matcher-run.js';
import { keepClockMoving } from './testing/moving-clock.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

let run: MatcherRun;
MatcherRun.forEachTest((opened) => (run = opened));
beforeEach(() => void keepClockMoving());

const named = { givenName: 'Bopha', familyName: 'Meas' };
const born = { birthDate: '1990-06-01' };

const moveToBattambang = async (survivorId: string): Promise<void> => {
  const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
  await run.office.ask('survivor', survivorId, 'AssignCaseWorker', assignment, sophea);
};

describe('the reader that compares records, when a record begins and is moved at once', () => {
  it('looks for no pair with those who are not alike after all', async () => {
    const first = new ViewsFirst();
    first.longestWaitMs = Infinity;
    const { end, writing } = keepBusy(first);
    const waits = jest.spyOn(first, 'untilAtRest');
    await run.start(first);
    await run.receiveReferral(sokha, { givenName: 'Chenda', familyName: 'Sok' });
    await pollUntil(
      async () => waits.mock.calls.length,
      (calls) => calls > 0,
    );
    await run.receiveReferral(sokha, named);
    await moveToBattambang(await run.receiveReferral(sophea, { familyName: named.familyName }));
    const read = jest.spyOn(run.store, 'read');
    end();
    await writing;
    await run.waitUntilRead();
    expect(read.mock.calls.map(([stream]) => stream).filter((stream) => stream.startsWith('duplicate-'))).toEqual([]);
  });

  it('looks for each pair after a stop, since it may have compared the record before', async () => {
    await run.start();
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, { ...named, ...born })];
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    await run.stop();
    await run.db.query('DELETE FROM checkpoint WHERE name = $1', [DUPLICATE_MATCHER]); // as if it had not been kept yet
    for (let likelier = 0; likelier < 3; likelier += 1) await run.receiveReferral(sophea, { ...named, ...born });
    await moveToBattambang(ids[1]!);
    await run.start();
    const types = (await run.suspicions(ids)).map(({ type }) => type);
    expect(types).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
  });
});
