import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import type { StoredEvent } from '../event.js';
import { eventAnswer } from './event-answer.js';
import { streamIdentifier, wireUuid } from './names.js';
import { contentType } from './proposal.js';

/** The same answer by the generated classes. */
const generateBytes = (event: StoredEvent): Buffer => {
  const position = String(event.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(wireUuid(event.id))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(position)
    .setCommitPosition(position)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', contentType(event.json))
    .set('created', String(event.created));
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position);
  return Buffer.from(new streams.ReadResp().setEvent(read).serializeBinary());
};

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
const events: fc.Arbitrary<StoredEvent> = fc.record({
  id: fc.uuid(),
  stream: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  type: fc.string({ unit: 'grapheme', maxLength: 200 }),
  revision: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  position: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }),
  created: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  json: fc.boolean(),
  data: bytes,
  metadata: bytes,
});

it('an answer with an event has the bytes that the generated classes write', () => {
  fc.assert(fc.property(events, (event) => expect(eventAnswer(event)).toEqual(generateBytes(event))));
});

it.each([0n, 127n, 128n, 2n ** 49n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n - 1n])(
  'the revision %s has the bytes that the generated classes write',
  (revision) => {
    const [event] = fc.sample(events, { numRuns: 1, seed: 1 });
    expect(eventAnswer({ ...event!, revision })).toEqual(generateBytes({ ...event!, revision }));
  },
);
