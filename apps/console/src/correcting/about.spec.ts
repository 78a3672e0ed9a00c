import { streamIdOf } from './about.js';

describe('a stream', () => {
  it('other than the survivor’s own names a court case or an operation', () => {
    expect(streamIdOf('prosecution-p')).toEqual({ prosecutionId: 'p' });
    expect(streamIdOf('operation-o-1')).toEqual({ operationId: 'o-1' });
    expect(streamIdOf(undefined)).toEqual({});
  });
});
