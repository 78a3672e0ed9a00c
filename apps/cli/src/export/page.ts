import { enumNameOf } from '#nest/plain';
import type { RecordedLook } from '../client/looks.js';
import type { Entry } from '../client/history.js';
import { formatInstant } from '../format.js';
import { CLOSED_PAGE, markup, type ReportLanguage, type Markup } from '#reporting/annual';
import type { Everything, PersonRecord } from './everything.js';
import { STYLE } from './page.style.js';
import { WORDS, nameInWords, withoutAmbiguity, type Words } from './words.js';

/** The export as a page to read and print. */
export const pageOf = (all: Everything, labels: ReadonlyMap<string, string>, language: ReportLanguage): string =>
  new Page(WORDS[language], withoutAmbiguity(labels)).of(all, language).text;

class Page {
  constructor(
    private readonly words: Words,
    private readonly labels: ReadonlyMap<string, string>,
  ) {}

  of(all: Everything, language: ReportLanguage): Markup {
    const { words } = this;
    const about = { [words.person]: all.survivorId, [words.exported]: formatUtc(all.exportedAt) };
    const by = { [words.by]: `${all.exportedBy.id} (${all.exportedBy.role})`, [words.purpose]: all.purpose };
    const notRead = all.notRead.length > 0 ? { [words.notRead]: all.notRead } : {};
    return markup`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${CLOSED_PAGE}" />
          <meta name="referrer" content="no-referrer" />
          <meta name="viewport" content="width=device-width" />
          <title>${words.title}</title>
          ${STYLE}
        </head>
        <body>
          <header>
            ${all.synthetic ? markup`<p class="mark">${words.synthetic}</p>` : ''}
            <h1>${words.title}</h1>
            ${this.#renderList(Object.entries({ ...about, ...by, ...notRead }))}
          </header>
          <main>
            ${all.records.map((record, index) => this.#record(record, index === 0 ? words.record : words.another))}
          </main>
        </body>
      </html> `;
  }

  #record({ survivorId, entries, chains, whoLooked }: PersonRecord, title: string): Markup {
    const { words } = this;
    const checked = chains.reduce((sum, chain) => sum + chain.checked, 0);
    const altered = chains.filter(({ sound }) => !sound);
    return markup`<section>
      <h2>${title}: ${survivorId}</h2>
      ${altered.map(({ stream, brokenAt }) => markup`<p class="mark">${words.altered} ${brokenAt} (${stream})</p>`)}
      ${altered.length === 0 ? markup`<p>${words.sound}: ${checked}</p>` : ''}
      <h2>${words.entries}</h2>
      ${entries.map((entry) => this.#entry(entry))}
      <h2>${words.looks}</h2>
      <table>
        <thead>
          <tr>
            <th>${words.when}</th>
            <th>${words.who}</th>
            <th>${words.what}</th>
            <th>${words.why}</th>
          </tr>
        </thead>
        <tbody>
          ${whoLooked.map((look) => this.#look(look))}
        </tbody>
      </table>
    </section> `;
  }

  #entry({ stream, type, on, recordedAt, by, data, marks, changes }: Entry): Markup {
    const { words } = this;
    const place = PLACES.find((each) => stream.startsWith(`${each}-`)) ?? 'own';
    const office = by.office === null ? '' : `, ${by.office}`;
    const instead = by.deputyOf ? `, ${words.inPlaceOf} ${by.deputyOf}` : '';
    const changed = changes
      .filter(({ before }) => before !== null)
      .map(
        ({ what, before, after }) =>
          [nameInWords(what), `${this.#renderValue(before)} → ${this.#renderValue(after)}`] as const,
      );
    return markup`<article>
      <h3>${on} · <span lang="en">${nameInWords(type)}</span></h3>
      <p class="by">
        ${words[place]}; ${words.recorded} ${by.id} (${this.#label(by.role)}${office}${instead}), ${formatUtc(recordedAt)}
      </p>
      ${marks.map((mark) => markup`<p class="mark">${words[mark.standing]}: ${mark.by.id}, ${formatUtc(mark.recordedAt)}</p>`)}
      ${this.#renderList(
        Object.entries(data)
          .filter(([field]) => field !== 'on')
          .map(([field, value]) => [nameInWords(field), value]),
      )}
      ${
        changed.length > 0
          ? markup`<p class="by">${words.changed}:</p>
              ${this.#renderList(changed)}`
          : ''
      }
    </article> `;
  }

  #look({ kind, who, role, office, at, purpose, basis, classes, operation, reason, upheld }: RecordedLook): Markup {
    const what = [operation ?? nameInWords(kind), ...classes.map((each) => this.#label(each))];
    const reviewed = upheld === null ? [] : [this.#renderValue(upheld)];
    const why = [purpose, basis, reason].flatMap((code) => (code === null ? [] : [this.#label(code)]));
    const ofOffice = office === null ? '' : `, ${office}`;
    return markup`<tr>
      <td>${formatUtc(at)}</td>
      <td>${who} (${this.#label(role)}${ofOffice})</td>
      <td>${what.join(', ')}</td>
      <td>${[...why, ...reviewed].join(', ')}</td>
    </tr> `;
  }

  #renderList(items: readonly (readonly [name: string, value: unknown])[]): Markup {
    return markup`<dl>
      ${items.map(
        ([name, value]) =>
          markup`<dt>${name}</dt>
            <dd>${this.#renderValue(value)}</dd>`,
      )}
    </dl>`;
  }

  #renderValue(value: unknown): string {
    const { words } = this;
    if (value === null || value === undefined) return '–';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string') return this.#label(value);
    if (Array.isArray(value)) return value.map((each) => this.#renderValue(each)).join(', ') || '–';
    if (typeof value !== 'object') return String(value);
    const { erased, withheld, sealed, ...fields } = value as Record<string, unknown>;
    if (erased === true) return words.erased;
    if (withheld === true) return words.withheld;
    if (sealed === true) return words.sealed;
    return Object.entries(fields)
      .map(([name, each]) => `${nameInWords(name)}: ${this.#renderValue(each)}`)
      .join('; ');
  }

  /** The label with the recorded value in brackets: a name may look like a code. */
  #label(code: string): string {
    const label = this.labels.get(enumNameOf(code));
    return label === undefined || label === code ? code : `${label} (${code})`;
  }
}

const PLACES = ['prosecution', 'operation'] as const;

const formatUtc = (instant: string): string => `${formatInstant(instant)} UTC`;
