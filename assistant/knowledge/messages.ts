import { z } from 'zod';
import { readYamlFile } from './yaml-file';
import type { ContentFile } from './content-files';
import type { Filler } from './placeholders';
import { check, type Checked } from './problem';

/** The bot's own sentences, by key, with the site's facts filled in. */
export type Messages = Readonly<Record<MessageKey, string>>;

export const messagesPath = 'en/messages.yaml';

/** Every sentence the bot itself can say; a missing one is found at the start, not at 3 am. */
export const messageKeys = [
  'welcome', 'help', 'whoAreYou', 'greeting', 'thanks', 'goodbye', 'affirmation', 'frustration', 'empty',
  'didYouMean', 'noneOfThese', 'noneOfTheseReply', 'unknown', 'unknownAgain', 'startOver', 'topics', 'topicsReply', 'apology',
  'levelNormal', 'levelWatch', 'levelCallToday', 'levelEmergency', 'levelUrgent', 'draftNote', 'sources', 'readOn', 'whileYouWait',
  'askIfNow', 'askYes', 'askNo', 'askNoReply', 'safeQuestion', 'safeYes', 'safeNo', 'safeNow', 'callNow', 'reminder', 'alsoAsked', 'ageTold', 'person', 'withheld', 'more', 'nothingMore',
  'askAge', 'nightCall', 'didYouMeanAgain', 'unknownTopics', 'groupReply', 'understood', 'helpfulYes', 'helpfulNo', 'helped', 'notWhatIMeant', 'stop', 'nothingBefore',
  'knownNothing', 'knownAge', 'knownTopic', 'knownGuide', 'knownEnd', 'forgetMe', 'otherLanguage',
  'guideBack', 'guideStop', 'guideGoOn', 'guideStopped', 'guideExpired', 'guideChanged', 'guideGone', 'guidePaused', 'guideAgeHint', 'guideHoursHint', 'guideNotUnderstood', 'guideNotUnderstoodAgain', 'guideCallInstead',
  'guideOutOfRange', 'guideTwoNumbers', 'guideWhichUnit', 'guideGuess', 'guideEarlierButton', 'guideFirstQuestion', 'guideWelcomeBack', 'guideAgeNoted',
  'cardSay', 'cardPicture', 'cardPrivate', 'cardHelpTitle', 'cardIfNow', 'cardNumbersOnly', 'teamsKeeps', 'teamsOthersRead', 'teamsNameFirst', 'careTeam', 'careTeamDraft', 'careTeamNoSource', 'careTeamApproved', 'careTeamAsk', 'careTeamChart', 'careTeamPage',
  'chartGiven', 'chartAsked', 'chartSource', 'chartDraft', 'chartApproved',
  'cardSheetAsk', 'cardSheetTitle', 'cardSheetHint', 'cardSheetMake', 'cardSheetTooFew', 'cardSheetTooMany', 'cardSheetFarTooMany', 'cardSheetGone', 'cardSheetReady', 'cardSheetPage', 'cardSheetPdf', 'cardSheetNoAddress', 'cardSheetNoForm',
  'welcomeGroup', 'earlierCard', 'fileNotSeen',
  'extensionTitle', 'extensionReadAll', 'extensionForAge', 'extensionNothingFound', 'extensionCheckFirst', 'extensionInsert', 'extensionInsertOne', 'extensionNoQuestion', 'extensionWords', 'extensionFind', 'extensionGone',
  'leafletByDay', 'leafletOneDay', 'leafletDays', 'leafletFromDay', 'leafletPeople', 'leafletChat', 'leafletAll', 'leafletAllTitle', 'leafletAllText', 'leafletReviewed', 'leafletVersion', 'leafletAbsent', 'leafletAbsentText',
  'sheetTitle', 'sheetForm', 'sheetFormText', 'sheetMake', 'sheetTooFew', 'sheetTooMany', 'sheetNotThere', 'sheetTooLong', 'sheetHelp', 'sheetHelpEmergency', 'sheetHelpFever', 'sheetHelpNow', 'sheetHelpFeeding',
  'sheetAsk', 'sheetCode', 'sheetNoCode', 'sheetPrinted', 'sheetPrint', 'sheetPdf', 'sheetOthers',
  'reminderAsked', 'overOrMistake', 'dangerOver', 'dangerMistake', 'notSureAbout', 'low', 'scared', 'alsoAskedTap', 'loss',
] as const;

export type MessageKey = (typeof messageKeys)[number];

const schema = z.record(z.enum(messageKeys), z.string().min(1));

const remedy = 'Every sentence of the bot needs its text; compare with the last version of the file';

/** Reads content/en/messages.yaml and fills its placeholders. */
export function readMessages(file: ContentFile | undefined, fill: Filler): Checked<Messages> {
  const read = readYamlFile(file, messagesPath, schema, remedy);
  if (!('value' in read)) return read;
  const filled = Object.entries(read.value).map(([key, text]) => ({ key, ...fill(text) }));
  const problems = filled.flatMap(({ key, unknown }) => unknown.map((name) => ({ file: messagesPath, problem: `"${key}" has the unknown placeholder ${name}`, remedy: 'Use a name that stands under "facts" in site.yaml' })));
  if (problems.length > 0) return { problems };
  return check(schema, Object.fromEntries(filled.map(({ key, text }) => [key, text.trim()])), messagesPath, remedy);
}
