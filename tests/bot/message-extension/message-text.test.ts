import { textOfMessage } from '../../../bot/message-extension/message-text';

test.each([
  ['<p>Sore nipples?</p>', 'Sore nipples?'],
  ['<div><div>Sore&nbsp;nipples,<br>day 3</div></div>', 'Sore nipples,\nday 3'],
  ['<at id="0">First Drops</at>&nbsp;sore nipples', 'sore nipples'],
  ['sore <at id="0">First</at>&nbsp;<at id="1">Drops</at> nipples', 'sore nipples'],
  ['sore nipples <at></at>', 'sore nipples'],
  ['<ul><li>latch</li><li>sore nipples</li></ul>', 'latch\nsore nipples'],
  ['milk &amp; coffee &lt;3 &quot;ok&quot; it&#39;s it&#x27;s &apos;', 'milk & coffee <3 "ok" it\'s it\'s \''],
  ['day <3 and temperature >38', 'day <3 and temperature >38'],
  ['&unknown; &#0; &#x110000; &#9999999;', '&unknown; &#0; &#x110000; &#9999999;'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['look <img src="https://x.example/a.gif" alt="cat"> here', 'look here'],
  ['<attachment id="1"></attachment>', ''],
  ['<p>&nbsp;</p>', ''],
])('%j as HTML is %j', (content, expected) => {
  expect(textOfMessage({ contentType: 'html', content })).toBe(expected);
});

test.each([
  [{ contentType: 'text', content: ' is a <b> ok &amp; fine ' }, 'is a <b> ok &amp; fine'],
  [{ content: '<b>sore</b>' }, 'sore'],
  [{ contentType: 'html' }, ''],
  [{}, ''],
  [{ subject: 'Room 4', contentType: 'html', content: '<p>sore nipples</p>' }, 'Room 4\nsore nipples'],
  [{ subject: 'sore nipples' }, 'sore nipples'],
])('%j is %j', (message, expected) => {
  expect(textOfMessage(message)).toBe(expected);
});
