import { strict as assert } from 'node:assert';

const daysAway = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const HOUSEHOLD = [
  ['IN_LAW', 'NO', 'Chan (SYNTHETIC)'],
  ['MOTHER', 'YES', 'Bopha (SYNTHETIC)'],
  ['SIBLING', 'YES', 'Dara (SYNTHETIC)'],
  ['SIBLING', 'YES', 'Mony (SYNTHETIC)'],
];

/** With a household of four and several alerts: more than that, few cases have. */
const someone = async (visitor) => {
  const survivorId = await visitor.receives({
    familyName: 'Asked (SYNTHETIC)',
    givenName: 'Sreyleak',
    localFamilyName: 'សុខ',
    localGivenName: 'ស្រីលក្ខណ៍',
    contact: { channel: 'PHONE', value: '012 345 678', safe: true, whenSafe: 'after 17:00', whoMayAnswer: 'the aunt' },
  });
  const record = (mutation, input) => visitor.records(mutation, { survivorId, ...input });
  const { eventIds } = await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES'],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: daysAway(-30),
    expiresOn: daysAway(6),
  });
  for (const [relation, safe, name] of HOUSEHOLD)
    await record('recordHouseholdMember', { memberId: crypto.randomUUID(), relation, safe, name });
  await record('identifySurvivor', {
    on: daysAway(-29),
    decidedBy: 'POLICE',
    level: 'FORMAL',
    exploitation: [
      {
        country: 'TH',
        types: ['FORCED_LABOUR'],
        recruiterRelation: 'BROKER',
        recruitment: 'FALSE_JOB_OFFER',
        control: ['DEBT_BONDAGE'],
      },
    ],
  });
  await record('enterAftercare', {
    on: daysAway(-28),
    housing: 'INDEPENDENT_LIVING',
    programme: 'COMMUNITY_BASED',
    office: 'SiemReapCac',
    address: 'House 12 (SYNTHETIC), Siem Reap',
  });
  await record('assessRisk', { on: daysAway(-27), level: 'HIGH', retraffickingIndicators: ['DEBT'] });
  await record('disputeEntry', { eventId: eventIds[0], reason: 'The day is wrong.' });
  await record('requestErasure', { askedBy: 'SURVIVOR', on: daysAway(-1), note: 'Wants nothing kept.' });
  return survivorId;
};

export const tenQuestions = [
  {
    name: 'the first seven of the ten questions are answered without scrolling',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const survivorId = await someone(visitor);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${origin}/journey/${survivorId}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      await visitor.picture('ten-questions', { whole: false });
      const answers = {
        'who and how old': 'main h1',
        'whether to call': 'main header [aria-expanded]',
        'who is unsafe': '#safety dl:has-text("Chan (SYNTHETIC)")',
        'where they live': '#safety dl:last-of-type > div',
        'the address': '#safety [aria-expanded="false"]',
        'which consents are live, and until when': '#consents dl > div',
        'who identified them, and as what': '#identification dl > div',
        'the risk': '#safety dl > div',
      };
      for (const [question, answer] of Object.entries(answers)) {
        const { y, height } = await page.locator(answer).first().boundingBox();
        assert.ok(y + height <= 800, `${question}: ${y + height}`);
      }
      await visitor.isAccessible();
    },
  },
];
