import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { sentenceOf, type Locale } from '#i18n';
import type { Actor } from '#kernel/decider';
import { AggregateStores, AllowedTo, CurrentActor, Invalid } from '#nest';
import { registersIn } from '../registers.js';
import { previewOf } from './preview.js';
import { PreviewRegistersArgs, PreviewedRegisterRow } from './preview.type.js';
import type { Reason } from './reasons.js';
import { UnreadableTable, registerRowsIn, type RegisterTable } from './table.js';

const ROWS_MAX = 500;

/** What a file would do, before anything is recorded. */
@Resolver()
export class RegisterPreviewResolver {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

  @AllowedTo('ADMINISTRATOR')
  @Query(() => [PreviewedRegisterRow], {
    description: 'What a CSV file would do to the registers, row by row. Nothing is recorded.',
  })
  async previewRegisters(
    @Args() { csv }: PreviewRegistersArgs,
    @CurrentActor() by: Actor,
    @Context('locale') locale: Locale,
  ): Promise<readonly PreviewedRegisterRow[]> {
    const table = tableIn(csv);
    const context = { by, now: new Date().toISOString(), settings: this.stores.storeContext.settings };
    const rows = previewOf(await registersIn(this.stores), table, context);
    return rows.map(({ reason, ...row }) => ({
      ...row,
      reason: reason?.en ?? null,
      sentence: reason && sentenceIn(reason, locale),
    }));
  }
}

export const sentenceIn = ({ code, en, km }: Reason, locale: Locale): string =>
  locale === 'en' ? en : (km ?? sentenceOf(code, locale) ?? en);

/** @throws Invalid */
const tableIn = (csv: string): RegisterTable => {
  try {
    const table = registerRowsIn(new TextEncoder().encode(csv));
    if (table.rows.length + table.wrong.length > ROWS_MAX)
      throw new UnreadableTable(`The file has more than ${ROWS_MAX} rows: split it.`);
    return table;
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    throw new Invalid(error.message, [{ path: 'csv', problem: error.message }]);
  }
};
