/** A text in the languages of the service. */
export interface BilingualText {
  readonly en: string;
  readonly km: string;
}

/** Code → label. */
export type LabelList = Readonly<Record<string, BilingualText>>;

/** What a step calls its events, and the codes of its enums. One without a label does not compile. */
export interface StepLabels<Events = {}, Codes extends object = {}> {
  readonly events: { readonly [Type in keyof Events]: BilingualText };
  readonly codes: { readonly [List in keyof Codes]: { readonly [Code in Codes[List] & string]: BilingualText } };
  /** What a field is called for which no form asks, such as one of a row. */
  readonly fields?: LabelList;
}

/** The labels of codes by the name of their enum, and those of events and mutations. */
export interface Labels {
  readonly codes?: Readonly<Record<string, LabelList>>;
  readonly events?: LabelList;
  readonly fields?: LabelList;
  readonly mutations?: LabelList;
  /** What each mutation does. */
  readonly descriptions?: LabelList;
}

/** Several steps may label codes of one list. */
export const mergeLabels = (all: readonly Labels[]): Required<Labels> => {
  const codes: Record<string, LabelList> = {};
  for (const [list, labels] of all.flatMap((one) => Object.entries(one.codes ?? {})))
    codes[list] = { ...codes[list], ...labels };
  return {
    codes,
    events: Object.assign({}, ...all.map(({ events }) => events)) as LabelList,
    fields: Object.assign({}, ...all.map(({ fields }) => fields)) as LabelList,
    mutations: Object.assign({}, ...all.map(({ mutations }) => mutations)) as LabelList,
    descriptions: Object.assign({}, ...all.map(({ descriptions }) => descriptions)) as LabelList,
  };
};
