/** A page to try queries and mutations with. Its token stays in memory, and a reload forgets it. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Homeward GraphQL</title>
    <link rel="stylesheet" href="/graphql/explorer.css" />
    <script type="module" src="/graphql/explorer.js"></script>
  </head>
  <body>
    <h1>Homeward GraphQL</h1>
    <main>
      <form id="form">
        <label>Token <input id="token" type="password" autocomplete="off" required aria-describedby="how" /></label>
        <p id="how">Valid for ten minutes. Print one in the folder of the service:<br />
          <code>npx homeward token --role CASE_WORKER --as sokha --office SiemReapCac</code></p>
        <label>Query or mutation <textarea id="query" rows="14" spellcheck="false">{
  caseload(purpose: CARE, first: 5) {
    totalCount
    edges { node { survivorId caseNumber status } }
  }
}</textarea></label>
        <label>Variables, in JSON <textarea id="variables" rows="4" spellcheck="false">{}</textarea></label>
        <button type="submit">Run</button>
        <button type="button" id="schema">List queries and mutations</button>
        <p>Ctrl+Enter runs it, too.</p>
      </form>
      <pre id="answer" aria-live="polite" aria-label="Answer"></pre>
    </main>
  </body>
</html>
`;

export const STYLE = `body { font: 1rem/1.5 system-ui, sans-serif; max-width: 84rem; margin: 1rem auto; padding: 0 1rem; color: #17302e }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1rem 2rem; align-items: start }
label { display: block; margin-top: 1rem }
p { margin: 0.4rem 0; color: #566563 }
code { overflow-wrap: anywhere }
input, textarea { display: block; width: 100%; box-sizing: border-box; padding: 0.4rem; font: 0.9rem/1.4 ui-monospace, monospace }
button { margin: 1rem 0.5rem 0 0; padding: 0.5rem 1.5rem; font: inherit }
pre { overflow: auto; max-height: 80vh; margin: 1rem 0; padding: 1rem; background: #f3f4f6; font: 0.9rem/1.4 ui-monospace, monospace }
pre:empty { display: none }
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
const inJson = (answer) => JSON.stringify(answer, null, 2);
const run = (query, variables, asText = inJson) =>
  ask(query, variables).then((answer) => show(asText(answer))).catch((error) => show(String(error)));
const variablesIn = (text) => { try { return JSON.parse(text || '{}'); } catch { return undefined; } };
at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const variables = variablesIn(at('variables').value);
  if (variables) void run(at('query').value, variables);
  else show('Variables must be JSON, such as { "id": "…" }.');
});
at('form').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  // the browser submits by itself from a field of one line, and a key that is held comes again: a mutation runs once
  event.preventDefault();
  if (!event.repeat) at('form').requestSubmit();
});
const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const ROOT = '{ fields { name description args { name type { ' + TYPE + ' } } type { ' + TYPE + ' } } }';
const nameOf = ({ kind, name, ofType }) =>
  kind === 'NON_NULL' ? nameOf(ofType) + '!' : kind === 'LIST' ? '[' + nameOf(ofType) + ']' : name;
const lineOf = ({ name, description, args, type }) =>
  '# ' + (description ?? '').split('\\n')[0] + '\\n' +
  name + (args.length ? '(' + args.map((arg) => arg.name + ': ' + nameOf(arg.type)).join(', ') + ')' : '') + ': ' + nameOf(type);
at('schema').addEventListener('click', () =>
  void run('{ __schema { queryType ' + ROOT + ' mutationType ' + ROOT + ' } }', {}, (answer) =>
    answer.data
      ? Object.entries(answer.data.__schema)
          .map(([root, { fields }]) => [root === 'queryType' ? 'QUERIES' : 'MUTATIONS', ...fields.map(lineOf)].join('\\n\\n'))
          .join('\\n\\n\\n')
      : inJson(answer)));
`;
