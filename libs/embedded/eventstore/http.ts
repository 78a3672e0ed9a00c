import type { RequestListener } from 'node:http';
import { VERSION } from './server-features.js';

const INFO = JSON.stringify({
  dbVersion: VERSION,
  esVersion: VERSION,
  state: 'leader',
  features: {},
  authentication: { type: 'internal', properties: {} },
});

/** What a probe may ask without a credential; everything else uses gRPC. */
const ANSWERS: Readonly<Record<string, { readonly status: number; readonly json?: string }>> = {
  '/health/live': { status: 204 },
  '/info': { status: 200, json: INFO },
};

export const answerHttp: RequestListener = ({ method, url = '' }, response) => {
  const { status, json } = (method === 'GET' && Object.hasOwn(ANSWERS, url) && ANSWERS[url]) || { status: 404 };
  response.writeHead(status, json ? { 'content-type': 'application/json' } : {}).end(json);
};
