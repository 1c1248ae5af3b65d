/** A hospital portal, as small as it can be: sign in, one page with the chat in it, and the token the chat asks for. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { askForToken, tokenFor } from './chat-token.js';
import { page, pageHeaders } from './page.js';
import { personOf, signIn, signOut } from './people.js';
import { readSettings } from './settings.js';

const settings = readSettings(process.env);
const stylesheet = readFileSync(new URL('portal.css', import.meta.url));
const longestBody = 1_000;

/** Another site can make a browser send requests here, cookies and all, but cannot write these two headers. */
function isFromOwnPage({ headers }) {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === host;
}

function sendJson(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers }).end(JSON.stringify(body));
}

function goHome(response, cookie) {
  response.writeHead(303, { location: '/', 'set-cookie': cookie }).end();
}

async function readForm(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > longestBody) throw new Error('The form is longer than any of ours.');
  }
  return new URLSearchParams(text);
}

async function answerToken(request, response) {
  const person = personOf(request);
  if (person === undefined) return sendJson(response, 401, { error: 'Sign in first.' });
  sendJson(response, 200, await tokenFor(person, settings));
}

async function answerSignIn(request, response) {
  const cookie = signIn((await readForm(request)).get('person'));
  if (cookie === undefined) return sendJson(response, 400, { error: 'There is no such person.' });
  goHome(response, cookie);
}

/**
 * For TOKEN_ENDPOINT, when another Direct Line carries the messages: the chat page itself asks, from the bot's origin and
 * without a cookie, for a token of somebody nobody knows. A real one also limits how often an address may ask.
 */
async function answerVisitor(request, response) {
  const headers = { 'access-control-allow-origin': settings.bot, 'access-control-allow-headers': 'content-type', vary: 'Origin' };
  if (request.headers.origin !== settings.bot) return sendJson(response, 403, { error: 'Only the chat page may ask.' });
  if (request.method === 'OPTIONS') return response.writeHead(204, headers).end();
  if (settings.identity.kind !== 'secret') return sendJson(response, 404, { error: 'Set IDENTITY=secret for this address.' }, headers);
  sendJson(response, 200, { token: await askForToken({ ...settings, ...settings.identity }) }, headers);
}

const ownPosts = {
  '/chat-token': answerToken,
  '/sign-in': answerSignIn,
  '/sign-out': (request, response) => goHome(response, signOut(request)),
};

async function answer(request, response) {
  const { method, url } = request;
  if (url === '/visitor-chat-token' && (method === 'POST' || method === 'OPTIONS')) return answerVisitor(request, response);
  if (method === 'POST' && Object.hasOwn(ownPosts, url)) {
    return isFromOwnPage(request) ? ownPosts[url](request, response) : sendJson(response, 403, { error: 'Only this portal\'s own page may ask.' });
  }
  if (method === 'GET' && url === '/portal.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(stylesheet);
  if (method === 'GET' && url === '/') return response.writeHead(200, pageHeaders(settings.bot)).end(page(personOf(request), settings.bot));
  sendJson(response, 404, { error: 'There is nothing at this address.' });
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    // Its message is one of ours or of fetch: neither holds a secret or an id.
    process.stderr.write(`${request.url} failed: ${error.message}\n`);
    if (!response.headersSent) sendJson(response, 502, { error: 'The chat cannot be reached at the moment.' });
  });
});
server.listen(settings.port, 'localhost', () => process.stdout.write(`The portal example is ready: http://localhost:${server.address().port}\n`));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
