import { PATIENCE_MS } from './browser.mjs';
import { pdfWith } from './walks/case/a-pdf.mjs';

/** After all that the case worker records. */
const DAY = '2021-03-22';

/** Attaches a document with these words, of one page without any. */
export const attach = async (visitor, survivorId, words) => {
  const kind = 'LETTER';
  const answer = await fetch(`${visitor.origin}/documents/${survivorId}?kind=${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', authorization: visitor.bearer },
    body: pdfWith(['']),
  });
  const { documentId } = await answer.json();
  await visitor.records('attachDocument', { survivorId, documentId, kind, ...words });
};

/** Waits for the court case, which a policy begins after the survivor's entry. */
const isThere = async (visitor, prosecutionId) => {
  const query = 'query ($id: UUID!) { prosecution(id: $id, purpose: COURT) { court } }';
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;)
    if ((await visitor.asks(query, { id: prosecutionId })).data?.prosecution) return;
  throw new Error('The court case did not begin.');
};

/** What a legal officer adds: a court case with one of the accused, and a legal hold. */
export const courtDistinctive = async (visitor, survivorId, values) => {
  const prosecutionId = crypto.randomUUID();
  const court = values.next('open', 'court');
  const opened = await visitor.records('openProsecution', {
    survivorId,
    prosecutionId,
    court,
    article: '10',
    role: 'COMPLAINANT',
    on: DAY,
  });
  await visitor.hasReached(survivorId, opened.position, 'COURT');
  await isThere(visitor, prosecutionId);
  await visitor.records('fileComplaint', { prosecutionId, agency: values.next('open', 'police'), on: DAY });
  await visitor.records('nameAccused', {
    prosecutionId,
    name: values.next('identity', 'accused'),
    role: 'RECRUITER',
    on: DAY,
  });
  const hold = { reason: 'POLICE_INVESTIGATION', on: DAY, note: values.next('testimony', 'hold') };
  const { position } = await visitor.records('placeLegalHold', { survivorId, ...hold });
  await visitor.hasReached(survivorId, position, 'COURT');
};
