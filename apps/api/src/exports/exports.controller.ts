import type { ServerResponse } from 'node:http';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { dayAt, refuse, type Actor } from '#kernel/decider';
import { Invalid, PURPOSES, type Purpose } from '#nest';
import { Installation, RoleForbidden, localeOf, type RateLimitedKind } from '#platform';
import type { AskedInTime } from '#reporting/figures';
import { OPERATIONS } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { DocumentRequests, type Request } from '../documents/document-request.js';
import { withDeadline } from '../hardening/deadline.js';
import { EXPORTED_LISTS } from './exported-lists.js';
import { FigureExports, yearIn } from './figure-exports.js';
import { figureQuestionIn } from './figure-question.js';
import { ListExports, recordIn } from './list-exports.js';
import { SHEET_FORMATS, type Sheet, type SheetEnding } from './sheet.js';

/** Headers with which a file is saved and not shown, kept by no cache, and none of its content runs. */
const SAVED = {
  'cache-control': 'no-store',
  'content-security-policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
} as const;

type ExportQuery = Readonly<Record<string, unknown>>;

/** What hands out a file, and what it counts as. */
interface Door {
  /** The row in the access matrix, and the name in the access log; undefined for what there is not. */
  readonly operation: string | undefined;
  readonly kind: RateLimitedKind;
  /** Under which name it counts: a figure as much as on the screen. */
  readonly countsAs: string;
}

const FIGURES: Door = { operation: 'exportFigures', kind: 'reckonings', countsAs: 'figures' };
const TREND: Door = { ...FIGURES, countsAs: 'figureTrend' };
const ANNUAL_PAGE: Door = { ...FIGURES, countsAs: 'annualReport' };

/** Figures and lists as files, under the rules of the screens that show them. */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly requests: DocumentRequests,
    private readonly figures: FigureExports,
    private readonly lists: ListExports,
    private readonly installation: Installation,
    private readonly refused: RefusedReadings,
  ) {}

  @Get('figures')
  async exportFigures(
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#answer({ ...FIGURES, request, response }, (by) =>
      this.#inTime(async () => {
        const [question, ending] = [figureQuestionIn(asked), endingOf(asked.format)];
        const sheet = await this.figures.sheet(by, localeOf(request), question);
        return fileOf(`figures-${question.period.from ?? dayAt(new Date().toISOString())}`, ending, sheet);
      }),
    );
  }

  @Get('figure-trend')
  async exportTrend(
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#answer({ ...TREND, request, response }, (by) =>
      this.#inTime(async (context) => {
        const [question, ending] = [figureQuestionIn(asked), endingOf(asked.format)];
        const sheet = await this.figures.trend(by, localeOf(request), question, context);
        return fileOf(`trend-${question.period.from ?? dayAt(new Date().toISOString())}`, ending, sheet);
      }),
    );
  }

  @Get('annual-page')
  async annualPage(
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#answer({ ...ANNUAL_PAGE, request, response }, (by) =>
      this.#inTime(async () => {
        const year = yearIn(asked.year);
        const other = asked.comparedTo ? yearIn(asked.comparedTo) : undefined;
        const days = other && { from: `${other}-01-01`, to: `${other}-12-31` };
        const html = await this.figures.page(by, localeOf(request), year, days || undefined);
        return { name: `figures-${year}.html`, mime: 'text/html; charset=utf-8', content: Buffer.from(html) };
      }),
    );
  }

  /** Each page of a list has the deadline of an answer, and the file a limit: see ListExports. */
  @Get('lists/:list')
  async exportList(
    @Param('list') named: string,
    @Query() asked: ExportQuery,
    @Req() request: Request,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const list = Object.hasOwn(EXPORTED_LISTS, named) ? EXPORTED_LISTS[named] : undefined;
    const countsAs = list?.operation ?? 'exportCaseload';
    const purpose = PURPOSES.find((one) => one === asked.purpose);
    const reading = { ...(list && recordIn(list, asked)), ...(purpose && { purpose }) };
    await this.#answer(
      { operation: list?.operation, kind: 'readings', countsAs, request, response, reading },
      async (by) => {
        if (!list)
          return refuse('NOT_FOUND', `There is no such list: export ${Object.keys(EXPORTED_LISTS).join(', ')}.`);
        const ending = endingOf(asked.format); // first: no reading is logged for a file that nobody receives
        const hasLeft = () => response.destroyed;
        const sheet = await this.lists.sheet(list, { by, locale: localeOf(request), query: asked, hasLeft });
        return fileOf(`${named}-${dayAt(new Date().toISOString())}`, ending, sheet);
      },
    );
  }

  #inTime(work: (context: AskedInTime) => Promise<File>): Promise<File> {
    const context = {};
    return withDeadline(context, this.installation.configuration.limits.deadline, () => work(context));
  }

  /** The file is complete before its first byte is sent: what fails, fails with a sentence. */
  async #answer(
    { operation, kind, countsAs, request, response, reading = {} }: Door & ExportRequest,
    work: (by: Actor) => Promise<File>,
  ): Promise<void> {
    try {
      const by = await this.requests.authenticate(request, countsAs, kind);
      if (operation !== undefined) await this.#requireMayExport(by, operation, reading);
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

  /** @throws Forbidden for a role without a cell in the matrix, which leaves a trace. */
  async #requireMayExport(by: Actor, operation: string, reading: ExportRequest['reading']): Promise<void> {
    const { scopeByRole } = OPERATIONS[operation]!;
    const allowed = Object.entries(scopeByRole).flatMap(([one, scope]) => (scope ? [one] : []));
    if (allowed.includes(by.role)) return;
    await this.refused.note(by, { operation, ...reading });
    throw new RoleForbidden(by.role, allowed);
  }
}

interface ExportRequest {
  readonly request: Request;
  readonly response: ServerResponse;
  /** The record that the file would be about, and for what. */
  readonly reading?: { readonly survivorId?: string; readonly purpose?: Purpose };
}

interface File {
  readonly name: string;
  readonly mime: string;
  readonly content: Buffer;
}

/** @param name says nothing of people: a file may lie in a folder for downloads for years */
const fileOf = async (name: string, ending: SheetEnding, sheet: Sheet): Promise<File> => {
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
