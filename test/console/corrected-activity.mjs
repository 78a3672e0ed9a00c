/**
 * A case worker corrects the number of people at a prevention activity, which is about no survivor, from 21 to 43.
 * @returns its id
 */
export const correctsActivity = async (visitor) => {
  const operationId = crypto.randomUUID();
  const held = {
    kind: 'COMMUNITY_PRESENTATION',
    districts: ['1702'],
    audience: 'Parents (SYNTHETIC)',
    attendees: 21,
    materials: 0,
    reach: 0,
    on: '2020-06-02',
    to: '2020-06-02',
    agencies: [],
    fromSurvivorCase: false,
  };
  const { eventIds } = await visitor.records('holdPreventionActivity', { operationId, ...held });
  await visitor.records('correctEntry', {
    operationId,
    eventId: eventIds[0],
    reason: 'Two sheets stuck together.',
    replacement: { holdPreventionActivity: { ...held, attendees: 43 } },
  });
  return operationId;
};
