import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonalClass } from '#kernel/decider';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, PersonalText, UuidScalar, PersonalClasses } from '#nest';
import type { DocumentKind, MediaType } from './documents.codes.js';
import { DocumentKinds, MediaTypes } from './documents.commands.js';
import { TESTIMONY_READERS } from '../../heard.readers.js';

@Entity('document')
@ObjectType('Document', { description: 'A paper, a picture or a recording that is kept with the record.' })
export class DocumentView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  documentId!: string;

  @Column('text')
  @Field(() => DocumentKinds)
  kind!: DocumentKind;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was received or made.' })
  on!: string;

  @Column('text')
  @Field(() => PersonalClasses, { description: 'The class of personal data that its content belongs to.' })
  personalClass!: PersonalClass;

  @Column('text')
  @Field(() => MediaTypes)
  mediaType!: MediaType;

  @Column('int')
  @Field(() => Int, { description: 'The length of its content.' })
  bytes!: number;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true, description: 'The id of the entry that it belongs to.' })
  about!: string | null;

  @Column('text')
  @Field(() => String, { description: 'The colleague who attached it.' })
  attachedBy!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was withdrawn. Nobody can open it any more.',
  })
  withdrawnOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'title', PersonalText, TESTIMONY_READERS)
  readonly title?: PersonalText;

  @PersonalField('testimony', 'custody', PersonalText, TESTIMONY_READERS)
  readonly custody?: PersonalText;

  @PersonalField('testimony', 'reason', PersonalText, TESTIMONY_READERS)
  readonly reason?: PersonalText;
}
