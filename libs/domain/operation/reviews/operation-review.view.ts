import { Entity, PrimaryColumn } from 'typeorm';
import { ReviewRow } from '#domain/reviews';
import { toThoseWhoRecordThem } from '../operation.readers.js';

@Entity('operation_review')
export class OperationReviewView extends ReviewRow {
  static readonly rowPolicy = toThoseWhoRecordThem;

  @PrimaryColumn('uuid')
  operationId!: string;
}
