import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, PersonalText, UuidScalar } from '#nest';
import type { NoteKind } from './notes.codes.js';
import { NoteKinds } from './notes.commands.js';
import { TESTIMONY_READERS } from '../../heard.readers.js';

@Entity('note')
@ObjectType('Note', { description: 'What a colleague saw, heard or agreed on a day.' })
export class NoteView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  noteId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => NoteKinds)
  kind!: NoteKind;

  @Column('text')
  @Field(() => String)
  recordedBy!: string;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'text', PersonalText, TESTIMONY_READERS)
  readonly text?: PersonalText;
}
