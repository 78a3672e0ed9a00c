import { randomUUID } from 'node:crypto';
import { aReader, openDoor } from '#security/access/testing';
import { PlainSealing, type Sealing } from '#kernel/integrity';
import { OpenableClasses, classesOf } from '#nest';
import { journey } from '../testing/journey.js';
import { RelativesResolver } from '../steps/family/relatives.resolver.js';
import type { RelativeView } from '../steps/family/relative.view.js';
import { othersNamedBy, redactionOf } from './redaction.js';

const [open, shut, survivorId] = [randomUUID(), randomUUID(), randomUUID()];
const WITHHELD = { withheld: true };

/** A reader who may open one of the other records only. */
const gate = Object.assign(openDoor(), { mayOpen: async (_: unknown, id: string) => id === open });
const { by } = aReader('history');

describe('the id of another survivor in an entry', () => {
  const redact = redactionOf(journey, gate);
  const relativeLinked = (otherSurvivorId: unknown) => ({ linkId: 'link', otherSurvivorId, relation: 'Sibling' });

  it('is shown to readers who may open that record, and to nobody else', async () => {
    expect(await redact(by, 'RelativeLinked', relativeLinked(open))).toEqual(relativeLinked(open));
    expect(await redact(by, 'RelativeLinked', relativeLinked(shut))).toEqual(relativeLinked(WITHHELD));
    expect(await redact(by, 'RelativeUnlinked', relativeLinked(shut))).toEqual(relativeLinked(WITHHELD));
  });

  it('is withheld in a replacement too', async () => {
    const linkCorrected = (id: unknown) => ({ eventId: 'x', replacement: { RelativeLinked: relativeLinked(id) } });
    expect(await redact(by, 'EntryCorrected', linkCorrected(shut))).toEqual(linkCorrected(WITHHELD));
  });

  it('reads as erased once it is', async () => {
    expect(await redact(by, 'RelativeLinked', relativeLinked({ erased: true }))).toEqual(
      relativeLinked({ erased: true }),
    );
  });

  it('is named by these entries', () => {
    expect(othersNamedBy(journey)).toEqual({
      RelativeLinked: ['otherSurvivorId'],
      RelativeUnlinked: ['otherSurvivorId'],
    });
  });

  it('is sealed in each of them', () => {
    const classes = classesOf(journey);
    for (const [type, fields] of Object.entries(othersNamedBy(journey)))
      for (const field of fields) expect(classes[type]).toHaveProperty(field, 'identity');
  });
});

describe('the id of another survivor in a view', () => {
  const sealing: Sealing = new PlainSealing();
  const resolver = new RelativesResolver(gate);

  const recordShown = async (id: string, ...classes: readonly 'identity'[]) => {
    const place = {
      stream: `survivor-${survivorId}`,
      eventId: 'event',
      type: 'RelativeLinked',
      personalClass: 'identity',
    } as const;
    const text = await sealing.seal(place, { otherSurvivorId: id });
    const disclosed = new OpenableClasses();
    disclosed.add(survivorId, classes);
    return resolver.otherSurvivorId({ sealed: [{ ...place, text }] } as unknown as RelativeView, {
      sealing,
      by,
      disclosed,
    });
  };

  it('is shown to readers who may open that record', async () => {
    expect(await recordShown(open, 'identity')).toMatchObject({ value: open, erased: false });
  });

  it('is withheld from readers who may not', async () => {
    expect(await recordShown(shut, 'identity')).toEqual({ value: null, erased: false, withheld: true });
  });

  it('is withheld from readers who may see nobody’s identity', async () => {
    expect(await recordShown(open)).toEqual({ value: null, erased: false, withheld: true });
  });
});
