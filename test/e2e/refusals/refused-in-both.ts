/** A reader of Khmer gets Khmer, with the English sentence beside it. */
export const refusedInBoth = (code: string) =>
  expect.objectContaining({
    message: expect.stringMatching(/^[\u1780-\u17ff].*។$/),
    extensions: expect.objectContaining({ code, detail: expect.stringMatching(/^\S.{10,298}\.$/) }),
  });
