/** A frame of Direct Line's stream, which is also the answer to a poll: an ActivitySet. @param activities JSON of each */
export function frameOf(activities: readonly string[], watermark: number): string {
  return `{"activities":[${activities.join(',')}],"watermark":"${watermark}"}`;
}
