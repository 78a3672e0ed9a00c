import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { graphql, type GraphQLSchema } from 'graphql';
import { ERASED, PERSONAL_CLASSES, type ErasedMark, type JsonObject, type PersonalClass } from '#kernel/decider';
import type { SealedValue } from '#kernel/projections';
import { PlainSealing, type SealPlace } from '#kernel/integrity';
import { OpenableClasses } from './reader.js';
import { PersonalField, PersonalFieldOf, PersonalListField, PersonalText } from './personal-field.js';
import { noteShownEntries } from './restricted-field.js';
import { schemaWith } from '../testing/schema.js';

@ObjectType()
class Score {
  @Field(() => Int) readonly score!: number;
}

@ObjectType()
class Scores {
  @Field(() => [Score], { nullable: true }) readonly values!: readonly Score[] | null;
  @Field(() => Boolean) readonly erased!: boolean;
}

@ObjectType()
class Row {
  @PersonalField('identity', 'name') readonly name!: unknown;
  @PersonalField('testimony', 'summary', PersonalText, ['SUPERVISOR']) readonly summary!: unknown;
  @PersonalFieldOf('Asked', 'testimony', 'reason') readonly asked!: unknown;
  @PersonalFieldOf('Answered', 'testimony', 'reason') readonly answered!: unknown;
  @PersonalListField('testimony', 'advice') readonly advice!: unknown;
  @PersonalListField('health', 'scores', Scores) readonly scores!: unknown;
}

/** A view that keeps its advice from most. */
@ObjectType()
class Note {
  @PersonalField('testimony', 'advice', PersonalText, ['SUPERVISOR']) readonly text!: unknown;
}

@Resolver(() => Row)
class Rows {
  @Query(() => Row)
  row(): Row {
    throw new Error('The root value answers.');
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await schemaWith(Rows);
});

/** The keys of some events are destroyed. */
class Forgetful extends PlainSealing {
  readonly opened: SealPlace[] = [];

  constructor(private readonly gone: readonly string[] = []) {
    super();
  }

  override async open(place: SealPlace, sealed: string): Promise<JsonObject | ErasedMark> {
    this.opened.push(place);
    return this.gone.includes(place.eventId) ? ERASED : super.open(place, sealed);
  }
}

const sealValue = async (
  eventId: string,
  personalClass: PersonalClass,
  part: JsonObject,
  more: Partial<SealedValue> = {},
): Promise<SealedValue> => {
  const place = { stream: 'survivor-1', eventId, type: 'Met', personalClass, ...more };
  return { ...place, text: await new PlainSealing().seal(place, part) };
};

const all = new OpenableClasses();
all.add('1', PERSONAL_CLASSES);

type ShownFields = Readonly<Record<'name' | 'summary' | 'asked' | 'answered' | 'advice' | 'scores', object | null>>;

const resolveField = async (
  values: readonly SealedValue[],
  sealing = new Forgetful(),
  role = 'CASE_WORKER',
  disclosed: OpenableClasses | null = all,
  ofRow?: OpenableClasses,
) => {
  const source =
    '{ row { name { value erased withheld } summary { value withheld } asked { value } answered { value } advice { values erased withheld } scores { values { score } erased } } }';
  const rootValue = { row: { sealed: values, ...(ofRow && { disclosed: ofRow }) } };
  const contextValue = { sealing, by: { role }, ...(disclosed && { disclosed }) };
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue });
  if (errors) throw errors[0]!;
  return (data as { readonly row: ShownFields }).row;
};

describe('a personal field', () => {
  it('shows the latest value', async () => {
    const values = [
      await sealValue('e1', 'identity', { name: 'Sophea' }),
      await sealValue('e2', 'identity', { name: 'Phea' }),
    ];
    expect((await resolveField(values)).name).toMatchObject({ value: 'Phea', erased: false });
  });

  it('skips values of other fields, and opens no other class', async () => {
    const values = [
      await sealValue('e1', 'identity', { name: 'Sophea' }),
      await sealValue('e2', 'identity', { birthDate: '2002-03-01' }),
      await sealValue('e3', 'contact', { name: 'a friend' }),
    ];
    const sealing = new Forgetful();
    expect((await resolveField(values, sealing)).name).toMatchObject({ value: 'Sophea', erased: false });
    expect(sealing.opened.map(({ eventId }) => eventId)).toEqual(['e2', 'e1']);
  });

  it('is found inside the latest correction', async () => {
    const part = { reason: 'misheard', name: 'of the reason', replacement: { Met: { name: 'Phea' } } };
    const corrected = await sealValue('e2', 'identity', part);
    const values = [
      await sealValue('e1', 'identity', { name: 'Sophea' }),
      { ...corrected, within: ['replacement', 'Met'] },
    ];
    expect((await resolveField(values)).name).toMatchObject({ value: 'Phea', erased: false });
    expect((await resolveField([{ ...corrected, within: ['replacement', 'Left'] }])).name).toBeNull();
  });

  it('of one kind of event is not confused with what another one calls alike', async () => {
    const asked = await sealValue('e1', 'testimony', { reason: 'a brother is here' }, { type: 'Asked' });
    const answered = await sealValue('e2', 'testimony', { reason: 'we have room' }, { type: 'Answered' });
    expect(await resolveField([asked, answered])).toMatchObject({
      asked: { value: 'a brother is here' },
      answered: { value: 'we have room' },
    });
    expect(await resolveField([asked])).toMatchObject({ asked: { value: 'a brother is here' }, answered: null });
  });

  it('is withheld from a role that may not read it', async () => {
    const values = [await sealValue('e1', 'testimony', { summary: 'the account' })];
    const shownTo = (role: string) => resolveField(values, new Forgetful(), role);
    expect((await shownTo('CASE_WORKER')).summary).toEqual({ value: null, withheld: true });
    expect((await shownTo('SUPERVISOR')).summary).toEqual({ value: 'the account', withheld: null });
  });

  it('is null when it was never recorded', async () => {
    expect((await resolveField([])).name).toBeNull();
    expect((await resolveField([await sealValue('e1', 'identity', { birthDate: '2002-03-01' })])).name).toBeNull();
  });

  it('shows that it was erased, not an error and not null', async () => {
    const values = [await sealValue('e1', 'identity', { name: 'Sophea' })];
    expect((await resolveField(values, new Forgetful(['e1']))).name).toMatchObject({ value: null, erased: true });
  });

  it('shows an empty value as it was recorded', async () => {
    expect((await resolveField([await sealValue('e1', 'identity', { name: '' })])).name).toMatchObject({
      value: '',
      erased: false,
    });
  });
});

describe('a personal list', () => {
  it('shows every text of it, or that they were erased', async () => {
    const values = [await sealValue('e1', 'testimony', { advice: ['Stay with an aunt.', 'See a doctor.'] })];
    expect((await resolveField(values)).advice).toMatchObject({
      values: ['Stay with an aunt.', 'See a doctor.'],
      erased: false,
    });
    expect((await resolveField(values, new Forgetful(['e1']))).advice).toMatchObject({ values: null, erased: true });
    expect((await resolveField([])).advice).toBeNull();
  });

  it('may be of another type', async () => {
    const values = [await sealValue('e1', 'health', { scores: [{ score: 3 }, { score: 1 }] })];
    expect((await resolveField(values)).scores).toEqual({ values: [{ score: 3 }, { score: 1 }], erased: false });
  });
});

describe('a value of an entry that another view keeps from some roles', () => {
  const part = { advice: ['Stay with an aunt.'] };
  beforeAll(() => noteShownEntries([{ view: Note, on: { Noted: 0 } }]));

  it.each<[string, Partial<SealedValue>, JsonObject]>([
    ['recorded', { type: 'Noted' }, part],
    ['corrected', { type: 'EntryCorrected', within: ['replacement', 'Noted'] }, { replacement: { Noted: part } }],
  ])('stays withheld from them as it was %s, in whichever row it stands', async (_, place, said) => {
    const values = [await sealValue('e1', 'testimony', said, place)];
    const sealing = new Forgetful();
    const shownTo = async (role: string) => (await resolveField(values, sealing, role)).advice;
    expect(await shownTo('FORENSIC_INTERVIEWER')).toEqual({ values: null, erased: false, withheld: true });
    expect(sealing.opened).toEqual([]);
    expect(await shownTo('SUPERVISOR')).toMatchObject({ values: part.advice });
  });

  it('does not hide the same field of other entries', async () => {
    const other = await sealValue('e2', 'testimony', { advice: ['See a doctor.'] });
    const values = [other, await sealValue('e1', 'testimony', part, { type: 'Noted' })];
    expect((await resolveField(values)).advice).toMatchObject({ values: ['See a doctor.'] });
  });
});

describe('a value that was not disclosed', () => {
  const open = (classes: readonly PersonalClass[], survivorId = '1') => {
    const disclosed = new OpenableClasses();
    disclosed.add(survivorId, classes);
    return disclosed;
  };

  it('is withheld, class by class, and its key is never requested', async () => {
    const values = [
      await sealValue('e1', 'identity', { name: 'Sophea' }),
      await sealValue('e2', 'testimony', { advice: ['Stay with an aunt.'] }),
    ];
    const sealing = new Forgetful();
    const row = await resolveField(values, sealing, 'CASE_WORKER', open(['identity']));
    expect(row.name).toEqual({ value: 'Sophea', erased: false, withheld: null });
    expect(row.advice).toEqual({ values: null, erased: false, withheld: true });
    expect(sealing.opened.map(({ personalClass }) => personalClass)).toEqual(['identity']);
  });

  it('looks the same whether there is a value or not', async () => {
    expect((await resolveField([], new Forgetful(), 'CASE_WORKER', open(['health']))).name).toEqual({
      value: null,
      erased: false,
      withheld: true,
    });
  });

  it('is refused if nothing of the survivor was disclosed: a query that skips the reading gate shows nothing', async () => {
    const sealedName = await sealValue('e1', 'identity', { name: 'Sophea' });
    for (const disclosed of [null, new OpenableClasses(), open(PERSONAL_CLASSES, '2')])
      await expect(resolveField([sealedName], new Forgetful(), 'CASE_WORKER', disclosed)).rejects.toThrow(
        'was not opened',
      );
  });

  it('opens in a row that was disclosed alone, and what opens elsewhere in the request does not open it', async () => {
    const value = await sealValue('e1', 'identity', { name: 'Sophea' });
    const nowhere = new OpenableClasses();
    const alone = await resolveField([value], new Forgetful(), 'CASE_WORKER', nowhere, open(['identity']));
    expect(alone.name).toMatchObject({ value: 'Sophea' });
    const withheld = await resolveField([value], new Forgetful(), 'CASE_WORKER', all, open([]));
    expect(withheld.name).toMatchObject({ value: null, withheld: true });
  });

  it('is judged by its subject, not by the stream that contains it', async () => {
    const value = await sealValue('e1', 'identity', { name: 'Sophea' }, { stream: 'access-20260301-x', of: '1' });
    expect((await resolveField([value])).name).toMatchObject({ value: 'Sophea' });
  });
});
