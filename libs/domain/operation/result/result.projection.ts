import { rows } from '#kernel/projections';
import type { ResultEvents } from './result.events.js';
import { OperationResultView } from './result.view.js';

export const resultProjection = rows<ResultEvents, OperationResultView>({
  view: OperationResultView,
  key: (_, { subject }) => ({ operationId: subject }),
  on: {
    OperationResultRecorded: ({ on, met, screened, referred, materials }) => ({
      on,
      met,
      screened,
      referred,
      materials,
    }),
  },
});
