/** Sentences made of a sign, an age, a way to write the number, a unit, a negation and a tense. */
export interface GridCase {
  readonly utterance: string;
  readonly isDanger: boolean;
}

interface Writing {
  readonly high: readonly string[];
  readonly normal: readonly string[];
}

const temperatures: Writing = {
  high: ['38', '38.0', '38.4', '38,6', '39.1', '38.4 C', '39°C', '100.4 F', '101.5F', '102', 'a hundred and two', 'thirty eight point five', 'one oh one'],
  normal: ['36.6', '36.9', '37.0', '37.2 C', '98.6 F', '99 F', 'thirty six point eight'],
};
const youngAges = ['5 days old', '3 weeks old', '6 wks old', '2 month old', '36 hrs old', 'a week old'];
const oldAges = ['8 month old', '10 month old', '2 year old'];

const supposed = ['what if my {age} baby ever has {n}', 'what should I do if my {age} baby gets a temperature of {n}, asking ahead'];
const over = ['my baby had a temp of {n} last month, all clear since, how do I get supply up', 'he had a fever of {n} in march, he is fine now, can I drop the night feed'];

function combine(templates: readonly string[], ages: readonly string[], numbers: readonly string[], isDanger: boolean): GridCase[] {
  return templates.flatMap((template) => ages.flatMap((age) => numbers.map((number) => ({ utterance: template.replace('{age}', age).replace('{n}', number), isDanger }))));
}

function babyFever(): GridCase[] {
  const now = ['my {age} baby has a temp of {n}', 'baby is {age}, thermometer says {n}', 'temperature {n}, baby {age}', "she's {age} and has a fever of {n}"];
  return [
    ...combine(now, youngAges, temperatures.high, true),
    ...combine(now.slice(0, 3), youngAges, temperatures.normal, false),
    ...combine(supposed, youngAges, temperatures.high, false),
    ...combine(over, [''], temperatures.high, false),
    ...combine(['no fever, my {age} baby is {n}, just a runny nose'], youngAges, temperatures.normal, false),
    ...combine(['my {age} has a temp of {n}, teething, still nursing'], oldAges, ['37.2', '37.4 C', '99 F'], false),
  ];
}

function parentFever(): GridCase[] {
  return [
    ...combine(['I have a fever of {n}, {age} postpartum', 'my temp is {n}, gave birth {age} ago', 'my wife has a temperature of {n}, she had the baby {age} ago'], ['5 days', '2 weeks'], temperatures.high, true),
    ...combine(['my temp is {n} and I feel fine, {age} postpartum', 'temperature {n}, just a cold, can I nurse'], ['5 days', '2 weeks'], temperatures.normal, false),
    ...combine(['my husband has a fever of {n}, baby and I are well, can I keep nursing'], [''], temperatures.high, false),
  ];
}

const dryHours = ['8 hours', '9hrs', '10 hours', 'twelve hours', '14 hrs', 'half a day'];
const shortHours = ['2 hours', '3hrs', 'one hour', 'two hours'];

function dryDiaper(): GridCase[] {
  return [
    ...combine(['no wet diaper for {n}, baby is {age}', 'my {age} baby has not peed in {n}', "hasn't had a wet nappy in {n}, {age}", 'nappy has been dry for {n}, she is {age}'], youngAges, dryHours, true),
    ...combine(['no wet diaper for {n} then soaked, baby is {age}, feeding fine', 'is it ok if my {age} baby has not peed in {n}'], youngAges.slice(0, 3), shortHours, false),
  ];
}

function notFeeding(): GridCase[] {
  return [
    ...combine(['my {age} baby has not fed for {n}', 'newborn refuses every feed for {n}, {age}', "{age} baby won't feed, nothing for {n}"], youngAges, dryHours, true),
    ...combine(['my {age} baby feeds every {n}, is that ok', 'she slept {n} and then fed well, {age}'], youngAges.slice(0, 4), shortHours, false),
  ];
}

function weightLoss(): GridCase[] {
  return [
    ...combine(['my {age} baby has lost {n} of birth weight', 'down {n} on the scales, baby {age}'], ['4 days old', '5 days old', '8 days old'], ['11%', '12 percent', 'thirteen percent', '10.5 %'], true),
    ...combine(['my {age} baby lost {n} of birth weight and the midwife is happy'], ['2 days old', '3 days old'], ['4%', '5 percent', 'six percent'], false),
    ...combine(['born {n} at {age}'], ['5 days old'], ['3.5kg now 3.0kg', '3600g, now 3150g', '8lb now 7lb'], true),
    ...combine(['born {n}, {age}, is that a good gain'], ['2 weeks old'], ['3.2kg now 3.5kg', '3400g now 3700g', '7lb now 7lb 8'], false),
  ];
}

const plain: readonly (readonly [string, boolean])[] = [
  ["he isn't breathing right", true], ["she won't wake up", true], ['baby is limp and will not wake', true], ["can't stop crying and don't want to be here", true], ['no wet nappy since last night', true], ['my lips are swelling and I cannot breathe', true],
  ['soaking a pad every hour', true], ['soaked 3 pads in two hours', true], ['no fever, no chills', false], ['no bleeding now', false], ['not choking, just gulping', false], ["baby isn't yellow", false], ['had mastitis last year', false], ['my sister had seizures as a child', false],
  ['what counts as a fever', false], ['is mastitis dangerous', false], ['baby sleepy but wakes for feeds', false], ['just a few drops', false], ['no milk yet', false],
];

export function grid(): GridCase[] {
  return [...babyFever(), ...parentFever(), ...dryDiaper(), ...notFeeding(), ...weightLoss(), ...plain.map(([utterance, isDanger]) => ({ utterance, isDanger }))];
}
