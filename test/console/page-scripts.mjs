/** What runs in a document of a walk: the first two before its own scripts. */

/**
 * An address opens no record: the page asks what for. In most walks that is not the matter, so a script presses the
 * purpose that the address names, once, unless a walk says that it answers for itself.
 */
export const answerPurpose = () => {
  if (history.state !== null || sessionStorage.getItem('walk.answersPurpose')) return;
  const { pathname, searchParams } = new URL(location.href);
  const purpose = pathname.startsWith('/court/') ? 'COURT' : searchParams.get('purpose');
  if (!purpose) return;
  const observer = new MutationObserver(() => {
    const button = document.querySelector(`main button[value="${purpose}"]`);
    if (!button) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(document, { childList: true, subtree: true });
};

/**
 * A page that comes back from the issuer looks for the request that it made before it left. Here the walk itself made it
 * (`addressAtIssuer`), and its state is the path that it leads back to; a state of the console is no path.
 */
export const expectAnswer = (verifier) => {
  if (!location.hash.startsWith('#signed-in?')) return;
  const state = new URLSearchParams(location.hash.slice('#signed-in'.length)).get('state');
  if (!state?.startsWith('/')) return;
  const request = { journey: { state, verifier }, from: location.origin + state };
  sessionStorage.setItem('homeward.sign-in', JSON.stringify(request));
};

/**
 * What axe-core finds serious or critical. How grave a finding is follows from its rule: those that find nothing so grave
 * are not asked, which saves a fifth of the time.
 * @returns the violations
 */
export const findBarriers = async () => {
  const { axe } = globalThis;
  const isGrave = new Set(
    axe._audit.rules.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id }) => id),
  );
  const values = axe.getRules().flatMap(({ ruleId, enabled }) => (enabled && isGrave.has(ruleId) ? [ruleId] : []));
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    preload: false,
    runOnly: { type: 'rule', values },
  });
  return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) }));
};
