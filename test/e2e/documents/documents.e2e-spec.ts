import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Bearer } from '#platform/plain';
import { PDF, attach, attachDocument, openDocument, receive, record, upload } from '../../harness/documents.js';
import { Homeward, auditor, interviewer, refusalOf, supervisor, type Receipt } from '../../harness/homeward.js';
import { readersOf } from '../../harness/readers.js';
import { entrustedTo, toSend, type MutationToSend } from '../../harness/mutations.js';

const run = promisify(execFile);
const stranger: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const recorded = (survivorId: string, sent: MutationToSend): Promise<Receipt> => record(homeward, survivorId, sent);
const somebody = (...more: readonly MutationToSend[]): Promise<string> => receive(homeward, ...more);
const attached = (survivorId: string, kind?: string) => attachDocument(homeward, survivorId, kind);

const fileOf = ({ survivorId, documentId }: { survivorId: string; documentId: string }): string =>
  join(homeward.data, 'documents', survivorId, documentId);

const homewardRuns = async (...words: readonly string[]): Promise<string> => {
  const main = resolve('dist/apps/cli/src/main.js');
  const env = { ...process.env, HOMEWARD_DATA: homeward.data };
  const failed = (error: { readonly stdout?: string; readonly stderr?: string }) => ({
    stdout: `${error.stdout}${error.stderr}`,
  });
  return (await run(process.execPath, [main, ...words], { env }).catch(failed)).stdout;
};

describe('a document', () => {
  it('is uploaded, attached, listed, and opened by a colleague with the right to its class', async () => {
    const survivorId = await somebody();
    const place = await attached(survivorId);
    const DOCUMENTS = 'documents { documentId kind on personalClass mediaType bytes attachedBy title { value } }';
    const { documents } = await homeward.until('the views show the document', async () => {
      const { data } = await homeward.ask(
        `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) { stale ${DOCUMENTS} } }`,
        { id: survivorId, atLeast: place.receipt.position },
        supervisor,
      );
      const shown = data?.survivor as { stale: boolean; documents: object[] } | undefined;
      return shown?.stale === false && shown;
    });
    expect(documents).toEqual([
      {
        documentId: place.documentId,
        kind: 'CONSENT_FORM',
        on: '2020-03-05',
        personalClass: 'IDENTITY',
        mediaType: 'PDF',
        bytes: PDF.length,
        attachedBy: 'sokha',
        title: { value: 'Consent of the aunt' },
      },
    ]);

    const { status, headers, content } = await openDocument(homeward, place, { by: supervisor });
    expect([status, content.equals(PDF)]).toEqual([200, true]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="consent_form-${place.documentId.slice(0, 8)}.pdf"`,
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
    });
  });

  it('lies sealed on the disk', async () => {
    const stored = readFileSync(fileOf(await attached(await somebody())));
    expect(stored.includes('Secret')).toBe(false);
    expect(stored.includes('aunt')).toBe(false);
  });

  it('is in the list as of a day only if it was there on that day', async () => {
    const place = await attached(await somebody());
    const on = async (asOf: string) =>
      (
        (
          await homeward.ask(
            `query ($id: UUID!, $asOf: Date!) { survivor(id: $id, purpose: CARE, asOf: $asOf) { documents { documentId } } }`,
            { id: place.survivorId, asOf },
            supervisor,
          )
        ).data!.survivor as { documents: object[] }
      ).documents;
    expect([await on('2020-03-04'), await on('2020-03-05')]).toEqual([[], [{ documentId: place.documentId }]]);
  });

  it('is opened once the access log says who opened it, and with which class', async () => {
    const place = await attached(await somebody(), 'MEDICAL_REPORT');
    await openDocument(homeward, place, { by: supervisor });
    const look = await homeward.until('the reading is shown', async () =>
      (await readersOf(homeward, place.survivorId, auditor))?.edges.find(({ node }) => node.operation === 'document'),
    );
    expect(look.node).toMatchObject({ who: 'sophea', purpose: 'CARE', basis: 'SUPERVISION', classes: ['HEALTH'] });
  });

  it('is not opened for a blind interviewer, whatever it is', async () => {
    const place = await attached(await somebody(...entrustedTo(interviewer)));
    expect((await openDocument(homeward, place, { by: interviewer })).status).toBe(404);
  });

  it('absent, forbidden and withdrawn gives the same answer', async () => {
    const place = await attached(await somebody());
    const absent = await openDocument(homeward, { ...place, documentId: randomUUID() });
    const forbidden = await openDocument(homeward, place, { by: stranger });
    const nobody = await openDocument(homeward, { ...place, survivorId: randomUUID() });
    const noId = await openDocument(homeward, { ...place, documentId: 'x' });
    const withdrawal = { documentId: place.documentId, on: '2020-03-06', reason: 'It is about the sister.' };
    await recorded(place.survivorId, toSend('withdrawDocument', withdrawal));
    const again = toSend('withdrawDocument', { ...withdrawal, on: '2020-03-07' });
    const { mutation, input } = again;
    expect(refusalOf(await homeward.command(mutation, input(place.survivorId)))).toBe('DOCUMENT_WITHDRAWN');
    const withdrawn = await openDocument(homeward, place);
    const said = [absent, forbidden, nobody, noId, withdrawn].map(({ status, content }) => [
      status,
      content.toString(),
    ]);
    expect(new Set(said.map(String)).size).toBe(1);
    expect(said[0]![0]).toBe(404);
  });

  it('struck out is not opened, and a correction of its title leaves it as it is', async () => {
    const place = await attached(await somebody());
    const [eventId] = place.receipt.eventIds;
    const { documentId, survivorId } = place;
    const title = 'Consent of the uncle';
    const again = { documentId, kind: 'CONSENT_FORM', on: '2020-03-05', title };
    const correction = toSend(
      'correctEntry',
      { eventId, reason: 'A slip.', replacement: { attachDocument: again } },
      supervisor,
    );
    await recorded(survivorId, correction);
    expect((await openDocument(homeward, place)).status).toBe(200);
    await recorded(survivorId, toSend('strikeOutEntry', { eventId, reason: 'It is of another survivor.' }, supervisor));
    expect((await openDocument(homeward, place)).status).toBe(404);
  });

  it('that was altered on the disk is not opened, and the verification names it', async () => {
    const place = await attached(await somebody());
    const file = fileOf(place);
    const stored = readFileSync(file);
    const altered = Buffer.from(stored);
    altered[altered.length - 100]! ^= 1;
    writeFileSync(file, altered);
    try {
      expect(await openDocument(homeward, place)).toMatchObject({ status: 500, code: 'DOCUMENT_BROKEN' });
      const verified = await homewardRuns('verify', '--keys');
      expect(verified).toContain(`the document ${place.documentId} is stored otherwise than it was attached`);
      expect(verified).toContain(`the document ${place.documentId} does not open`);
    } finally {
      writeFileSync(file, stored);
    }
    expect((await openDocument(homeward, place)).status).toBe(200);
  }, 240_000);

  it('is gone with its key after an erasure, and nothing is uploaded any more', async () => {
    const place = await attached(await somebody());
    const { survivorId } = place;
    const of = ['--office', 'SiemReapCac'];
    await homewardRuns('erase', survivorId, 'request', '--for', 'Survivor', '--as', 'dara', ...of);
    await homewardRuns('erase', survivorId, 'approve', '--as', 'sophea', ...of);
    expect(existsSync(join(homeward.data, 'documents', survivorId))).toBe(false);
    expect(await openDocument(homeward, place, { purpose: 'SUBJECT_REQUEST' })).toMatchObject({ status: 404 });
    expect(await upload(homeward, survivorId, PDF)).toMatchObject({ status: 409, code: 'SUBJECT_ERASED' });
    const { documentId } = place;
    expect(refusalOf(await homeward.command('attachDocument', attach(documentId).input(survivorId)))).toBe(
      'SUBJECT_ERASED',
    );
  });
});
