/** A page to try documents with. Its token stays in memory, and a reload forgets it. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Homeward GraphQL</title>
    <link rel="stylesheet" href="/graphql/explorer.css" />
    <script type="module" src="/graphql/explorer.js"></script>
  </head>
  <body>
    <h1>Homeward GraphQL</h1>
    <form id="form">
      <label>Token <input id="token" type="password" autocomplete="off" required /></label>
      <p>A token comes from <code>npx homeward token --role CASE_WORKER --as sokha --office SiemReapCac</code></p>
      <label>Document <textarea id="query" rows="14" spellcheck="false">{ projections { name state } }</textarea></label>
      <label>Variables <textarea id="variables" rows="5" spellcheck="false">{}</textarea></label>
      <button type="submit">Run</button>
      <button type="button" id="schema">Show the schema</button>
    </form>
    <pre id="answer" aria-live="polite"></pre>
  </body>
</html>
`;

export const STYLE = `body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem }
label { display: block; margin-top: 1rem }
input, textarea { display: block; width: 100%; box-sizing: border-box; font: 0.9rem/1.4 ui-monospace, monospace }
button { margin: 1rem 0.5rem 0 0; padding: 0.5rem 1.5rem }
pre { overflow: auto; padding: 1rem; background: #f3f4f6 }
`;

export const SCRIPT = `const at = (id) => document.getElementById(id);
const show = (text) => { at('answer').textContent = text; };
const ask = async (query, variables) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + at('token').value.trim() },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
};
const run = (query, variables) =>
  ask(query, variables).then((answer) => show(JSON.stringify(answer, null, 2)), (error) => show(String(error)));
const variablesIn = (text) => { try { return JSON.parse(text || '{}'); } catch { return undefined; } };
at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const variables = variablesIn(at('variables').value);
  if (variables) void run(at('query').value, variables);
  else show('Variables must be JSON, such as { "id": "…" }.');
});
at('schema').addEventListener('click', () =>
  void run('{ __schema { types { name kind description fields { name description type { name ofType { name } } } } } }', {}));
`;
