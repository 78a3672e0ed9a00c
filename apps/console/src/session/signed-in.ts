/** The page to which the issuer leads back: hands its answer to the page that asked, and knows nothing itself. */
const asked = (window.opener as Window | null) ?? (window.parent === window ? null : window.parent);

if (asked) {
  asked.postMessage({ signedIn: location.search }, location.origin);
  window.close();
} else {
  location.replace(`/#signed-in${location.search}`);
}
