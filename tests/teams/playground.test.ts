/** The bot that is built, in the client that Microsoft gives to developers in place of Teams. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { startMilliseconds, startServer, type RunningServer } from '../browser/server';
import { openChat, startPlayground, type Chat, type Place, type Playground } from './playground';

jest.setTimeout(180_000);

let bot: RunningServer;
let playground: Playground;
let browser: Browser;

beforeAll(async () => {
  // Without an address of its own it offers no pages and no sheet.
  bot = await startServer({ PUBLIC_ADDRESS: 'https://chat.example.org' });
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await bot?.stop();
});

beforeEach(async () => void (playground = await startPlayground(bot.address)), 120_000);

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await playground.stop();
});

const open = (place: Place): Promise<Chat> => openChat(browser, playground, place);
const countOf = (words: string, text: string): number => text.split(words).length - 1;

describe('in a personal chat', () => {
  test('somebody is welcomed once, asks, reads more, and says that it helped, on the card', async () => {
    const chat = await open('Personal Chat');
    await chat.untilShown("Hello, I'm First Drops");
    await chat.say("I'm only getting a few drops");
    await chat.untilShown('A few drops is normal in the first days');
    await chat.picture('teams-answer');
    await chat.press('This helped');
    await chat.untilShown('Thank you for telling me');
    await chat.press('Read more');
    await chat.untilShown('How someone else can help');
    await chat.picture('teams-read-more');
    const words = await chat.words();
    expect(countOf("Hello, I'm First Drops", words)).toBe(1);
    // Unfolded in its place, not said again below.
    expect(countOf('Those drops are colostrum', words)).toBe(1);
  });

  test('a nurse unfolds what the care team needs, and picks answers for the sheet to take home', async () => {
    const chat = await open('Personal Chat');
    await chat.untilShown("Hello, I'm First Drops");
    await chat.say('how do i hand express');
    await chat.untilShown('For the care team');
    await chat.press('For the care team');
    await chat.untilShown('To copy for the chart');
    await chat.untilShown('not clinically reviewed.');
    await chat.picture('teams-care-team');
    await chat.press('Take-home sheet');
    await chat.untilShown('Pick 3 to 6 answers');
    await chat.picture('teams-sheet');
  });

  test('a check is gone through by buttons, and a did-you-mean is settled by a button and by typing', async () => {
    const chat = await open('Personal Chat');
    await chat.untilShown("Hello, I'm First Drops");
    await chat.say('check: are a few drops enough?');
    await chat.untilShown('How old is your baby');
    await chat.say('2 days');
    await chat.untilShown('Is your baby waking for feeds?');
    await chat.press('Yes, wakes and feeds');
    await chat.untilShown('How is your baby fed right now?');
    await chat.picture('teams-check');
    await chat.press('Stop');
    await chat.untilShown('Okay, we stop here');
    await chat.say('milk');
    await chat.untilShown('Which of these is closest?');
    await chat.picture('teams-did-you-mean');
    await chat.press('How do I stop my milk?');
    // In its place.
    await chat.untilGone('Which of these is closest?');
    await chat.say('milk');
    await chat.untilShown('Which of these is closest?');
    await chat.say('the first one');
    await chat.untilShown(/^My milk looks or smells odd ·/);
  });

  test('danger comes first, with the number on the card', async () => {
    const chat = await open('Personal Chat');
    await chat.untilShown("Hello, I'm First Drops");
    await chat.say('my baby is floppy and will not wake up');
    await chat.untilShown('Are you safe now?');
    await chat.picture('teams-danger');
    expect(await chat.words()).toContain('911');
  });
});

describe('among others', () => {
  test('in a group chat it says how to be asked, and answers who mentions it', async () => {
    const chat = await open('Group Chat');
    await chat.untilShown('Write my name with an @');
    await chat.sayToBot('sore nipples');
    await chat.untilShown('A short sting as your baby latches');
    await chat.picture('teams-group');
  });

  test('in a channel it answers in the thread of the post', async () => {
    const chat = await open('General');
    await chat.untilShown('Write my name with an @');
    await chat.sayToBot('boobs like two bricks');
    await chat.untilShown('Hard, tight, hot breasts are common');
    await chat.picture('teams-channel');
    const thread = chat.page.getByRole('group').filter({ hasText: 'boobs like two bricks' }).last();
    expect(await thread.innerText()).toContain('Hard, tight, hot breasts are common');
  });
});
