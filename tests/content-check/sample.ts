import type { ContentFile } from '../../assistant/knowledge/content-files';
import type { Problem } from '../../assistant/knowledge/problem';
import { fileAt } from '../knowledge/sample-content';
import { readMaterial, type Rule } from '../../tools/content-check/material';

/** A small content folder, with the shipped site and word lists, with which every rule is content. The tests break it in one place at a time. */

export const answerPath = 'en/answers/supply/wet-diapers.md';
export const otherPath = 'en/answers/latch/sore-breast.md';
export const redFlagPath = 'en/red-flags/too-dry.md';
export const guidePath = 'en/guides/sample-check.md';
export const phrasingsPath = 'en/phrasings/wet-diapers.txt';
export const today = '2026-11-25';

const head = (title: string, questions: readonly string[], teachBack: string): string => `---
title: ${title}
level: normal
questions:
${questions.map((question) => `  - ${question}`).join('\n')}
related: [one, two]
teachBack: ${teachBack}
sources:
  - title: Diapers in the first days
    publisher: Public health office
    address: https://health.example/diapers
  - title: Is my baby well?
    publisher: Children's hospital
    address: https://hospital.example/well
review:
  status: draft
---
`;

/** 24 words a line. */
const filler = '- Hold your baby close, talk in a low voice, and take all the time you need, since there is no rush in the first days.';

const answer = `${head('How many wet diapers?', ['how many wet diapers a day', 'is one wet diaper ok'], 'What will you count for a week, and when would you call?')}Look for 6 or more wet diapers a day from day 6. It helps to count them for a week.

## Day 1 to 2: normal
One wet diaper on the first day is fine.

## What you can do
1. Milk keeps for {{us: 4 hours at room temperature | uk: 6 hours at room temperature}}.
2. Call {{nurseLine}} if you like to talk.

## Call for help if
- Your baby has no wet diaper in 8 hours.

## Good to know
${Array.from({ length: 6 }, () => filler).join('\n')}
`;

const other = `${head('My breast is sore', ['my breast hurts', 'one side is hot'], 'Can you show me how you will use the cold pack?')}Rest, and feed when your baby asks. Use a cold pack. See a doctor if it is no better in 24 hours.

## What you can do
- Wear a soft top.

## Call for help if
- Your baby is dry: no wet diaper in 8 hours.

## Good to know
${Array.from({ length: 6 }, () => filler).join('\n')}
`;

const redFlag = `---
title: Too dry
signs:
  - "{not} wet ~ [hours >= 8 hours]"
sources:
  - title: Dry babies
    publisher: Public health office
    address: https://health.example/dry
  - title: When to call
    publisher: Children's hospital
    address: https://hospital.example/call
review:
  status: draft
---
Call {{emergencyNumber}} now. No wet diaper in 8 hours is too long.

## While you wait
- Feed your baby.
`;

/** With every kind of question and of outcome. */
export const guideText = `---
title: "Check: does the count fit?"
starts: [count check, "mothers' check"]
entry: wet-diapers
intro: A few short questions, then I tell you what fits.
table:
  - { day: 1, wet: 1 }
  - { day: 2, wet: 2 }
steps:
  age:
    ask: How old is your baby?
    input: age
    min: 0
    max: 60
    to: feeding
  feeding:
    text: Think of the last day.
    ask: How do you feed?
    picture: { name: feed, alt: "A baby drinks and looks up" }
    choices:
      - { say: At the breast, also: [breast, she nurses], to: wet }
      - { say: By bottle, also: [bottle], to: out-hours }
      - { say: I'm not sure, unsure: true, to: wet }
  out-hours:
    ask: How long was the milk out?
    input: hours
    min: 0
    max: 200
    to:
      - { if: "out-hours <= 4", to: wet }
      - { to: old }
  wet:
    text: "A heavy one counts. Milk keeps for {{us: 4 hours at room temperature | uk: 6 hours at room temperature}}."
    ask: How many wet diapers?
    input: number
    min: 0
    max: 20
    told: [wet]
    to:
      - { if: "day >= 5 and wet < table.wet", to: fewer }
      - { if: "wet < 1", to: dry }
      - { to: fine }
outcomes:
  old: { level: watch }
  fewer: { level: call-today, read: wet-diapers }
  dry: { redFlag: too-dry }
  fine: { level: normal }
sources:
  - title: Diapers day by day
    publisher: Public health office
    address: https://health.example/day-by-day
  - title: Counting
    publisher: Children's hospital
    address: https://hospital.example/counting
review:
  status: draft
---

## old
Use fresh milk this time.

## fewer
Call {{nurseLine}} today. No wet diaper in 8 hours: call now.

## fine
The count fits the age.
`;

const numbers = `dry-hours:
  name: hours without a wet diaper
  unit: hours
  source: a dossier
  values: ["8 hours"]
  sentences: ["no wet diaper … [# hours]"]
  statedIn: [wet-diapers, too-dry]
  inSigns: { too-dry: "hours >= 8 hours" }
room:
  name: how long milk keeps
  unit: hours
  source: a dossier
  values: { us: ["4 hours"], uk: ["6 hours"] }
  sentences: ["[# hours] at room temperature"]
a-day:
  name: wet diapers a day
  unit: diapers
  source: a dossier
  sentences: ["[#] or more wet diapers a day"]
`;

const style = `blame:
  - { say: "should have", better: "say what helps" }
  - { say: "failed unless not", better: "say what happened" }
medicines:
  - { say: "is safe to take", better: "\\"ask a pharmacist\\"" }
  - { say: "take … [# mg]", better: "\\"ask a pharmacist\\"", exceptIn: { sore-breast: "This test allows it here." } }
prefer:
  - { say: "mother|mothers", better: "\\"parent\\"" }
weakSources: ["copy of"]
`;

const topics = `supply: { wet-diapers: "how many diapers" }
latch: { sore-breast: "a sore breast" }
`;

const phrasings = Array.from({ length: 50 }, (_, number) => `way ${number + 1} to ask about wet diapers`).join('\n');
const otherPhrasings = Array.from({ length: 50 }, (_, number) => `way ${number + 1} to ask about a sore breast`).join('\n');

export const texts: Readonly<Record<string, string>> = {
  [answerPath]: answer, [otherPath]: other, [redFlagPath]: redFlag, [guidePath]: guideText, [phrasingsPath]: phrasings, 'en/phrasings/sore-breast.txt': otherPhrasings,
  'site.yaml': fileAt('site.yaml').text, 'en/words.yaml': fileAt('en/words.yaml').text, 'en/numbers.yaml': numbers, 'en/style.yaml': style, 'en/topics.yaml': topics,
};

/** The sample with some files replaced, added, or (undefined) taken away. */
export function sampleWith(changed: Readonly<Record<string, string | undefined>> = {}): ContentFile[] {
  return Object.entries({ ...texts, ...changed }).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }])).sort((one, another) => (one.path < another.path ? -1 : 1));
}

/** What one rule finds in the sample with some files changed. */
export function foundBy(rule: Rule, changed: Readonly<Record<string, string | undefined>> = {}): readonly Problem[] {
  return rule(readMaterial({ files: sampleWith(changed), today }).material);
}

/** The text of a sample file with one part replaced; a part that is not there is a mistake of the test. */
export function broken(path: string, part: string, replacement: string): Readonly<Record<string, string>> {
  if (!texts[path].includes(part)) throw new Error(`The sample ${path} has no "${part}"`);
  return { [path]: texts[path].replace(part, () => replacement) };
}
