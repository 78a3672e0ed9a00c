import { ObjectType } from '@nestjs/graphql';
import { ValueMark } from '#domain/reviews';

@ObjectType({ description: 'A correction or a dispute in a criminal case, with the values that it is about.' })
export class CourtMark extends ValueMark {}
