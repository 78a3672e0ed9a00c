/** The stylesheets that did not come, and those of them that are asked for again. */
const failed = new Map<string, Promise<void> | undefined>();

const load = (href: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = href;
    link.addEventListener('load', () => {
      failed.delete(href);
      resolve();
    });
    link.addEventListener('error', () => reject(new Error(`The stylesheet ${href} did not load.`)));
    document.head.append(link);
  });

/** Keeps which stylesheets do not come: the bundler asks for each only once, and then shows its part without it. */
export const noteFailedStyles = (): void =>
  document.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
      failed.set(target.href, undefined);
      target.remove();
    },
    // such an event does not bubble
    true,
  );

/** @throws where one of them does not come again: a part may need it */
export const loadFailedStyles = async (): Promise<void> => {
  const coming = [...failed].map(([href, asked]) => [href, asked ?? load(href)] as const);
  for (const [href, one] of coming) failed.set(href, one);
  await Promise.all(coming.map(([, one]) => one));
};
