import type { ServerResponse } from 'node:http';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { dayAt, refuse } from '#kernel/decider';
import { Invalid } from '#nest';
import { localeOf } from '#platform';
import { DocumentRequests, type Request } from '../documents/document-request.js';
import { EXPORTED_LISTS } from './exported-lists.js';
import { FigureExports, oneOf, yearIn } from './figure-exports.js';
import { figureQuestionIn } from './figure-question.js';
import { ListExports, requireMayExport } from './list-exports.js';
import { SHEET_FORMATS, type Sheet, type SheetEnding } from './sheet.js';

/** Headers with which a file is saved and not shown, kept by no cache, and none of its content runs. */
const SAVED = {
  'cache-control': 'no-store',
  'content-security-policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
} as const;

type ExportQuery = Readonly<Record<string, unknown>>;

/** Figures and lists as files, under the rules of the screens that show them. */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly requests: DocumentRequests,
    private readonly figures: FigureExports,
    private readonly lists: ListExports,
  ) {}

  @Get('figures')
  async exportFigures(
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#answer(request, response, 'exportFigures', 'reckonings', async (by) => {
      const question = figureQuestionIn(asked);
      const sheet = await this.figures.sheet(by, localeOf(request), question);
      return fileOf(`figures-${question.period.from ?? dayAt(new Date().toISOString())}`, asked.format, sheet);
    });
  }

  @Get('figure-trend')
  async exportTrend(
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#answer(request, response, 'exportFigures', 'reckonings', async (by) => {
      const { period, ids } = figureQuestionIn(asked);
      const sheet = await this.figures.trend(by, localeOf(request), oneOf(ids), period);
      return fileOf(`trend-${period.from ?? dayAt(new Date().toISOString())}`, asked.format, sheet);
    });
  }

  @Get('annual-page')
  async annualPage(
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#answer(request, response, 'exportFigures', 'reckonings', async (by) => {
      const year = yearIn(asked.year);
      const other = asked.comparedTo ? yearIn(asked.comparedTo) : undefined;
      const days = other && { from: `${other}-01-01`, to: `${other}-12-31` };
      const html = await this.figures.page(by, localeOf(request), year, days || undefined);
      return { name: `figures-${year}.html`, mime: 'text/html; charset=utf-8', content: Buffer.from(html) };
    });
  }

  @Get('lists/:list')
  async exportList(
    @Param('list') named: string,
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const list = Object.hasOwn(EXPORTED_LISTS, named) ? EXPORTED_LISTS[named] : undefined;
    await this.#answer(request, response, list?.operation ?? 'exportCaseload', 'readings', async (by) => {
      if (!list) return refuse('NOT_FOUND', `There is no such list: export ${Object.keys(EXPORTED_LISTS).join(', ')}.`);
      const sheet = await this.lists.sheet(list, { by, locale: localeOf(request), query: asked });
      return fileOf(`${named}-${dayAt(new Date().toISOString())}`, asked.format, sheet);
    });
  }

  /** The file is complete before its first byte is sent: what fails, fails with a sentence. */
  async #answer(
    request: Request,
    response: ServerResponse,
    operation: string,
    pace: Parameters<DocumentRequests['authenticate']>[2],
    work: (by: Awaited<ReturnType<DocumentRequests['authenticate']>>) => File | Promise<File>,
  ): Promise<void> {
    try {
      const by = await this.requests.authenticate(request, operation, pace);
      requireMayExport(by, operation);
      const { name, mime, content } = await work(by);
      response.writeHead(200, {
        ...SAVED,
        'content-type': mime,
        'content-length': content.byteLength,
        'content-disposition': `attachment; filename="${name}"`,
      });
      response.end(content);
    } catch (error) {
      this.requests.refuse(response, error);
    }
  }
}

interface File {
  readonly name: string;
  readonly mime: string;
  readonly content: Buffer;
}

/** @param name says nothing of people: a file may lie in a folder for downloads for years */
const fileOf = async (name: string, format: unknown, sheet: Sheet): Promise<File> => {
  const ending = endingOf(format);
  const { mime, write } = SHEET_FORMATS[ending];
  return { name: `${name}.${ending}`, mime, content: await write(sheet) };
};

const endingOf = (format: unknown): SheetEnding => {
  const endings = Object.keys(SHEET_FORMATS) as SheetEnding[];
  const problem = `format must be one of ${endings.join(', ')}`;
  const ending = endings.find((one) => one === (format ?? 'csv'));
  if (!ending) throw new Invalid(`${problem}.`, [{ path: 'format', problem }]);
  return ending;
};
