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
      housingSince: on,
      suspended: false,
      sealed,
    }),
    HousingChanged: ({ on, arrangement }, _, { sealed }) => ({ housing: arrangement, housingSince: on, sealed }),
    SurvivorReintegrated: ({ on, arrangement }, { enteredOn }, { sealed }) =>
      enteredOn === undefined ? null : { housing: arrangement, housingSince: on, sealed },
    AftercareSuspended: () => ({ suspended: true }),
    AftercareResumed: () => ({ suspended: false }),
  },
});
