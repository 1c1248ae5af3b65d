/** The chat page, put together: what arrives goes to the transcript, what is written goes to the outbox. */
import type { Activity } from './chat/activity';
import { followTools } from './chat/answer-tools';
import { askFirst } from './chat/ask-first';
import { createDangerWatch } from './chat/danger';
import { createComposer } from './chat/composer';
import { createClient, type Client, type ConnectionState } from './chat/direct-line/client';
import { openEndpoint } from './chat/direct-line/open-endpoint';
import { part } from './chat/elements';
import { followHost } from './chat/host';
import { lateScript, whenIdle } from './chat/late-script';
import { offerMenu } from './chat/menu';
import { createOutbox, type Delivery } from './chat/outbox';
import { offerNurse } from './chat/offer-nurse';
import { createPrinting } from './chat/printing';
import { typed, type OutgoingMessage, type Saying, type Suggestion } from './chat/saying';
import { createScrolling } from './chat/scrolling';
import { storedOutbox, storedSession, storeOutbox, storeSession, type Session } from './chat/session';
import { createStatusLine } from './chat/status-line';
import { createSuggestions } from './chat/suggestions';
import { createTranscript } from './chat/transcript';
import { createTypingSign } from './chat/typing-sign';
import { followKeyboard } from './keyboard-room';
import { texts } from './texts';

/** Milliseconds. */
const pollEvery = { shown: 2_000, hidden: 10_000 };
/** A phone that slept this long has probably lost its line without noticing. */
const longSleep = 20_000;

const endpoint = openEndpoint();
const newId = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

const log = part('log', HTMLElement);
const list = part('messages', HTMLElement);
const scrolling = createScrolling({ scroller: log, newMessage: part('new-message', HTMLButtonElement) });
const status = createStatusLine(part('status', HTMLElement));
const typing = createTypingSign({ sign: part('typing', HTMLElement), late: part('late', HTMLElement), onShow: scrolling.follow });
const transcript = createTranscript({ list, onRetry: (message) => outbox.retry(message), onChoose: choose });
const suggestions = createSuggestions({ place: part('suggestions', HTMLElement), onChoose: choose });
const form = part('composer', HTMLFormElement);
const composer = createComposer({ form, field: part('question', HTMLTextAreaElement), onSay: (text) => speak(typed(text)) });
const outbox = createOutbox({
  post: (message) => client.post(message),
  newId,
  keep: storeOutbox,
  onDelivery: showDelivery,
  onDoubt: () => client.suspect(),
}, storedOutbox());
const danger = createDangerWatch();
const printing = createPrinting({ sheet: part('sheet', HTMLElement), list });
const tools = followTools({ list, printing, note: status.note });
const nurse = offerNurse({ opener: part('show-nurse', HTMLButtonElement), onAbsent: () => status.note(texts.nurseNotLoaded) });
let client = connect(storedSession());
/** The last conversation was forgotten: the next message begins another. */
let isForgotten = false;

/** Danger is looked for before any answer comes, and shown whether or not the message can be sent. The message is kept first: nothing that goes wrong while looking may lose it. */
function speak(saying: Saying): void {
  if (isForgotten) beginAnew();
  suggestions.clear();
  const message = outbox.add(saying);
  scrolling.toEnd();
  const card = danger.cardFor(saying.text);
  if (card !== undefined) scrolling.follow(transcript.addOwnCard(card, message));
}

function choose({ saying }: Suggestion, { detail }: MouseEvent): void {
  speak(saying);
  // The button is gone. By keyboard one goes on in the field; by finger that would bring up the phone's keyboard.
  if (detail === 0) composer.focus();
  else log.focus({ preventScroll: true });
}

function showDelivery(message: OutgoingMessage, delivery: Delivery): void {
  transcript.showDelivery(message, delivery);
}

/** Returns what is new in the transcript. */
function receive(activity: Activity): HTMLElement | undefined {
  switch (activity.kind) {
    case 'typing':
      typing.show();
      return undefined;
    case 'own':
      suggestions.clear();
      typing.expect();
      outbox.confirm(activity.clientActivityId ?? '');
      return transcript.addOwn(activity);
    case 'bot':
      typing.hide();
      suggestions.show(activity.suggestions);
      return transcript.addBot(activity);
    case 'ended':
      beForgotten();
      return undefined;
  }
}

/** Screen readers read new messages, but not a whole conversation again after a reload. */
function announce(): void {
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
}

function connect(session: Session | undefined): Client {
  log.setAttribute('aria-live', session === undefined ? 'polite' : 'off');
  return createClient({
    endpoint,
    session,
    // Once forgotten, a token that is renewed must not bring back which conversation it was.
    keepSession: (next) => void (isForgotten || storeSession(next)),
    pollMilliseconds: () => (document.hidden ? pollEvery.hidden : pollEvery.shown),
    onActivities: (activities) => {
      for (const node of activities.map(receive)) if (node !== undefined) scrolling.follow(node);
    },
    onState: followState,
    onRenewed: () => {
      isForgotten = false;
      suggestions.clear();
      if (!transcript.isEmpty()) transcript.addDivider(texts.renewed);
    },
  });
}

function followState(state: ConnectionState): void {
  status.show(state);
  // Nothing that is written there would ever be sent.
  form.hidden = state === 'closed';
  if (state !== 'online') return outbox.pause();
  announce();
  outbox.resume();
  whenIdle(nurse.fetch);
}

function clearPage(): void {
  outbox.clear();
  for (const view of [transcript, suggestions, composer]) view.clear();
  typing.hide();
  tools.hush();
  danger.forget();
  scrolling.toEnd();
}

function beginAnew(): void {
  client.stop();
  storeSession(undefined);
  outbox.pause();
  isForgotten = false;
  client = connect(undefined);
}

/** Nobody waits for it: without a line the server forgets when the conversation's hours are over. */
function askServerToForget(): void {
  void client.post({ ...typed(texts.forgetMeSaid), clientActivityId: newId() });
}

function startOver(): void {
  askServerToForget();
  clearPage();
  beginAnew();
  composer.focus();
}

/** The device forgets at once. Which conversation it was is kept until the server has forgotten too, for only in it can it be asked to. */
function forgetMe(): void {
  clearPage();
  speak(typed(texts.forgetMeSaid));
}

/** The server has forgotten. What was written after that is still on its way, so this goes on listening until the next message. */
function beForgotten(): void {
  storeSession(undefined);
  transcript.clearForgotten();
  tools.hush();
  danger.forget();
  scrolling.toEnd();
  isForgotten = true;
}

function followDevice(): void {
  let hiddenAt = Date.now();
  window.addEventListener('online', () => client.suspect());
  window.addEventListener('offline', () => client.suspect());
  // Brought back from the browser's memory, as by the back button: whatever was open then is closed now.
  window.addEventListener('pageshow', ({ persisted }) => persisted && client.suspect());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > longSleep) client.suspect();
    else client.wake();
  });
}

for (const message of storedOutbox()) showDelivery(message, 'waiting');
status.show('connecting');
offerMenu({ opener: part('menu', HTMLButtonElement), sheet: part('menu-sheet', HTMLDialogElement) });
part('print-chat', HTMLButtonElement).addEventListener('click', printing.printChat);
askFirst({
  opener: part('start-over', HTMLButtonElement),
  dialog: part('start-over-dialog', HTMLDialogElement),
  keep: part('keep-chat', HTMLButtonElement),
  confirm: part('confirm-start-over', HTMLButtonElement),
  onConfirm: startOver,
});
askFirst({
  opener: part('forget-me', HTMLButtonElement),
  dialog: part('forget-me-dialog', HTMLDialogElement),
  keep: part('keep-memory', HTMLButtonElement),
  confirm: part('confirm-forget-me', HTMLButtonElement),
  onConfirm: forgetMe,
});
part('close', HTMLButtonElement).addEventListener('click', tools.hush);
followHost({ closeButton: part('close', HTMLButtonElement), title: part('title', HTMLElement) });
followDevice();
followKeyboard(document.documentElement.style);
// What is pressed and written counts from here on.
document.documentElement.dataset.ready = '';
// The look for danger; in this order. The server looks too, so a message need not wait for it.
for (const address of ['assets/triage.js', 'assets/triage-data.js']) void lateScript(address).catch(() => undefined);
