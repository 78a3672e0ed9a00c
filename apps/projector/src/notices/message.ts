import { steps } from '#domain/aggregates';
import type { ChosenNotices } from '#domain/directory';
import { labelsOf } from '#i18n';
import type { BilingualText, LabelList } from '#nest';
import type { NoticeItem, NoticeRow } from '#notices';
import { ALARM_WORDS, EVENT_WORDS, MESSAGE_WORDS } from './message.words.js';

type Notice = Pick<NoticeRow, 'kind' | 'items'>;
type Reading = Pick<ChosenNotices, 'language' | 'timeZone'>;

const { codes } = labelsOf(steps);
const KINDS: LabelList = codes.NoticeKind!;
/** What an item is about. */
const ABOUT: LabelList = { ...codes.TaskKind, ...ALARM_WORDS, ...EVENT_WORDS };

/** The order of the kinds in a message: what cannot wait stands first. */
const ORDER = Object.keys(KINDS);

const LOCALES = { English: 'en-GB', Khmer: 'km' } as const;
const LANGUAGES = { English: 'en', Khmer: 'km' } as const;

export interface Message {
  readonly subject: string;
  readonly text: string;
}

/** The items of all notices by kind; those about the same in one office are added up. */
export const itemsByKind = (notices: readonly Notice[]): ReadonlyMap<string, readonly NoticeItem[]> => {
  const kinds = [...new Set(notices.map(({ kind }) => kind))];
  const inOrder = kinds.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other));
  return new Map(
    inOrder.map((kind) => [
      kind,
      sumByWorkAndOffice(notices.filter((one) => one.kind === kind).flatMap(({ items }) => items)),
    ]),
  );
};

const sumByWorkAndOffice = (items: readonly NoticeItem[]): readonly NoticeItem[] => {
  const groups = new Map<string, NoticeItem>();
  for (const item of items) {
    const key = `${item.about} ${item.office}`;
    const before = groups.get(key);
    groups.set(key, {
      ...item,
      since: before && before.since < item.since ? before.since : item.since,
      count: item.count + (before?.count ?? 0),
      overdue: item.overdue + (before?.overdue ?? 0),
    });
  }
  return [...groups.values()];
};

/** What waits, where and since when, in the language of the reader. */
export const messageOf = (
  notices: readonly Notice[],
  { language, timeZone }: Reading,
  consoleUrl: string | undefined,
): Message => {
  const inWords = (text: BilingualText | undefined, code = ''): string => text?.[LANGUAGES[language]] ?? code;
  const words = (name: keyof typeof MESSAGE_WORDS): string => inWords(MESSAGE_WORDS[name]);
  const line = ({ about, office, since, count, overdue }: NoticeItem): string =>
    [
      `${inWords(ABOUT[about], about)}: ${count}`,
      ...(overdue > 0 ? [`${words('overdue')}: ${overdue}`] : []),
      ...(office === null ? [] : [office]),
      `${words('since')} ${dateIn(since, language, timeZone)}`,
    ].join(' · ');
  const parts = [...itemsByKind(notices)].map(([kind, items]) =>
    [inWords(KINDS[kind], kind), ...items.map((item) => `- ${line(item)}`)].join('\n'),
  );
  const kinds = [...itemsByKind(notices).keys()].map((kind) => inWords(KINDS[kind], kind));
  const link = consoleUrl === undefined ? words('openInConsole') : `${words('open')}: ${consoleUrl}`;
  return {
    subject: `Homeward: ${kinds.join(', ')}`,
    text: `${[...parts, link, words('noPersonalData')].join('\n\n')}\n`,
  };
};

/** An instant in the time zone of the reader, or a day. */
const dateIn = (since: string, language: Reading['language'], timeZone: string): string =>
  since.includes('T')
    ? new Intl.DateTimeFormat(LOCALES[language], { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(since),
      )
    : new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(since));
