import { fold } from '#kernel/decider';
import { AS_STORED, Codec, InMemoryEventStore, recordingOf, type AnyUpcast, type EventData } from '#kernel/event-store';
import { applyAmendments, foldRows, toProjectable } from '#kernel/projections';
import type { Step } from '#nest';
import { PlainSealing } from '#kernel/integrity';
import { aftercareProjection } from '../steps/aftercare/aftercare.projection.js';
import { aftercareStep } from '../steps/aftercare/aftercare.step.js';
import { survivor } from '../survivor.js';
import { entered, girl } from '../testing.js';
import { correctionStep } from './correction.step.js';

const HER = 'survivor-bb55443a-693c-4f16-a348-266bb02256a6';

/** Aftercare with an imagined former event: with a home, and another name for the day. */
const { on: since, ...rest } = entered().data;
const begun = { ...rest, since, address: '12 River Road' };
const upcast: AnyUpcast = {
  AftercareBegun: ({ since: on, ...input }: typeof begun) => ({ type: 'AftercareEntered', data: { ...input, on } }),
};
const { on: day, ...fields } = aftercareStep.classes.AftercareEntered!;
const once: Step = { ...aftercareStep, upcast, classes: { AftercareBegun: { ...fields, since: day! } } };
const correction = correctionStep({ survivor: [once, aftercareStep], prosecution: [], operation: [] });
const reading = { ...AS_STORED, upcast: { ...upcast, ...correction.upcast } };
const codec = new Codec(new PlainSealing(), { ...once.classes, ...correction.classes }, reading);

const log = async () => {
  const store = new InMemoryEventStore();
  const input = [
    { type: 'ReferralReceived', data: girl().data },
    { type: 'AftercareBegun', data: begun },
    {
      type: 'EntryCorrected',
      data: {
        eventId: 'event-1',
        reason: 'misread',
        replacement: { AftercareBegun: { ...begun, since: '2020-02-12' } },
      },
    },
  ];
  for (const [index, event] of input.entries()) {
    const id = `event-${index}`;
    const data = await codec.seal(HER, { id, ...event });
    const metadata = { actor: { id: 'sokha' }, command: 'EnterAftercare', commandId: id } as EventData['metadata'];
    await store.append(HER, [{ id, type: event.type, data, metadata }], index - 1);
  }
  return store.read(HER);
};

describe('a correction that was made when its entry had another name', () => {
  it('still corrects the entry', async () => {
    const opened = await codec.open(await log());
    const state = fold(survivor, opened.map((event) => ({ ...event, ...recordingOf(event) })) as never);
    expect(state.aftercare).toMatchObject({ enteredOn: '2020-02-12' });
  });

  it('is applied in the views, with the values sealed under the former name', async () => {
    const told = (await log()).map((event) => toProjectable(event, reading));
    const standing = applyAmendments(told, correction.amends).filter(({ meta }) => meta.type in aftercareProjection.on);
    expect(foldRows(aftercareProjection, [], standing).saved).toMatchObject([
      {
        enteredOn: '2020-02-12',
        sealed: expect.arrayContaining([
          expect.objectContaining({ type: 'EntryCorrected', within: ['replacement', 'AftercareBegun'] }),
        ]),
      },
    ]);
  });
});
