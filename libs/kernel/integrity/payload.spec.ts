import { ERASED } from '#kernel/decider';
import { openPayload, sealPayload } from './payload.js';
import { PlainSealing } from './sealing.js';

const classes = { on: 'open', name: 'identity', note: 'testimony' } as const;
const where = { stream: 'account-1', eventId: 'e', type: 'Met' };
const data = { on: '2020-03-01', name: 'Sophea', note: 'Tears.' };

class Forgetful extends PlainSealing {
  override async open(...[place, sealed]: Parameters<PlainSealing['open']>) {
    return place.personalClass === 'identity' ? (ERASED as never) : super.open(place, sealed);
  }
}

describe('a stored payload', () => {
  it('carries one ciphertext for each class, and the open fields as they are', async () => {
    const stored = await sealPayload(new PlainSealing(), classes, where, data);
    expect(stored).toEqual({
      on: '2020-03-01',
      sealed: { identity: expect.stringMatching(/^open\.\./), testimony: expect.stringMatching(/^open\.\./) },
    });
    expect(await openPayload(new PlainSealing(), classes, where, stored)).toEqual(data);
  });

  it('reads as erased where the key is destroyed', async () => {
    const stored = await sealPayload(new PlainSealing(), classes, where, data);
    expect(await openPayload(new Forgetful(), classes, where, stored)).toEqual({ ...data, name: ERASED });
  });

  it('without personal values is stored unchanged', async () => {
    expect(await sealPayload(new PlainSealing(), classes, where, { on: '2020-03-01' })).toEqual({ on: '2020-03-01' });
    expect(await sealPayload(new PlainSealing(), undefined, where, { kind: 'x' })).toEqual({ kind: 'x' });
  });
});
