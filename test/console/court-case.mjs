const CONSENT = { scopes: ['PROSECUTION'], givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER' };

const SIEM_REAP = { caseWorker: 'sokha', supervisor: 'sophea', legalOfficer: 'veasna', office: 'SiemReapCac' };

/** A survivor who agrees to a prosecution, with the legal officer of their office, who acts from here on. */
export const receivesWith = async (visitor, { caseWorker, supervisor, legalOfficer, office }) => {
  await visitor.actsAs(caseWorker);
  const survivorId = await visitor.receives({ office });
  await visitor.records('giveConsent', { survivorId, on: '2020-03-02', ...CONSENT });
  await visitor.actsAs(supervisor);
  const assigned = { worker: legalOfficer, as: 'LEGAL_OFFICER', office, on: '2020-03-03' };
  await visitor.records('assignCaseWorker', { survivorId, ...assigned });
  await visitor.actsAs(legalOfficer);
  return survivorId;
};

/** Records once a policy has done what the command rests on: tries until then. */
export const recordsAtLast = async (visitor, mutation, input) => {
  for (let tries = 0; ; tries += 1)
    try {
      return await visitor.records(mutation, input);
    } catch (error) {
      if (tries === 50 || !/NOT_FOUND/.test(error.message)) throw error;
      await visitor.page.waitForTimeout(200);
    }
};

/** @returns the id of a new court case, with one survivor of Siem Reap */
export const opensCourtCase = async (visitor) => {
  const survivorId = await receivesWith(visitor, SIEM_REAP);
  const prosecutionId = crypto.randomUUID();
  const opening = { prosecutionId, on: '2020-04-01', court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
  await visitor.records('openProsecution', { survivorId, ...opening });
  return prosecutionId;
};
