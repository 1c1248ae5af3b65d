/** Dangers in the words people use at night: rage and despair, a feverish "she", medicine given to a baby, and what only sounds like them. */
import { join } from 'node:path';
import { loadTriage } from '../../assistant/safety/model-file';
import { triage } from '../../assistant/safety/triage';
import { triageInput } from './content';

const model = loadTriage(triageInput(), { folder: join(__dirname, '../../.cache', 'tests'), onProgress: () => undefined });
const found = (utterance: string) => triage(model, utterance, {});

describe('harm to the baby', () => {
  test.each(['I nearly hit the baby tonight', 'almost slapped her', 'I keep wanting to smack him', 'feel like hurting her when she screams'])('feared: "%s" shows the card outright', (utterance) => {
    expect(found(utterance)).toMatchObject({ redFlagId: 'self-harm', certainty: 'sure' });
  });
  test.each(['I slapped the baby', 'I smacked my newborn', "I hit her, she wouldn't stop crying", 'I hurt my baby'])('done: "%s" sends the baby to be checked', (utterance) => {
    expect(found(utterance)).toMatchObject({ redFlagId: 'baby-injury', certainty: 'sure' });
  });
});

describe('rage, regret and despair', () => {
  test.each(["I'm so angry at the baby", 'I get so mad at my baby I have to leave the room', 'I regret having her', "I can't do this anymore", 'I want to leave and never come back', 'I just want to sleep forever', 'whats the point of any of it'])('"%s" is asked about', (utterance) => {
    expect(found(utterance)?.redFlagId).toBe('self-harm');
  });
  test.each(["she says we'd be better off without her", 'they would be better off without me'])('"%s" is sure', (utterance) => {
    expect(found(utterance)).toMatchObject({ redFlagId: 'self-harm', certainty: 'sure' });
  });
  test.each(['this latch hurts so much I could scream', 'my milk is killing it, 6 oz from each side', 'I hate pumping', 'I regret stopping breastfeeding', "can't do this pumping anymore", 'he smacks his lips, is he hungry', 'I almost threw away her milk', 'I want the leaking to stop', 'hi'])('"%s" alarms nobody', (utterance) => {
    expect(found(utterance)).toBeUndefined();
  });
});

describe('a death that is past', () => {
  test.each(['my baby died how do I stop my milk', 'she passed away in the NICU and my milk is coming in', 'we lost our baby at birth and my breasts are full', 'my baby passed away three days ago', 'she was stillborn two days ago, my milk came in'])('"%s" is no alarm', (utterance) => {
    expect(found(utterance)).toBeUndefined();
  });
  test.each(['I think my baby is dead', 'my baby just died', 'I think she died in her sleep'])('"%s" still is one', (utterance) => {
    expect(found(utterance)?.redFlagId).toBe('baby-unresponsive');
  });
});

describe('a fever of "he" or "she" without an age', () => {
  test.each(["she's got a fever", "shes got a fever can she have calpol", 'he has a temperature', 'her temperature is up'])('"%s" is asked about', (utterance) => {
    expect(found(utterance)?.redFlagId).toBe('baby-fever');
  });
  test('a woman who gave birth is not the baby', () => {
    expect(found('my wife gave birth last week and she has a fever')?.redFlagId).toBe('sepsis-fever');
  });
  test.each(['she has no fever', 'my toddler has a fever, can she still nurse', 'what temperature should her milk be', 'my 5 month old has a fever, can he nurse'])('"%s" passes', (utterance) => {
    expect(found(utterance)).toBeUndefined();
  });
});

describe('other signs in plain words', () => {
  test.each([
    ['I gave the baby my antibiotics by accident', ['baby-injury', 'overdose']],
    ['gave her a double dose of paracetamol by mistake', ['baby-injury', 'overdose']],
    ['smelly discharge and chills', ['sepsis-fever']],
    ['my face and hands have puffed up', ['severe-headache']],
    ['4 days old and slept 9 hours straight', ['baby-not-feeding', 'baby-unresponsive']],
    ['brick red wee, sleepy and not feeding', ['baby-dehydration', 'baby-not-feeding', 'baby-unresponsive']],
  ])('"%s" → %s', (utterance, redFlagIds) => {
    expect(redFlagIds).toContain(found(utterance)?.redFlagId);
  });
  test.each(['how much calpol can I give', 'my 4 month old slept 9 hours straight', 'brick dust in the nappy on day 2'])('"%s" passes', (utterance) => {
    expect(found(utterance)).toBeUndefined();
  });
});
