/** Where the assistant answers, offers or abstains. Both stand on the calibrated confidence of assistant/search. */
export const thresholds = {
  /** 0…1. From here on one answer is given. The lowest at which no message about the hospital, no small talk, nonsense, abuse or injection is answered; `npm run evaluate`, 2026-11-29; docs/matching.md. */
  answer: 0.55,
  /** 0…1. From here on two or three answers are offered; below, the assistant says that it has none. */
  offer: 0.07,
  /** 0…1. From here on a second question of one message is answered too, also below a danger card. Higher than `answer`: nothing doubtful may stand there. */
  secondWorry: 0.65,
  /** 0…1. From here on an entry stands in a list that a person looks through, below what was answered or offered. Lower than `offer`: a row too many costs a glance. Set by looking at lists for half-typed words, 2026-11-29. */
  listed: 0.02,
};
