import { thresholds } from '../assistant/thresholds';

/** 0…1. The first two are where the assistant offers and answers; the others part sure answers from very sure ones. */
const edges = [thresholds.offer, thresholds.answer, 0.7, 0.9];

export const confidenceBands = [...edges, Infinity].map((edge, index) => {
  const from = edges[index - 1] ?? 0;
  return { name: edge === Infinity ? `${from} and more` : `${from} to ${edge}`, below: edge };
});

/** Few, so that a band is no fingerprint of a message. */
export function confidenceBand(confidence: number): string | undefined {
  return confidenceBands.find(({ below }) => confidence < below)?.name;
}
