/** A parent who watches, wakes or measures is not the one in danger. */
import { triage, type TriageResult } from '../../assistant/safety/triage';
import { learnedTriage } from './content';

const model = learnedTriage();
const found = (utterance: string): TriageResult | undefined => triage(model, utterance, {});

const observers = ['i', 'we', 'my husband', 'my mum', 'my wife'];
const stories = ['', ' he fed at 8', ' he only just had some milk', ' and my wife is asleep'];

test.each(observers.flatMap((observer) => stories.map((story) => `${observer} cant wake him${story}`)))('"%s" is shown outright', (utterance) => {
  expect(found(utterance)).toEqual({ redFlagId: 'baby-unresponsive', certainty: 'sure' });
});

test.each<[string, string]>([
  ['i dont think my son is breathing', 'baby-breathing'], ['i cant feel her breathing', 'baby-breathing'], ['i measured 38.8 on my baby', 'baby-fever'], ['she had her feed and now her temp is 38.8', 'baby-fever'], ['shes 6 weeks and has a fever', 'baby-fever'],
  ['i cant breathe and he is asleep', 'chest-breathing'], ['my wife says she cant breathe', 'chest-breathing'], ['i took my temp, 38.9, and he is fine', 'sepsis-fever'], ['birth weight 3500 now 3020 day 5', 'baby-weight-severe'], ['last wet nappy was yesterday lunchtime', 'baby-dehydration'],
])('"%s" → %s', (utterance, redFlagId) => {
  expect(found(utterance)?.redFlagId).toBe(redFlagId);
});

test.each(['38 degrees outside, does baby need water', 'the flat is 36 degrees, how often does baby feed', 'baby wont stop eating'])('"%s" is no danger', (utterance) => {
  expect(found(utterance)).toBeUndefined();
});
