import type { Bearer } from '#platform/plain';
import { attach, attachDocument, canOpen, openDocument, receive, record, upload } from '../../harness/documents.js';
import { Homeward, auditor, caseWorker, interviewer, legalOfficer, supervisor } from '../../harness/homeward.js';
import { entrustedTo } from '../../harness/mutations.js';

const stranger: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

describe('the content of a document', () => {
  it.each<{ who: string; kind: string; by: Bearer; purpose: string; status: number; isListed?: false }>([
    { who: 'a stranger', kind: 'CONSENT_FORM', by: stranger, purpose: 'CARE', status: 404, isListed: false },
    { who: 'a legal officer on the case', kind: 'CONSENT_FORM', by: legalOfficer, purpose: 'CARE', status: 200 },
    {
      who: 'a legal officer, whose role does not see health',
      kind: 'MEDICAL_REPORT',
      by: legalOfficer,
      purpose: 'CARE',
      status: 404,
    },
    {
      who: 'a supervisor for a purpose without testimony',
      kind: 'LETTER',
      by: supervisor,
      purpose: 'REFERRAL',
      status: 404,
    },
    {
      who: 'an interviewer who must not know what others heard',
      kind: 'LETTER',
      by: interviewer,
      purpose: 'CARE',
      status: 404,
      isListed: false,
    },
    { who: 'an auditor who oversees', kind: 'LETTER', by: auditor, purpose: 'COURT', status: 200 },
    { who: 'an auditor who audits', kind: 'LETTER', by: auditor, purpose: 'AUDIT', status: 404 },
    {
      who: 'an analyst',
      kind: 'CONSENT_FORM',
      by: { id: 'nary', role: 'ANALYST' },
      purpose: 'CARE',
      status: 404,
      isListed: false,
    },
    {
      who: 'a reader without a purpose',
      kind: 'CONSENT_FORM',
      by: caseWorker,
      purpose: 'CURIOSITY',
      status: 400,
      isListed: false,
    },
  ])(
    'is asked for by $who ($kind), as the list says before',
    async ({ kind, by, purpose, status, isListed = true }) => {
      const place = await attachDocument(
        homeward,
        await receive(homeward, ...entrustedTo(legalOfficer, interviewer)),
        kind,
      );
      expect(await canOpen(homeward, place, { by, purpose })).toBe(isListed ? status === 200 : undefined);
      expect((await openDocument(homeward, place, { by, purpose })).status).toBe(status);
    },
  );

  it.each<{ who: string; by: Bearer; purpose: string; status: number }>([
    { who: 'a supervisor', by: supervisor, purpose: 'CARE', status: 200 },
    { who: 'a case worker, who does not read what the child said', by: caseWorker, purpose: 'CARE', status: 404 },
    { who: 'an auditor, who does not either', by: auditor, purpose: 'COURT', status: 404 },
  ])('of a recording is asked for by $who, as the list says before', async ({ by, purpose, status }) => {
    const survivorId = await receive(homeward);
    const sound = { kind: 'RECORDING', type: 'audio/ogg' };
    const { documentId } = await upload(homeward, survivorId, Buffer.from('OggS sound'), sound);
    const receipt = await record(
      homeward,
      survivorId,
      attach(documentId, { kind: 'RECORDING', custody: 'The office' }),
    );
    const place = { survivorId, documentId, receipt };
    expect(await canOpen(homeward, place, { by, purpose })).toBe(status === 200);
    expect((await openDocument(homeward, place, { by, purpose })).status).toBe(status);
  });
});
