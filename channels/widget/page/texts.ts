/**
 * Everything the chat page says by itself; what the bot says comes from `content/`.
 * `bundle.mjs` writes these sentences into `chat.html` where it says `{{name}}`.
 */

/** What the script says. */
export const texts = {
  language: 'en',
  name: 'First Drops',

  youSaid: 'You:',
  botSaid: 'First Drops:',
  suggestions: 'Suggestions',

  honesty: 'A program, not a clinician. If someone is in danger, call your emergency number.',

  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'Copying did not work here. You can hold your finger on the words to mark them.',
  listen: 'Listen',
  stop: 'Stop',
  notRead: 'Reading out did not work on this device.',
  print: 'Print',
  printOrSave: 'Print or save',
  notShown: "This part can't be shown here.",

  nurseNotLoaded: 'This needs the net the first time. Please try again when you are back.',
  /** What the bot is told then: a command it knows. */
  forgetMeSaid: 'forget me',

  levelMeaning: 'What this usually means:',
  levelNormal: 'Normal',
  levelWatch: 'Keep an eye on it',
  levelCallToday: 'Call today',
  redFlagSure: 'Please read this now',
  shownByPage: 'This page shows this by itself, before your message is sent. Your message will still go out.',
  redFlagAsk: 'Please check this first',

  connecting: 'Connecting…',
  offline: 'You are offline. What you write is kept, and sent when you are back.',
  lost: 'Connection lost. Trying again… What you write is kept.',
  closed: "This chat is for people who are signed in. Please open it from your hospital's portal.",
  again: 'Connected again.',
  renewed: 'A new chat starts here. The assistant no longer knows what is written above.',

  waiting: 'Not sent yet. It will go out by itself.',
  sending: 'Sending…',
  failed: 'This was not delivered.',
  tooLong: 'This is too long to send. Please shorten it and send it again.',
  tryAgain: 'Try again',
} as const;

/** What stands in `chat.html` alone, and so need not be loaded a second time with the script. */
export const fixedTexts = {
  title: 'First Drops: breastfeeding questions',
  tagline: 'Answers, day and night',
  needsScript: 'The chat needs JavaScript. Please switch it on, or call your care team.',

  conversation: 'Conversation',
  typing: 'First Drops is writing',
  late: "Your message has arrived. The answer takes longer than usual. If you can't wait, call your care team.",
  newMessage: 'New message',

  question: 'Your question',
  placeholder: 'Type your question…',
  send: 'Send',

  menu: 'Menu',
  closeMenu: 'Close',
  showNurse: 'Show my nurse',
  printChat: 'Print or save this chat',
  forgetMe: 'Forget me',
  forgetMeQuestion: 'Forget me?',
  forgetMeMeaning: 'This deletes what was said here, on this device and on the server. It cannot be undone.',

  startOver: 'Start over',
  startOverQuestion: 'Start over?',
  startOverMeaning: 'This clears the chat on this device, and the assistant forgets what you told it.',
  keepChat: 'Keep chat',
  close: 'Close chat',
} as const;

/** For "Show my nurse", which is loaded later. */
export const nurseTexts = {
  title: 'Show my nurse',
  promise: 'Made on this phone. Nothing is sent.',
  code: 'A code that holds the words below. Your nurse can scan it with a phone.',
  summary: 'What the code says. Take out what you do not want to show.',
  cut: 'Older lines are left out of the code.',
  close: 'Close',
  head: 'First Drops chat',
  danger: 'Danger card shown:',
} as const;
