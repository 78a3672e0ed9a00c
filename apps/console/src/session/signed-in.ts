/** The redirect page of the issuer: passes the answer to the page that opened it. */
const requester = (window.opener as Window | null) ?? (window.parent === window ? null : window.parent);

if (requester) {
  requester.postMessage({ signedIn: location.search }, location.origin);
  window.close();
} else {
  location.replace(`/#signed-in${location.search}`);
}
