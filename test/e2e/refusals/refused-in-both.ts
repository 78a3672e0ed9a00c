/** The Khmer sentence says all of these: which role may not and which roles may, or mostly which day is wrong. */
const SAID_WHOLE: ReadonlySet<string> = new Set(['FORBIDDEN', 'DATE_IN_FUTURE', 'DATE_ORDER']);

/** A reader of Khmer gets Khmer, with the English sentence beside it where the Khmer one is general. */
export const refusedInBoth = (code: string) =>
  expect.objectContaining({
    message: expect.stringMatching(/^[\u1780-\u17ff].*។$/),
    extensions: expect.objectContaining({
      code,
      ...(!SAID_WHOLE.has(code) && { detail: expect.stringMatching(/^\S.{10,298}\.$/) }),
    }),
  });
