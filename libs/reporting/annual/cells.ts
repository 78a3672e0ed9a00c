import { enumNameOf } from '#nest/plain';
import type { ReportCell, ReportFigure } from './report.js';
import type { CellWord } from './words.js';
import type { AnnualWords } from './words.type.js';

/** Cells of one kind, in one part of a table. */
export interface Group {
  /** The heading of the group; undefined for the main cells of a figure. */
  readonly name: string | undefined;
  readonly cells: readonly LabelledCell[];
}

export interface LabelledCell {
  readonly label: string;
  readonly cell: ReportCell;
  /** Where an office or a month has several numbers: the row that they share, and the column of this one. */
  readonly crossed?: { readonly row: string; readonly column: string };
}

/** The code list for the last part of a key, by figure and group. */
const LISTS: Readonly<Record<string, string>> = {
  'M4.operations': 'OperationKind',
  M10: 'Exploitation',
  M11: 'Exploitation',
  M12: 'Recruitment',
  'M12.byPerson': 'Recruitment',
  'M17.type': 'ServiceType',
  'M17.mode': 'ServiceMode',
  'M17.recipients': 'ServiceType',
  'M22.reason': 'ClosureReason',
  'M27.source': 'ReferralSource',
  'M27.firstHalf': 'ReferralSource',
  'M27.secondHalf': 'ReferralSource',
  'M28.outcome': 'Disclosure',
  'M28.setting': 'ForensicSetting',
  'M28.agency': 'MdtAgency',
  'M29.scheme': 'Recruitment',
};

/** Groups whose cells are countries. */
const PLACES: ReadonlySet<string> = new Set(['country', 'transit', 'withAbuser']);

/** Groups whose cells begin with a code that is shown unchanged. */
const CODED: ReadonlySet<string> = new Set(['office', 'month']);

/** Groups whose cells are languages, alone or before a title. */
const IN_LANGUAGES: ReadonlySet<string> = new Set(['materials', 'title']);

/** A group whose cells name members of staff: counted, not shown. */
const NOT_SHOWN = 'caseload';

/** Figures shown as a cross-table: the code lists of rows and columns. */
export const CROSSED: Readonly<Record<string, readonly [rows: string, columns: string]>> = {
  M13: ['Exploitation', 'Recruitment'],
};

export class CellTexts {
  readonly #regions: Intl.DisplayNames;
  readonly #languages: Intl.DisplayNames;
  readonly #months: Intl.DateTimeFormat;
  /** Labels of codes, in whatever list. */
  readonly #anywhere = new Map<string, string>();

  constructor(
    private readonly words: AnnualWords,
    private readonly labels: ReadonlyMap<string, string>,
    language: string,
  ) {
    this.#regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
    this.#languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
    for (const [name, label] of labels) {
      const code = name.slice(name.indexOf('.') + 1);
      if (!this.#anywhere.has(code)) this.#anywhere.set(code, label);
    }
    this.#months = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: 'UTC',
    });
  }

  /** The cells of a figure, grouped by the first part of their keys; months in their order. */
  groupsOf({ id, cells }: Pick<ReportFigure, 'id' | 'cells'>): readonly Group[] {
    const groups = new Map<string, { code: string; cell: ReportCell }[]>();
    for (const cell of cells) {
      const [group, code] = this.#partsOf(cell.key);
      if (group === NOT_SHOWN) continue;
      groups.set(group, [...(groups.get(group) ?? []), { code, cell }]);
    }
    for (const month of [groups.get('month') ?? []])
      month.sort((one, other) => one.code.slice(0, 7).localeCompare(other.code.slice(0, 7)));
    return [...groups].map(([group, coded]) => ({
      name: this.#groupName(group),
      cells: coded.map(({ code, cell }) => this.#labelCell(id, group, code, cell)),
    }));
  }

  #labelCell(id: string, group: string, code: string, cell: ReportCell): LabelledCell {
    if (!CODED.has(group)) return { label: this.#label(id, group, code), cell };
    const [row = '', ...columns] = code
      .split('.')
      .map((part) => this.#word(part) ?? this.#month(part) ?? this.labels.get(`Office.${part}`) ?? part);
    const label = [row, ...columns].join(', ');
    return { label, cell, ...(columns.length > 0 && { crossed: { row, column: columns.join(', ') } }) };
  }

  /** The label of a code. */
  code(list: string, code: string): string {
    return this.labels.get(`${list}.${enumNameOf(code)}`) ?? code;
  }

  /** `type.Tutoring` → type, Tutoring; a cell with a label of its own belongs to no group. */
  #partsOf(key: string): readonly [group: string, code: string] {
    if (key in this.words.cells) return ['', key];
    const dot = key.indexOf('.');
    return dot < 0 ? ['', key] : [key.slice(0, dot), key.slice(dot + 1)];
  }

  #groupName(group: string): string | undefined {
    if (group === '') return undefined;
    return (this.words.groups as Readonly<Record<string, string>>)[group] ?? this.#word(group) ?? group;
  }

  #label(id: string, group: string, code: string): string {
    const list = LISTS[group === '' ? id : `${id}.${group}`];
    const alone = group === '' ? this.#word(code) : undefined;
    if (alone !== undefined) return alone;
    if (PLACES.has(group)) return this.#regions.of(code) ?? code;
    if (group === 'reads') {
      const [role, purpose] = code.split('.') as [string, string];
      return `${this.code('Role', role)} · ${this.code('Purpose', purpose)}`;
    }
    if (IN_LANGUAGES.has(group)) {
      const [language = '', ...title] = code.split('.');
      const named = this.#languages.of(language) ?? language;
      return title.length > 0 ? `${title.join('.')} (${named})` : named;
    }
    return list
      ? this.code(list, code)
      : (this.#word(code) ?? this.#anywhere.get(enumNameOf(code)) ?? ruleInWords(code));
  }

  /** `2020-08` → `August 2020`. */
  #month(code: string): string | undefined {
    return /^\d{4}-\d\d$/.test(code) ? this.#months.format(new Date(`${code}-01T00:00Z`)) : undefined;
  }

  #word(code: string): string | undefined {
    return code in this.words.cells ? this.words.cells[code as CellWord] : undefined;
  }
}

/** `CONSENT_WITHDRAWN` → `Consent withdrawn`: codes of rules have no label. */
const ruleInWords = (code: string): string =>
  /^[A-Z]+(_[A-Z]+)+$/.test(code) ? `${code[0]}${code.slice(1).replaceAll('_', ' ').toLowerCase()}` : code;
