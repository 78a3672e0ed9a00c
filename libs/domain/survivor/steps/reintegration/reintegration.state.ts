import type { ReintegrationEvents } from './reintegration.events.js';

type Planned = ReintegrationEvents['ReintegrationPlanned'];

type Reintegrated = ReintegrationEvents['SurvivorReintegrated'];

export interface Reintegration {
  /** By reintegrationId. */
  readonly planned: Readonly<Record<string, Planned>>;
  readonly completed: Readonly<Record<string, Reintegrated>>;
}
