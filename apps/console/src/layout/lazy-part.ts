import { lazy, type ComponentType } from 'react';
import { untilLoaded } from '../api/until-loaded.js';
import { NotLoaded } from './NotLoaded.js';

/** A part of a page that is loaded when it is needed. One that does not come says so, and leaves the page as it is. */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  inItsPlace: ComponentType = NotLoaded,
) =>
  lazy(() =>
    untilLoaded(load).then(
      (part) => ({ default: part }),
      () => ({ default: inItsPlace as ComponentType<Props> }),
    ),
  );
