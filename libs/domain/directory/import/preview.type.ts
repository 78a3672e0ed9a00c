import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { JsonValue, Text, codes } from '#nest';
import { ROW_CHANGES, type RowChange } from './preview.js';

/** The most letters of a file, which is sent as text: a register of a whole country has fewer. */
const FILE_MAX = 80_000;

const RowChanges = codes('RowChange', ROW_CHANGES);

@ArgsType()
export class PreviewRegistersArgs {
  @Text(FILE_MAX, { description: 'The content of a CSV file, with the columns that `homeward registers` describes.' })
  readonly csv!: string;
}

@ObjectType({ description: 'A command that would be recorded for a row.' })
export class PreviewedCommand {
  @Field(() => String, { description: 'The name of the mutation.' }) mutation!: string;
  @Field(() => JsonValue, { description: 'Its input.' }) input!: unknown;
  @Field(() => Int, { description: 'In which order all are recorded: what begins first, what ends last.' })
  place!: number;
}

@ObjectType({ description: 'What a row of a file would do to the registers.' })
export class PreviewedRegisterRow {
  @Field(() => Int, { description: 'The line of the file.' }) line!: number;
  @Field(() => String, { description: 'The register: office, worker, deputy or organisation.' }) register!: string;
  @Field(() => String, { description: 'The code or the name in the row.' }) name!: string;
  @Field(() => RowChanges, { description: 'Whether it is new, changes an entry, changes nothing, or is refused.' })
  change!: RowChange;
  @Field(() => String, { nullable: true, description: 'Why it is refused.' }) reason!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is refused, in your language. In Khmer that of a rule is its general sentence, and `reason` has the particulars in English.',
  })
  sentence!: string | null;
  @Field(() => [PreviewedCommand], { description: 'What is to be recorded, in this order. Nothing is recorded yet.' })
  commands!: readonly PreviewedCommand[];
}
