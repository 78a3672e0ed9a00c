import { Entity, PrimaryColumn } from 'typeorm';
import { ReviewRow } from '#domain/reviews';
import { ProsecutionView } from '../prosecution.view.js';

/** An entry of a court case under review, seen by those who may see the case. */
@Entity('prosecution_review')
export class ProsecutionReviewView extends ReviewRow {
  static readonly rowPolicy = ProsecutionView.rowPolicy;

  @PrimaryColumn('uuid')
  prosecutionId!: string;
}
