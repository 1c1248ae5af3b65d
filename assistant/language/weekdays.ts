/** "born Tuesday": the last one before today. */
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const pattern = /\b(?:born|birth|delivered|had (?:her|him|(?:the|my|our) baby))(?: (?:on|last|this|early|late))* (sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\b/i;

/** Whole days since then, 0…6; `today` is 0 on Sunday. Undefined when no weekday of birth is told. */
export function bornOnWeekday(utterance: string, today: number): number | undefined {
  const name = pattern.exec(utterance)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  return (today - days.findIndex((day) => day.startsWith(name.slice(0, 3))) + 7) % 7;
}
