import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, execute, parse, type DocumentNode } from 'graphql';
import { caseNumberOf } from '#domain/survivor';
import { labelsIn, labelsOf, type LocalLabels, type Locale } from '#i18n';
import { Refusal, refuse, type Actor } from '#kernel/decider';
import { Sealing } from '#kernel/integrity';
import {
  AggregateStores,
  OpenableClasses,
  Invalid,
  PURPOSES,
  STEPS,
  codeInSentence,
  type Purpose,
  type Role,
  type Step,
} from '#nest';
import { Forbidden, Installation } from '#platform';
import { PURPOSES_OF, mayStatePurpose } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { withDeadline } from '../hardening/deadline.js';
import { Pace } from '../hardening/pace.js';
import { EXPORT_MAX_ROWS, ExportBudget } from './export-budget.js';
import { INCOMPLETE, LAGGING, NEWEST, importedColumn, sheetColumn } from './export.words.js';
import { documentOf, needsPurpose, type ExportedList } from './exported-lists.js';
import type { ExportColumn } from './list-columns.js';
import { placeNamesIn } from './place-names.js';
import type { Sheet } from './sheet.js';

type Query = Readonly<Record<string, unknown>>;

interface Page {
  readonly edges: readonly { readonly node: never }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly complete?: boolean;
  readonly stale?: boolean;
}

interface ReadRows {
  readonly rows: readonly never[];
  readonly complete: boolean;
  readonly stale: boolean;
  /** Whether there may be older rows. */
  readonly isCut: boolean;
}

interface Asking {
  readonly by: Actor;
  readonly locale: Locale;
  readonly query: Query;
  /** Whether the client has left, and nobody would receive the file. */
  readonly hasLeft?: () => boolean;
}

interface ListRequest extends Pick<Asking, 'by' | 'locale'> {
  /** @throws Refusal where nothing more may be read for this file */
  readonly requireWanted: () => void;
  readonly variables: Query;
}

const PAGE = 50;

/** A file may take as long as so many answers: each of its pages has the deadline of one. */
const ANSWERS_PER_FILE = 12;

/**
 * Lists as sheets. Their rows come from the queries that the screens use, so the same people see the same, and each row
 * about a survivor is in the access log before anything is handed out.
 */
@Injectable()
export class ListExports {
  readonly #documents = new WeakMap<ExportedList, DocumentNode>();
  #labels: Partial<Record<Locale, LocalLabels>> = {};

  constructor(
    @Inject(GraphQLSchemaHost) private readonly host: GraphQLSchemaHost,
    @Inject(STEPS) private readonly steps: readonly Step[],
    @Inject(Sealing) private readonly sealing: Sealing,
    private readonly installation: Installation,
    private readonly budget: ExportBudget,
    private readonly pace: Pace,
    private readonly refused: RefusedReadings,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  /** @throws Forbidden, Invalid, Refusal, StoreUnavailable */
  async sheet(list: ExportedList, { by, locale, query, hasLeft = () => false }: Asking): Promise<Sheet> {
    const purpose = needsPurpose(list) ? await this.#purposeOf(list, by, query) : undefined;
    const requireWanted = wantedUntil(Date.now() + ANSWERS_PER_FILE * this.#deadline, hasLeft);
    const asked = { by, locale, requireWanted, variables: { ...filtersIn(list, query), ...(purpose && { purpose }) } };
    const giveBack = list.opensPeople && purpose && (await this.#counted(list, asked, purpose));
    try {
      return await this.#opened(list, asked);
    } catch (error) {
      if (giveBack) giveBack(); // nobody receives it
      throw error;
    }
  }

  /** Before anything is opened, so that no reading is logged for a file that nobody receives. */
  async #counted(list: ExportedList, asked: ListRequest, purpose: Purpose): Promise<() => void> {
    try {
      const { rows } = await this.#rows(list, asked, false);
      return this.budget.spend(asked.by.id, rows.length, new Date().toISOString());
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'TIMEOUT')
        await this.refused.note(asked.by, { operation: list.operation, purpose });
      throw error;
    }
  }

  async #opened(list: ExportedList, asked: ListRequest): Promise<Sheet> {
    const { locale } = asked;
    const { rows, complete, stale, isCut } = await this.#rows(list, asked, true);
    const { codes } = this.#labelsIn(locale);
    const label = (of: string, code: string | null) => (code === null ? null : (codes[of]?.[code] ?? code));
    const names = await placeNamesIn(this.stores, locale);
    const columns = [...columnsOfRecord(list, asked.variables), ...list.columns];
    const notes = [
      ...(complete ? [] : [INCOMPLETE[locale]]),
      ...(stale ? [LAGGING[locale]] : []),
      ...(isCut ? [NEWEST[locale](list.newest!)] : []),
    ];
    return {
      columns: columns.map(([column]) => (list.isRegister ? importedColumn(column) : sheetColumn(column, locale))),
      rows: [
        ...rows.map((node) => columns.map(([, value]) => value(node, label, names))),
        ...notes.map((note) => columns.map((_, at) => (at === 0 ? note : null))),
      ],
    };
  }

  async #purposeOf(list: ExportedList, by: Actor, query: Query): Promise<Purpose> {
    const { operation, isBetweenOffices } = list;
    const purpose = PURPOSES.find((one) => one === query.purpose) ?? refuseWithoutPurpose();
    const isOwn = PURPOSES_OF[by.role as Role].includes(purpose);
    if (!mayStatePurpose(by, operation, purpose) || (isBetweenOffices && !isOwn)) {
      await this.refused.note(by, { operation, purpose, ...recordIn(list, query) });
      throw new Forbidden(
        `Your role reads nothing for the purpose “${codeInSentence(purpose)}”: state another purpose.`,
      );
    }
    return purpose;
  }

  async #rows(list: ExportedList, asked: ListRequest, opened: boolean): Promise<ReadRows> {
    const { by, locale, variables, requireWanted } = asked;
    const rows: never[] = [];
    const file = {};
    let [complete, stale] = [true, false];
    for (let after: string | null = null; ;) {
      requireWanted();
      const page = await this.#page(list, { by, locale, file }, { ...variables, first: PAGE, after, opened });
      rows.push(...page.edges.map(({ node }) => node));
      complete &&= page.complete ?? true;
      stale ||= page.stale ?? false;
      const { hasNextPage } = page.pageInfo;
      const isCut = rows.length >= (list.newest ?? Infinity) && hasNextPage;
      if (isCut) return { rows: rows.slice(0, list.newest), complete, stale, isCut };
      this.budget.requireFits(rows.length + (hasNextPage && rows.length >= EXPORT_MAX_ROWS ? 1 : 0));
      if (!hasNextPage) return { rows, complete, stale, isCut };
      after = page.pageInfo.endCursor;
    }
  }

  /**
   * Each page counts as one reading of the list on the screen. Pages of people are read twice, and both readings count
   * before any record is opened: no reading is logged for a file that the limit ends.
   */
  async #page(
    list: ExportedList,
    who: { readonly by: Actor; readonly locale: Locale; readonly file: object },
    variables: Query,
  ): Promise<Page> {
    const context = { ...who, sealing: this.sealing, disclosed: new OpenableClasses(), operation: list.operation };
    if (!list.opensPeople) await this.pace.keeps(who.by, 'readings', list.query);
    else if (!variables.opened) await this.pace.keeps(who.by, 'readings', list.query, 2);
    const document = this.#documents.get(list) ?? parse(documentOf(list));
    this.#documents.set(list, document);
    const { data, errors } = await withDeadline(context, this.#deadline, async () =>
      execute({ schema: this.host.schema, document, variableValues: variables, contextValue: context }),
    );
    const [error] = errors ?? [];
    if (error) throw causeOf(error);
    return pageIn(data![list.query], list);
  }

  get #deadline(): number {
    return this.installation.configuration.limits.deadline;
  }

  #labelsIn(locale: Locale): LocalLabels {
    return (this.#labels[locale] ??= labelsIn(locale, labelsOf(this.steps)));
  }
}

/** Before each page: no reading is logged for a file that nobody receives. */
const wantedUntil = (end: number, hasLeft: () => boolean) => (): void => {
  if (hasLeft()) refuse('TIMEOUT', 'The client has left before the file was complete.');
  if (Date.now() > end) refuse('TIMEOUT', 'This list took too long and was cut off: narrow it by a filter.');
};

/** @throws Refusal where the reader sees nothing of a record, and where there is none */
const pageIn = (answer: unknown, { isPlain }: ExportedList): Page => {
  if (answer === null)
    refuse('NOT_FOUND', 'You can read no record with this id: check the id, or ask its supervisor for the list.');
  if (!isPlain) return answer as Page;
  const edges = (answer as readonly never[]).map((node) => ({ node }));
  const last = (answer as readonly { readonly cursor: string }[]).at(-1);
  return { edges, pageInfo: { hasNextPage: edges.length >= PAGE, endCursor: last?.cursor ?? null } };
};

/** An error without a cause of ours is about the filters. */
const causeOf = ({ message, originalError }: GraphQLError): Error =>
  originalError && !(originalError instanceof GraphQLError) ? originalError : new Invalid(message);

const refuseWithoutPurpose = (): never =>
  refuse('PURPOSE_REQUIRED', 'Say for what purpose you take this list out, e.g. purpose=CARE.');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The record that a file is about, if its filter can be an id. */
export const recordIn = ({ isOfOneRecord }: ExportedList, { survivorId }: Query): { readonly survivorId?: string } =>
  isOfOneRecord && typeof survivorId === 'string' && UUID.test(survivorId)
    ? { survivorId: survivorId.toLowerCase() }
    : {};

/** A file of one record says of which: it lies in a folder beside those of others. */
const columnsOfRecord = (list: ExportedList, query: Query): readonly ExportColumn<unknown>[] => {
  const { survivorId } = recordIn(list, query);
  return survivorId === undefined ? [] : [['caseNumber', () => caseNumberOf(survivorId)]];
};

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** The filters of the address; anything else in it is left alone. */
const filtersIn = ({ filters }: ExportedList, query: Query): Query =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, type]) => {
      const value = query[name];
      if (value === undefined || value === '') return [];
      return [[name, type === 'Boolean' ? (FLAGS[String(value)] ?? value) : value]];
    }),
  );
