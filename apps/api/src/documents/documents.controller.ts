import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { DOCUMENT_KINDS, StoredFiles, notFound, type DocumentKind } from '#domain/survivor';
import { isUuid } from '#kernel/decider';
import { enumNameOf, Invalid } from '#nest';
import { CommandRefusals } from '#security/access-log';
import { giveUploadTime } from '../hardening/request-guards.js';
import { DocumentRequests, type Request } from './document-request.js';
import { OpenDocuments, noSuchDocument } from './open-documents.js';
import type { Uploads } from './uploads.js';

/** No browser shows it within a page, guesses its type, runs anything in it, or keeps it. */
const NEVER_SHOWN = {
  'cache-control': 'no-store',
  'content-security-policy': `sandbox; default-src 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
} as const;

/** The content of documents: too large for GraphQL, and under the same rules. */
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly requests: DocumentRequests,
    @Inject(StoredFiles) private readonly uploads: Uploads,
    private readonly documents: OpenDocuments,
    private readonly refusals: CommandRefusals,
  ) {}

  @Post(':survivorId')
  async upload(
    @Param('survivorId') named: string,
    @Query('kind') kindNamed: unknown,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    try {
      const by = await this.requests.authenticate(request, 'attachDocument', 'commands');
      giveUploadTime(request);
      const survivorId = idOf(named, notFound);
      const upload = await this.uploads
        .receive(by, survivorId, kindOf(kindNamed), request)
        .catch(async (error: unknown) => {
          throw await this.refusals.note(error, { by, command: 'AttachDocument', input: { survivorId } });
        });
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ ...upload, mediaType: enumNameOf(upload.mediaType) }));
    } catch (error) {
      this.requests.refuse(response, error);
      request.resume(); // else the sender might never read the answer
    }
  }

  @Get(':survivorId/:documentId')
  async open(
    @Param('survivorId') survivorId: string,
    @Param('documentId') documentId: string,
    @Query('purpose') purpose: unknown,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    try {
      const by = await this.requests.authenticate(request, 'document', 'readings');
      const place = { survivorId: idOf(survivorId, noSuchDocument), documentId: idOf(documentId, noSuchDocument) };
      const { content, bytes, mime, name } = await this.documents.open(by, place, purpose);
      response.writeHead(200, {
        ...NEVER_SHOWN,
        'content-type': mime,
        'content-length': bytes,
        'content-disposition': `attachment; filename="${name}"`,
      });
      await pipeline(content, response);
    } catch (error) {
      this.requests.refuse(response, error);
    }
  }
}

/** What is no id names nothing, as an id of nobody does. */
const idOf = (text: string, refuseAsAbsent: () => never): string => {
  const id = text.toLowerCase();
  return isUuid(id) ? id : refuseAsAbsent();
};

const kindOf = (named: unknown): DocumentKind => {
  const problem = `must be one of ${DOCUMENT_KINDS.map(enumNameOf).join(', ')}`;
  const kind = DOCUMENT_KINDS.find((one) => enumNameOf(one) === named);
  if (!kind) throw new Invalid(`kind ${problem}.`, [{ path: 'kind', problem }]);
  return kind;
};
