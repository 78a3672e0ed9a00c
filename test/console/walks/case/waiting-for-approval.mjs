// not in 2020, the year whose published figures other walks compare
const day = (count) => `2021-03-${String(count).padStart(2, '0')}`;

const goal = (domain, aim, more) => ({
  goalId: crypto.randomUUID(),
  domain,
  aim,
  services: ['COUNSELLING'],
  dueOn: '2021-09-01',
  ...more,
});

/** Records as the signed-in user, and waits until the views have it. */
const recordingFor = (visitor, survivorId) => async (mutation, input) => {
  const { position } = await visitor.records(mutation, { survivorId, ...input });
  await visitor.hasReached(survivorId, position);
};

const planOf = async (visitor, record, goals) => {
  const planId = crypto.randomUUID();
  await record('draftCasePlan', { planId, on: day(5), goals });
  await record('submitCasePlan', { planId, on: day(6) });
  await visitor.actsAs('sophea');
  await record('approveCasePlan', { planId, on: day(7) });
  await visitor.actsAs('sokha');
};

/** A child in care of sokha, with a revised plan, a lower risk, a determination and an override that wait. */
export const childWaiting = async (visitor) => {
  const survivorId = await visitor.receives({
    familyName: 'Awaiting (SYNTHETIC)',
    givenName: 'Bory',
    on: day(2),
    birthDate: '2010-02-01',
  });
  const record = recordingFor(visitor, survivorId);
  await record('assessRisk', {
    on: day(3),
    level: 'HIGH',
    domains: [
      { domain: 'FOOD_SECURITY', score: 1 },
      { domain: 'SHELTER', score: 2 },
    ],
    retraffickingIndicators: ['DEBT'],
    note: 'They owe the broker.',
  });
  const moved = goal('SHELTER', 'A room of their own.', { survivorsWish: 'A door that locks.' });
  const kept = goal('PERFORMANCE', 'Back at school.');
  const reached = goal('WELLNESS', 'Sleeps through the night.');
  const left = goal('LEGAL_PROTECTION', 'A birth certificate.', { survivorsWish: 'A name on paper.' });
  await planOf(visitor, record, [moved, kept, reached, left]);
  const planId = crypto.randomUUID();
  await record('reviseCasePlan', {
    planId,
    on: day(8),
    goals: [
      {
        ...moved,
        aim: 'A place with the aunt.',
        survivorsWish: 'To stay near the river.',
        services: ['TUTORING'],
        dueOn: '2021-10-01',
      },
      kept,
      goal('FOOD_SECURITY', 'Three meals a day.', { survivorsWish: 'To cook.' }),
    ],
    goalsReached: [reached.goalId],
    why: 'The aunt was found.',
  });
  await record('submitCasePlan', { planId, on: day(9) });
  await record('assessRisk', {
    on: day(10),
    level: 'MEDIUM',
    domains: [
      { domain: 'FOOD_SECURITY', score: 3 },
      { domain: 'SHELTER', score: 4 },
    ],
    retraffickingIndicators: ['NO_LIVELIHOOD'],
    note: 'The debt is settled.',
  });
  await record('determineBestInterest', {
    on: day(11),
    measure: 'FOSTER_PLACEMENT',
    outcome: 'NOT_IN_BEST_INTEREST',
    reasons: 'The aunt can care for them.',
  });
  // supervisors alone act without consent, and another one reviews it
  await visitor.actsAs('pheakdey');
  await record('overrideConsent', {
    scope: 'SHARING',
    reason: 'INCAPACITY',
    note: 'They could not be woken.',
    coversFrom: new Date().toISOString().slice(0, 10),
  });
  return survivorId;
};

/** An adult in care of sokha who moves away. */
export const adultWaiting = async (visitor) => {
  const survivorId = await visitor.receives({ familyName: 'Awaiting (SYNTHETIC)', givenName: 'Chan', on: day(2) });
  const record = recordingFor(visitor, survivorId);
  await record('assessRisk', { on: day(3), level: 'LOW', retraffickingIndicators: [], note: 'No danger is known.' });
  await planOf(visitor, record, [goal('EDUCATION_AND_WORK', 'A job in the town.')]);
  await record('requestClosure', {
    on: day(12),
    reason: 'MOVED_AWAY',
    finalAssessment: 'Lives with a sister in another province.',
  });
  return survivorId;
};

/** A child in care of sokha whose guardian wants the data erased, with an entry that is disputed. */
export const childErased = async (visitor) => {
  const survivorId = await visitor.receives({
    familyName: 'Awaiting (SYNTHETIC)',
    givenName: 'Dara',
    on: day(2),
    birthDate: `${new Date().getFullYear() - 10}-02-01`,
  });
  const record = recordingFor(visitor, survivorId);
  const { eventIds } = await visitor.records('recordNote', {
    survivorId,
    on: day(3),
    kind: 'VISIT',
    text: 'The first visit.',
  });
  await record('disputeEntry', { eventId: eventIds[0], reason: 'That visit was on another day.' });
  await record('requestErasure', {
    on: day(4),
    askedBy: 'GUARDIAN',
    guardianKin: 'AUNT_OR_UNCLE',
    childAssent: true,
    note: 'The aunt wants nothing kept.',
  });
  return survivorId;
};
