import { byName, mapByName, type EventMap, type JsonObject, type OpenPart } from '#kernel/decider';
import { rows, type Meta } from '#kernel/projections';
import { CONTACT_ON, contactOn, type ContactEvents } from './last-contact.js';
import { LastContactView } from './last-contact.view.js';

/** Who met or called the survivor, where that need not be the colleague who recorded it. */
const BY: {
  readonly [Type in keyof ContactEvents]?: (payload: OpenPart<ContactEvents[Type]>) => readonly string[];
} = {
  ScreeningInterviewConducted: ({ interviewers }) => interviewers,
  ForensicInterviewConducted: ({ interviewer }) => [interviewer],
  ServiceDelivered: ({ provider }) => [provider],
};

const by = byName<[JsonObject], readonly string[]>(BY);

export const lastContactProjection = rows<EventMap, LastContactView>({
  view: LastContactView,
  of: 'survivor',
  key: (_, { subject }) => ({ survivorId: subject }),
  on: mapByName(CONTACT_ON, () => (payload: object, before: Partial<LastContactView>, meta: Meta) => {
    const { type, eventId, metadata } = meta;
    const on = contactOn(type, payload as JsonObject);
    // null leaves out the row that a mere note would begin
    if (on === undefined || (before.on !== undefined && before.on >= on)) return before.on === undefined ? null : {};
    return { on, entryId: eventId, event: type, by: by[type]?.(payload as JsonObject) ?? [metadata.actor.id] };
  }),
});
