/** What the chat can look like: each state and the way to it, by what a parent does. A new part of the page is a new line here. */
import type { Page } from 'playwright-core';
import { botMessage, chatIn, say, type Chat } from './visit';

export interface State {
  readonly name: string;
  /** From the welcome, which is there already. */
  readonly reach: (chat: Chat, page: Page) => Promise<unknown>;
}

/** Waits for the next message of the bot after this has been done. */
async function answered(chat: Chat, act: () => Promise<unknown>): Promise<void> {
  const said = await chat.bot.count();
  await act();
  await botMessage(chat, said + 1);
}

const saying = (text: string) => (chat: Chat): Promise<void> => answered(chat, () => say(chat, text));

async function readMore(chat: Chat): Promise<void> {
  await saying("I'm only getting a few drops")(chat);
  await answered(chat, () => chat.suggestions.filter({ hasText: 'Read more' }).click());
}

async function pictureStep(chat: Chat, page: Page): Promise<void> {
  await saying('Step by step: hand expression')(chat);
  await page.evaluate('document.querySelector("img.picture").decode()');
}

async function goOffline(chat: Chat, page: Page): Promise<void> {
  await page.context().setOffline(true);
  await chat.status.filter({ hasText: 'offline' }).waitFor();
  await say(chat, 'thank you');
  await chat.root.getByText('Not sent yet').waitFor();
}

async function openMenu(_chat: Chat, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('dialog', { name: 'Menu' }).waitFor();
}

async function askToStartOver(chat: Chat, page: Page): Promise<void> {
  await openMenu(chat, page);
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('dialog', { name: 'Start over?' }).waitFor();
}

async function showNurse(chat: Chat, page: Page): Promise<void> {
  await saying("I'm only getting a few drops")(chat);
  await openMenu(chat, page);
  await page.getByRole('dialog').getByRole('button', { name: 'Show my nurse' }).click();
  await page.getByRole('dialog', { name: 'Show my nurse' }).waitFor();
}

export const states: readonly State[] = [
  { name: 'the welcome', reach: () => Promise.resolve() },
  { name: 'an answer', reach: saying("I'm only getting a few drops") },
  { name: 'a long answer', reach: readMore },
  { name: 'a step with a picture', reach: pictureStep },
  { name: 'a red flag that is sure', reach: saying('my baby is limp and will not wake up') },
  { name: 'a red flag that asks', reach: saying('baby has a fever maybe') },
  { name: 'a choice of answers', reach: saying('he feels warm') },
  { name: 'no connection', reach: goOffline },
  { name: 'the menu', reach: openMenu },
  { name: 'the question about starting over', reach: askToStartOver },
  { name: 'the summary for the nurse', reach: showNurse },
];

/** Loads the chat, waits for the welcome and goes on to the state. */
export async function openState(page: Page, chatAddress: string, { reach }: State): Promise<Chat> {
  await page.goto(chatAddress);
  const chat = chatIn(page);
  await botMessage(chat, 1);
  await reach(chat, page);
  return chat;
}
