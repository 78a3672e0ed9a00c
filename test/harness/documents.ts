import type { Bearer } from '#platform/plain';
import { caseWorker, type Answer, type Homeward } from './homeward.js';

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

export const PDF = Buffer.from(`%PDF-1.7\n${'1 0 obj << /Secret (aunt) >> endobj\n'.repeat(9_000)}trailer\n%%EOF\n`);
