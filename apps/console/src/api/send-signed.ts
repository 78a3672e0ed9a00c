import i18next from 'i18next';

/** What the session knows of who asks. */
export interface Signing {
  readonly tokenThatHolds: () => Promise<string>;
  readonly waitForSignIn: () => Promise<string>;
  readonly deputyOf: () => string | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** Who asks, in which language they read, and in whose place they act. */
const headersOf = (token: string, supervisor: string | undefined): Headers => ({
  authorization: `Bearer ${token}`,
  'accept-language': i18next.language,
  ...(supervisor !== undefined && { 'homeward-deputy-of': supervisor }),
});

/** Sends a request with a valid token, and repeats it after a new sign-in if the service rejects the token. */
export const sendSigned = async <Answer extends { readonly status: number }>(
  { tokenThatHolds, waitForSignIn, deputyOf }: Signing,
  send: (headers: Headers) => Promise<Answer>,
): Promise<Answer> => {
  const answer = await send(headersOf(await tokenThatHolds(), deputyOf()));
  return answer.status === 401 ? send(headersOf(await waitForSignIn(), deputyOf())) : answer;
};
