import { answerableOf } from './answerable.js';
import type { OfficeRequest } from './documents.js';

const person = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' } as Parameters<typeof answerableOf>[1];
const request = (requestId: string, more: Partial<OfficeRequest> = {}) =>
  ({ requestId, state: 'WAITING', office: 'SiemReapCac', askedBy: 'sokha', ...more }) as OfficeRequest;
const all = { nodes: [request('one')], more: undefined };

describe('the requests that a supervisor may answer', () => {
  it('are those that wait in their office, asked by somebody else', () => {
    const nodes = [
      ...all.nodes,
      request('granted', { state: 'GRANTED' }),
      request('elsewhere', { office: 'Poipet' }),
      request('own', { askedBy: 'sophea' }),
      request('asCovered', { askedBy: 'makara' }),
    ];
    expect(answerableOf({ ...all, nodes }, { ...person, deputyOf: 'makara' })).toEqual(['one']);
    expect(answerableOf(all, { ...person, role: 'CASE_WORKER' })).toEqual([]);
  });

  it('are unknown before the first answer, beside an error, and while there are more, so that no draft is discarded', () => {
    expect(answerableOf({ more: undefined }, person)).toBeUndefined();
    expect(answerableOf({ nodes: [], more: undefined, error: new Error('unreachable') }, person)).toBeUndefined();
    expect(answerableOf({ ...all, more: () => undefined }, person)).toBeUndefined();
  });
});
