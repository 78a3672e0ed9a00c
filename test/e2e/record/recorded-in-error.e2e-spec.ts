import { randomUUID } from 'node:crypto';
import { Homeward, auditor, caseWorker, receiptOf, supervisor, type Receipt } from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  inCourt,
  toSendElsewhere,
  type MutationToSend,
} from '../../harness/mutations.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const other = { ...supervisor, id: 'dara' };
const accepted = async ({ mutation, input, by }: MutationToSend, survivorId = ''): Promise<Receipt> =>
  receiptOf(await homeward.command(mutation, input(survivorId), by));

describe('a case that was opened for the wrong survivor', () => {
  it("is struck out in the survivor's record by another person, and the case no longer has the survivor", async () => {
    const wrong = randomUUID();
    const another = randomUUID();
    await accepted(childReferred(), wrong);
    await accepted(childConsented(['PROSECUTION']), wrong);
    const opened = await accepted(inCourt(another), wrong);
    const shown = async () =>
      (await homeward.ask(`query ($id: UUID!) { prosecution(id: $id, purpose: COURT) { survivors } }`, { id: another }))
        .data!.prosecution;
    await homeward.until('the survivor joined it', async () => (await shown()) !== null);
    const striking = {
      survivorId: wrong,
      eventId: opened.eventIds[0],
      reason: 'A relative of the survivor is in court.',
    };
    receiptOf(await homeward.command('strikeOutEntry', striking, other));
    await homeward.until('the survivor left it', async () => (await shown()) === null);
    const { data } = await homeward.ask(
      `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { prosecutions { court } } }`,
      { id: wrong },
      supervisor,
    );
    expect(data).toEqual({ survivor: { prosecutions: [] } });
  });
});

describe('an operation that was recorded wrongly', () => {
  it('is corrected in the figures, by a colleague', async () => {
    const conducted = { kind: 'CAC_OUTREACH', office: 'SiemReapCac', province: '17', withAuthorities: [] };
    const { id, eventIds } = await accepted(
      toSendElsewhere('conductOperation', { ...conducted, on: '2021-03-01' }, caseWorker),
    );
    const counted = async () => {
      const { data } = await homeward.ask(
        `{ figures(ids: ["M4"], from: "2021-01-01", to: "2021-12-31") { cells { key value } } }`,
        {},
        auditor,
      );
      return (data!.figures as [{ cells: { key: string; value: number }[] }])[0].cells.some(
        ({ key, value }) => key === 'operations' && value === 1,
      );
    };
    await homeward.until('it is counted', counted);
    await accepted(
      toSendElsewhere(
        'correctEntry',
        {
          operationId: id,
          eventId: eventIds[0],
          reason: 'It was the year before.',
          replacement: { conductOperation: { ...conducted, on: '2020-03-01' } },
        },
        { ...caseWorker, id: 'bopha' },
      ),
    );
    await homeward.until('it is no longer counted', async () => !(await counted()));
  });
});
