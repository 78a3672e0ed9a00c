import { rows } from '#kernel/projections';
import type { ReintegrationEvents } from '../reintegration/reintegration.events.js';
import type { AftercareEvents } from './aftercare.events.js';
import { AftercareView } from './aftercare.view.js';

type ProjectedEvents = AftercareEvents & Pick<ReintegrationEvents, 'SurvivorReintegrated'>;

export const aftercareProjection = rows<ProjectedEvents, AftercareView>({
  view: AftercareView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    AftercareEntered: ({ on, basis, intake, office, programme, housing }, _, { sealed }) => ({
      enteredOn: on,
      basis,
      intake,
      office,
      programme,
      housing,
      suspended: false,
      sealed,
    }),
    HousingChanged: ({ arrangement }, _, { sealed }) => ({ housing: arrangement, sealed }),
    SurvivorReintegrated: ({ arrangement }, { enteredOn }, { sealed }) =>
      enteredOn === undefined ? null : { housing: arrangement, sealed },
    AftercareSuspended: () => ({ suspended: true }),
    AftercareResumed: () => ({ suspended: false }),
  },
});
