import { request } from 'node:http';
import type { Bearer } from '#platform/plain';
import { caseWorker, type Answer, type Homeward } from './homeward.js';

/** One request on the wire, well-formed or not. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  readonly by?: Bearer | string;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export const post = async (homeward: Homeward, what: RawRequest): Promise<RawResponse> => {
  const { method = 'POST', path = '/graphql', headers = {}, body = '', by = caseWorker } = what;
  const token = typeof by === 'string' ? by : await homeward.token(by);
  const { hostname, port } = new URL(homeward.url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
      } as object,
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    // a server that closes while a body is still being sent may have answered all the same
    sent.on('error', reject);
    sent.end(body);
  });
};

export const answerIn = ({ text }: RawResponse): Answer => JSON.parse(text) as Answer;
