/** The portal's one page. Nothing in it comes from a person, so nothing needs escaping. */
import { people } from './people.js';

function signedOut() {
  const choices = people.map(({ id, name }) => `<button name="person" value="${id}">Sign in as ${name}</button>`).join('\n');
  return `<h1>Sign in</h1>\n<p>Two invented people. No password is needed.</p>\n<form method="post" action="/sign-in">\n${choices}\n</form>`;
}

/** The one line that brings the chat is the script; data-token-url is this portal's own address. */
function signedIn({ name }, bot) {
  return `<h1>Welcome, ${name}</h1>
<p>Your chat about feeding is in the corner. It belongs to you: nobody else who signs in here sees it.</p>
<form method="post" action="/sign-out"><button>Sign out</button></form>
<script src="${bot}/widget.js" data-token-url="/chat-token" async></script>`;
}

export function page(person, bot) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portal example</title>
<link rel="icon" href="${bot}/assets/first-drops.svg">
<link rel="stylesheet" href="/portal.css">
</head>
<body>
<main>
${person === undefined ? signedOut() : signedIn(person, bot)}
</main>
</body>
</html>
`;
}

/** Our own and the bot's, and nothing inline. */
export function pageHeaders(bot) {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'self' ${bot}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
