import type { Bearer } from '#platform/plain';
import type { Answer, Homeward } from './homeward.js';

/** A file that somebody saves, or the refusal. */
export const exportedFrom = async (homeward: Homeward, path: string, by: Bearer, language = 'en') => {
  const authorization = `Bearer ${await homeward.token(by)}`;
  const response = await fetch(new URL(`/exports/${path}`, homeward.url), {
    headers: { authorization, 'accept-language': language },
  });
  const content = Buffer.from(await response.arrayBuffer());
  const code =
    response.status < 400 ? undefined : (JSON.parse(content.toString()) as Answer).errors![0]!.extensions.code;
  return { status: response.status, headers: response.headers, text: content.toString(), content, code };
};
