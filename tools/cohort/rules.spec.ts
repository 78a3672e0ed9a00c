import { TODAY } from '#demonstration';
import { SEED } from './cohort.js';
import type { Command, Line } from './line.js';
import { beginOf, dayOf, endOf, readCohort, type RecordedInput } from './reading.js';

describe.each([SEED, 1, 77])('the cohort of seed %i obeys the rules:', (seed) => {
  const { lines, all, inputsOf, referral, ageOn, inAftercare } = readCohort(seed);

  const SCOPE = {
    conductScreeningInterview: 'Interview',
    deliverService: 'Services',
    enterAftercare: 'Services',
    requestRepatriation: 'Repatriation',
    completeRepatriation: 'Repatriation',
    conductForensicInterview: 'ForensicRecording',
    openProsecution: 'Prosecution',
  } as const;

  it('every day that needs a consent is covered by one of the scope, given by an entitled person', () => {
    const orphans = all.flatMap((command, index) => {
      const scope = SCOPE[command.mutation as keyof typeof SCOPE];
      if (!scope) return [];
      const input = command.input as unknown as RecordedInput<'deliverService'>;
      const earlier = all.slice(0, index).filter((other) => other.input['survivorId'] === input.survivorId);
      const days = [beginOf(input), endOf(input)];
      return days.every((day) => earlier.some((other) => lives(other, earlier, scope, day))) ? [] : [command];
    });
    expect(orphans).toEqual([]);
  });

  const lives = (command: Command, earlier: readonly Command[], scope: string, day: string) => {
    if (command.mutation !== 'giveConsent') return false;
    const given = command.input as unknown as RecordedInput<'giveConsent'>;
    const child = ageOn(given.survivorId, day) < 18;
    const withdrawn = earlier.some(
      ({ mutation, input }) =>
        mutation === 'withdrawConsent' && input['consentId'] === given.consentId && String(input['on']) <= day,
    );
    return (
      (given.scopes as readonly string[]).includes(scope) &&
      given.on <= day &&
      day <= (given.expiresOn ?? '9999') &&
      !withdrawn &&
      (child ? given.givenBy !== 'Survivor' && given.childAssent === true : given.givenBy === 'Survivor') &&
      !(given.givenBy === 'Guardian' && recruitedBy(given, earlier))
    );
  };

  it('no guardian, appointed or not, is the recruiter when services begin', () => {
    const services = all.filter(
      ({ mutation, input }) => mutation === 'giveConsent' && String(input['scopes']).includes('Services'),
    );
    const identified = all.filter(({ mutation }) => mutation === 'identifySurvivor');
    const bad = services.filter(({ input }) =>
      recruitedBy(
        input as unknown as RecordedInput<'giveConsent'>,
        identified.filter((other) => other.input['survivorId'] === input['survivorId']),
      ),
    );
    expect(bad).toEqual([]);
  });

  it('a placement or repatriation of a child follows a determination by two people of two roles', () => {
    const MEASURE: Record<string, string> = {
      Foster: 'FosterPlacement',
      Kinship: 'FamilyReunification',
      Parents: 'FamilyReunification',
    };
    const placed = all.flatMap(({ mutation, input }) => {
      const id = String(input['survivorId']);
      const home = String(input['housing'] ?? input['arrangement']);
      const measure = mutation === 'completeRepatriation' ? 'Repatriation' : MEASURE[home];
      return measure && ageOn(id, String(input['on'])) < 18 ? [{ id, measure, on: String(input['on']) }] : [];
    });
    const missing = placed.filter(({ id, measure, on }) => {
      const determined = all.filter(
        ({ mutation, input }) =>
          mutation === 'determineBestInterest' && input['survivorId'] === id && input['measure'] === measure,
      );
      return !determined.some((one) =>
        all.some(
          (two) =>
            two.mutation === 'confirmBestInterest' &&
            two.input['bidId'] === one.input['bidId'] &&
            two.as.role !== one.as.role &&
            two.as.id !== one.as.id &&
            String(two.input['on']) <= on &&
            String(one.input['on']) <= String(two.input['on']),
        ),
      );
    });
    expect(placed.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('referral, interview, identification and entry follow one another; a case closes by two people', () => {
    for (const { survivorId: id, on } of inputsOf('enterAftercare')) {
      const identified = inputsOf('identifySurvivor').filter(({ survivorId }) => survivorId === id)[0]!.on;
      const heard = inputsOf('conductScreeningInterview').find(({ survivorId }) => survivorId === id)!.on;
      const steps = [referral.get(id)!.on, heard, identified, on];
      expect(steps).toEqual(steps.toSorted());
    }
    const requests = all.filter(({ mutation }) => mutation === 'requestClosure');
    const closed = all.filter(({ mutation }) => mutation === 'closeCase');
    expect(closed.map(({ as }) => as.role)).toEqual(closed.map(() => 'SUPERVISOR'));
    expect(closed.map(({ input }) => input['survivorId']).toSorted()).toEqual(
      requests.map(({ input }) => input['survivorId']).toSorted(),
    );
    expect(
      inputsOf('deliverService').filter(
        (input) => !inAftercare(input.survivorId, beginOf(input)) || !inAftercare(input.survivorId, endOf(input)),
      ),
    ).toEqual([]);
  });

  it('every author works in the survivor’s office, and every worker is assigned or received the referral', () => {
    const bad = all.filter(({ as, mutation, input }, index) => {
      const id = input['survivorId'];
      if (id === undefined || mutation === 'receiveReferral') return false;
      const before = all.slice(0, index).filter((other) => other.input['survivorId'] === id);
      const assigned = before
        .filter((other) => ['assignCaseWorker', 'handOverCase'].includes(other.mutation))
        .map((other) => other.input['worker'] ?? other.input['to']);
      const receiver = before.find((other) => other.mutation === 'receiveReferral')!;
      if (receiver.as.office !== as.office) return true;
      if (as.role === 'SUPERVISOR') return false;
      return !(assigned.includes(as.id) || (assigned.length === 0 && receiver.as.id === as.id));
    });
    expect(bad).toEqual([]);
  });

  it('days are in order, staff work on weekdays, and nothing is recorded for 2021', () => {
    // the police and the prosecutor acted before a case was opened here
    const before = ['fileComplaint', 'openInvestigation', 'nameAccused', 'recordArrest'];
    const late = ['makeReferral', 'answerReferral', ...before];
    const days = all
      .filter(({ mutation }) => !late.includes(mutation))
      .map(dayOf)
      .filter((day) => day !== 'undefined');
    expect(days).toEqual(days.toSorted());
    expect(days.findLast((day) => day !== TODAY)! <= '2020-12-31').toBe(true);
    const met = all
      .filter(({ input }) => input['on'])
      .filter(({ input }) => [0, 6].includes(new Date(String(input['on'])).getUTCDay()));
    expect(met).toEqual([]);
  });

  it('waits for the policies before a court acts, and for the other record before two are linked', () => {
    const links = ['linkPerson', 'linkRelative', 'unlinkRelative'];
    const caseOf = (line: Line | undefined) =>
      line && 'mutation' in line && line.input['survivorId'] === undefined ? line.input['prosecutionId'] : undefined;
    const hasty = lines.filter((line, index) => {
      const before = lines[index - 1];
      if ('await' in line || (before && 'await' in before)) return false;
      const inCase = caseOf(line);
      return inCase === undefined ? links.includes(line.mutation) : inCase !== caseOf(before);
    });
    expect(hasty).toEqual([]);
    expect(lines.filter((line) => caseOf(line) !== undefined).length).toBeGreaterThan(30);
  });

  it('marks every person as synthetic, and uses no name twice', () => {
    const names = [...referral.values()].map(
      ({ givenName, familyName }) => `${String(givenName)} ${String(familyName)}`,
    );
    expect(new Set(names).size).toBe(38);
    for (const { familyName, localFamilyName, localGivenName } of referral.values()) {
      expect([familyName, localFamilyName]).toEqual([
        expect.stringMatching(/ \(SYNTHETIC\)$/),
        expect.stringMatching(/^\p{Script=Khmer}+ \(SYNTHETIC\)$/u),
      ]);
      expect(localGivenName).toMatch(/^\p{Script=Khmer}+$/u);
    }
    for (const { guardianName } of inputsOf('giveConsent'))
      expect(guardianName ?? '(SYNTHETIC)').toContain('(SYNTHETIC)');
  });

  it('gives every id once, each shaped like a random UUID', () => {
    const ids = all
      .flatMap(({ input }) => [input.commandId, input['serviceId'], input['consentId'], input['bidId']])
      .filter(Boolean);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(id))),
    ).toBe(true);
    expect(new Set(all.map(({ input }) => input.commandId)).size).toBe(all.length);
  });
});

const recruitedBy = ({ guardianKin }: RecordedInput<'giveConsent'>, earlier: readonly Command[]) =>
  earlier
    .filter(({ mutation }) => mutation === 'identifySurvivor')
    .flatMap(({ input }) => (input as unknown as RecordedInput<'identifySurvivor'>).exploitation)
    .some(
      ({ recruiterRelation, recruiterKin }) =>
        (recruiterKin as readonly string[] | undefined)?.includes(guardianKin ?? '') ||
        (recruiterRelation === 'Family' && !recruiterKin),
    );
