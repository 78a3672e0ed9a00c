import { ProsecutionCommand, SurvivorCommand, onlyDay } from './commands.js';
import { FIELD_LABELS } from './field.labels.js';
import { UNASKED, formsOf, formsOfOnlyDay, section, underMore } from './forms.js';
import { DateAhead, DateField, Id, Line, Province } from './graphql/fields.js';

class Meet extends SurvivorCommand {
  @Id({ nullable: true }) readonly meetingId?: string;
  @Line(100, { nullable: true }) readonly place?: string;
  @Province() readonly province!: string;
  @DateField() readonly on!: string;
}

class Hear extends ProsecutionCommand {
  @DateField() readonly on!: string;
}

const { on, place, prosecutionId, province } = FIELD_LABELS;

describe('a form', () => {
  it('asks in its own order, with the control of each field', () => {
    const { Meet: asked } = formsOf(
      { Meet },
      { Meet: { meetingId: UNASKED, on, province: { ...province, usual: '17' }, place: underMore(place) } },
    );
    expect(asked).toEqual([
      { name: 'on', control: 'day', ...on },
      { name: 'province', control: 'province', ...province, usual: '17' },
      { name: 'place', control: 'line', maxLength: 100, ...place, more: true },
    ]);
  });

  it('says of a day that it may lie ahead', () => {
    class Plan extends SurvivorCommand {
      @DateField() readonly on!: string;
      @DateAhead() readonly dueOn!: string;
    }
    const { Plan: asked } = formsOf({ Plan }, { Plan: { on, dueOn: on } });
    expect(asked!.map(({ name, ahead }) => [name, ahead])).toEqual([
      ['on', undefined],
      ['dueOn', true],
    ]);
  });

  it('has sections in the order of the work, and no field outside of them', () => {
    const [when, where] = [
      { en: 'When', km: 'ពេលណា' },
      { en: 'Where', km: 'នៅឯណា' },
    ];
    const { Meet: asked } = formsOf(
      { Meet },
      {
        Meet: {
          ...section(when, { meetingId: UNASKED, on }),
          ...section(where, { province, place: underMore(place) }),
        },
      },
    );
    expect(asked!.map(({ name, section: title }) => [name, title])).toEqual([
      ['on', when],
      ['province', where],
      ['place', where],
    ]);
    // @ts-expect-error -- the place is in no section
    formsOf({ Meet }, { Meet: { ...section(when, { meetingId: UNASKED, on, province }), place } });
  });

  it('finds the control of an inherited field', () => {
    const { Hear: asked } = formsOf({ Hear }, { Hear: { prosecutionId, on } });
    expect(asked!.map(({ control }) => control)).toEqual(['entry', 'day']);
  });

  it('is made for a command that says nothing but its day, and for no other', () => {
    const { Leave, ...others } = formsOfOnlyDay({ Leave: { input: onlyDay() }, Hear: { input: Hear } });
    expect(Leave).toEqual([{ name: 'on', control: 'day', ...on }]);
    expect(others).toEqual({});
  });

  it('is not brought by a command that adds a field to its day', () => {
    class Return extends onlyDay() {
      @Line(100) readonly place!: string;
    }
    expect(() => formsOfOnlyDay({ Return: { input: Return } })).toThrow('Return extends onlyDay()');
  });
});
