import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { moneyInWords } from '../../language/money.js';
import { useLabels } from '../../language/labels.js';
import { Card, Fold } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { costsByYear, sumsOf } from './costs.js';
import { SERVICE_WORDS } from '../documents/words/plan.js';
import { Fact, Facts } from '../Fact.js';
import { groupBy } from '../grouped.js';
import type { ValuePlace } from '../origins/origins.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

type Service = CaseFile['services'][number];

/** The services by type: how often, from when until when; each of them in place. */
export const Services = ({ file: { services } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const types = [...groupBy(services, ({ type }) => type)];
  return (
    <Card id="services" count={services.reduce((sum, { deliveries }) => sum + deliveries, 0)}>
      <Facts>
        {types.map(([type, some]) => (
          <Fact
            key={type}
            label={label(type, 'ServiceType')}
            places={some.map(({ serviceId }) => ['Service', serviceId, ...SUMMED] as const)}
            entry={lastOf(some).lastEventId}
          >
            <Sum of={some} />
          </Fact>
        ))}
      </Facts>
      <Costs of={services} />
      {services.length > 0 && <ServiceWords services={services} />}
      <Fold label={t('file.eachService')} count={services.length}>
        <Facts>
          {services.toReversed().map((one) => (
            <Fact
              key={one.serviceId}
              label={label(one.type, 'ServiceType')}
              places={['Service', one.serviceId, ...SHOWN]}
              entry={one.lastEventId}
            >
              <One service={one} />
            </Fact>
          ))}
        </Facts>
      </Fold>
    </Card>
  );
};

/** What the services cost, by year and currency, the latest year first. */
const Costs = ({ of: services }: { readonly of: readonly Service[] }) => {
  const { t } = useTranslation();
  const sums = costsByYear(services);
  if (sums.length === 0) return null;
  return (
    <Facts>
      {sums.map(({ year, costs }) => (
        <Fact key={year} label={t('file.costIn', { year })} places={costsIn(services, year)}>
          {costs.map(moneyInWords).join(' + ')}
        </Fact>
      ))}
    </Facts>
  );
};

/** What was noted about the services, the latest first, on a press. */
const ServiceWords = ({ services }: { readonly services: readonly Service[] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <SealedValues query={SERVICE_WORDS} label={t('file.serviceWords')}>
      {(survivor) => {
        const noted = services.toReversed().flatMap((service) => {
          const note = survivor.services.find(({ serviceId }) => serviceId === service.serviceId)?.note;
          return note ? [{ service, note }] : [];
        });
        return (
          <Facts>
            {noted.length === 0 && (
              <Fact label={t('file.serviceWords')}>
                <PersonalValue of={null} />
              </Fact>
            )}
            {noted.map(({ service: { serviceId, type }, note }) => (
              <Fact key={serviceId} label={label(type, 'ServiceType')}>
                <PersonalValue of={note} />
              </Fact>
            ))}
          </Facts>
        );
      }}
    </SealedValues>
  );
};

/** What the sum of a type says, and what each service says. */
const SUMMED = ['deliveries', 'from', 'to', 'declinedOn'] as const;
const SHOWN = [...SUMMED, 'provider', 'mode', 'costs', 'plannedFrom', 'endedOn', 'endReason'] as const;

/** The costs that make up the sum of a year. */
const costsIn = (services: readonly Service[], year: string): readonly ValuePlace[] =>
  services.flatMap(({ serviceId, costs }) =>
    costs.flatMap(({ on }, at): ValuePlace[] => (on.startsWith(year) ? [['Service', serviceId, `costs/${at}`]] : [])),
  );

const lastOf = (services: readonly Service[]): Service =>
  services.toSorted((one, other) => ((one.to ?? '') < (other.to ?? '') ? -1 : 1)).at(-1)!;

const Sum = ({ of }: { readonly of: readonly Service[] }) => {
  const { t } = useTranslation();
  const delivered = of.filter(({ deliveries }) => deliveries > 0);
  const count = delivered.reduce((sum, { deliveries }) => sum + deliveries, 0);
  const from = delivered.map((one) => one.from!).toSorted()[0];
  const to = delivered
    .map((one) => one.to!)
    .toSorted()
    .at(-1);
  const declined = of.filter(({ declinedOn }) => declinedOn).length;
  const planned = of.filter((one) => one.deliveries === 0 && one.plannedFrom && !one.declinedOn && !one.endedOn);
  return [
    count > 0 && t('file.times', { count }),
    from && to && (from === to ? dayInWords(from) : t('file.fromTo', { from: dayInWords(from), to: dayInWords(to) })),
    planned.length > 0 && t('file.plannedFrom', { day: dayInWords(planned[0]!.plannedFrom!) }),
    declined > 0 && t('file.declined', { count: declined }),
  ]
    .filter(Boolean)
    .join(' · ');
};

const One = ({ service }: { readonly service: Service }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { provider, mode, deliveries, from, to, plannedFrom, declinedOn, endedOn, endReason, costs } = service;
  return [
    provider,
    deliveries > 0 && t('file.times', { count: deliveries }),
    from && to && (from === to ? dayInWords(from) : t('file.fromTo', { from: dayInWords(from), to: dayInWords(to) })),
    mode && label(mode, 'ServiceMode'),
    ...sumsOf(costs).map(moneyInWords),
    deliveries === 0 && plannedFrom && t('file.plannedFrom', { day: dayInWords(plannedFrom) }),
    declinedOn && t('file.declinedOn', { day: dayInWords(declinedOn) }),
    endedOn && `${t('file.endedOn', { day: dayInWords(endedOn) })} (${label(endReason, 'ServiceEndReason')})`,
  ]
    .filter(Boolean)
    .join(' · ');
};
