import i18next from 'i18next';
import { session, signedFetch } from '../api/client.js';
import { sendSigned } from '../api/send-signed.js';
import type { Purpose } from '../journey/purposes.js';
import { untilSent } from '../forms/unsent/drafts.js';
import { stopActingAsDeputy } from '../session/session.js';

/** The sentence of a refusal, or that the service cannot be reached. */
export interface Failure {
  readonly failure: string;
}

interface Answer {
  readonly documentId?: string;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export const failureIn = (answer: Answer | null): Failure => ({
  failure: answer?.errors?.[0]?.message ?? i18next.t('form.unreachable'),
});

interface UploadAnswer {
  readonly status: number;
  readonly answer: Answer | null;
}

/** Sends a file as it is. @param progress receives the part that is sent, from 0 to 1 */
export const uploadFile = async (
  { survivorId, kind, file }: { readonly survivorId: string; readonly kind: string; readonly file: File },
  progress: (part: number) => void,
): Promise<{ readonly documentId: string } | Failure> => {
  const sending = sendSigned(
    session,
    (signed) =>
      new Promise<UploadAnswer>((done) => {
        const request = new XMLHttpRequest(); // fetch does not tell how much is sent
        request.open('POST', `/documents/${survivorId}?kind=${kind}`);
        const headers = { ...signed, 'content-type': file.type || 'application/octet-stream' };
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.responseType = 'json';
        request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total));
        request.addEventListener('loadend', () =>
          done({ status: request.status, answer: request.response as Answer | null }),
        );
        request.send(file);
      }),
  );
  const { answer } = await untilSent(sending);
  if (answer?.errors?.[0]?.extensions?.code === 'NOT_A_DEPUTY') stopActingAsDeputy();
  return answer?.documentId === undefined ? failureIn(answer) : { documentId: answer.documentId };
};

/** Saves what the service answers on the user's machine. @returns why it cannot be saved, if it cannot */
export const saveFile = async (path: string, otherwiseNamed: string): Promise<Failure | undefined> => {
  // without an answer, the service is not reachable
  const answer = await signedFetch(path).catch(() => undefined);
  if (!answer?.ok) return failureIn(answer ? ((await answer.json().catch(() => null)) as Answer | null) : null);
  const content = await answer.blob().catch(() => undefined);
  if (!content) return failureIn(null);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? otherwiseNamed;
  link.click();
  URL.revokeObjectURL(link.href);
  return undefined;
};

/** Saves a document on the user's machine. @returns why it cannot be opened, if it cannot */
export const downloadFile = (survivorId: string, documentId: string, purpose: Purpose): Promise<Failure | undefined> =>
  saveFile(`/documents/${survivorId}/${documentId}?purpose=${purpose}`, documentId);
