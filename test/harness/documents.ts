import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { caseWorker, receiptOf, type Answer, type Homeward, type Receipt } from './homeward.js';
import { refer, toSend, type MutationToSend } from './mutations.js';

interface UploadResult {
  readonly status: number;
  readonly documentId: string;
  readonly code: string | undefined;
}

interface Upload {
  readonly kind?: string;
  readonly type?: string;
  readonly by?: Bearer;
  readonly headers?: Readonly<Record<string, string>>;
}

const documentUrl = (homeward: Homeward, path: string): string => new URL(`/documents/${path}`, homeward.url).href;

export const upload = async (
  homeward: Homeward,
  survivorId: string,
  body: Buffer | ReadableStream,
  { kind = 'CONSENT_FORM', type = 'application/pdf', by = caseWorker, headers = {} }: Upload = {},
): Promise<UploadResult> => {
  const authorization = `Bearer ${await homeward.token(by)}`;
  const init = { method: 'POST', body, duplex: 'half', headers: { authorization, 'content-type': type, ...headers } };
  const response = await fetch(documentUrl(homeward, `${survivorId}?kind=${kind}`), init as RequestInit);
  const said = (await response.json()) as Answer & { readonly documentId?: string };
  return { status: response.status, documentId: said.documentId ?? '', code: said.errors?.[0]?.extensions.code };
};

interface Attachment {
  readonly survivorId: string;
  readonly documentId: string;
  readonly receipt: Receipt;
}

interface DownloadResult {
  readonly status: number;
  readonly headers: Headers;
  readonly content: Buffer;
  readonly code: string | undefined;
}

export const openDocument = async (
  homeward: Homeward,
  { survivorId, documentId }: { readonly survivorId: string; readonly documentId: string },
  { by = caseWorker, purpose = 'CARE' }: { readonly by?: Bearer; readonly purpose?: string } = {},
): Promise<DownloadResult> => {
  const authorization = `Bearer ${await homeward.token(by)}`;
  const response = await fetch(documentUrl(homeward, `${survivorId}/${documentId}?purpose=${purpose}`), {
    headers: { authorization },
  });
  const { status, headers } = response;
  const content = Buffer.from(await response.arrayBuffer());
  const code = status < 400 ? undefined : (JSON.parse(content.toString()) as Answer).errors![0]!.extensions.code;
  return { status, headers, content, code };
};

export const record = async (
  homeward: Homeward,
  survivorId: string,
  { mutation, input, by }: MutationToSend,
): Promise<Receipt> => receiptOf(await homeward.command(mutation, input(survivorId), by));

/** A survivor, and what else is recorded about them. */
export const receive = async (homeward: Homeward, ...more: readonly MutationToSend[]): Promise<string> => {
  const survivorId = randomUUID();
  for (const sent of [refer(), ...more]) await record(homeward, survivorId, sent);
  return survivorId;
};

const CONSENT = { kind: 'CONSENT_FORM', on: '2020-03-05', title: 'Consent of the aunt' };

export const attach = (documentId: string, more: object = {}): MutationToSend =>
  toSend('attachDocument', { documentId, ...CONSENT, ...more });

/** Uploads a document and attaches it. */
export const attachDocument = async (
  homeward: Homeward,
  survivorId: string,
  kind = 'CONSENT_FORM',
): Promise<Attachment> => {
  const { documentId } = await upload(homeward, survivorId, PDF, { kind });
  return { survivorId, documentId, receipt: await record(homeward, survivorId, attach(documentId, { kind })) };
};

interface ListedDocument {
  readonly documentId: string;
  readonly canOpen: boolean;
}

/** What the list of documents says about the content of one; undefined for a reader who does not see it in the list. */
export const canOpen = async (
  homeward: Homeward,
  { survivorId, documentId, receipt }: Attachment,
  { by, purpose }: { readonly by: Bearer; readonly purpose: string },
): Promise<boolean | undefined> => {
  const { listed } = await homeward.until('the views show the document', async () => {
    const { data } = await homeward.ask(
      `query ($id: UUID!, $atLeast: String) {
        survivor(id: $id, purpose: ${purpose}, atLeast: $atLeast) { stale documents { documentId canOpen } }
      }`,
      { id: survivorId, atLeast: receipt.position },
      by,
    );
    const shown = data?.survivor as { stale: boolean; documents: ListedDocument[] } | null | undefined;
    return shown?.stale !== true && { listed: shown?.documents.find((one) => one.documentId === documentId) };
  });
  return listed?.canOpen;
};

export const PDF = Buffer.from(`%PDF-1.7\n${'1 0 obj << /Secret (aunt) >> endobj\n'.repeat(9_000)}trailer\n%%EOF\n`);
