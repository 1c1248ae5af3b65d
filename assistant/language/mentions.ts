/** What a channel puts around a name: Teams writes `<at>First Drops</at>` where a person typed @First Drops. */
const tagged = /<at\b[^<>]{0,80}>[^<>]{0,80}<\/at>/gi;
/** The assistant's own name, as people type it. */
const ownName = /@first[ _-]?drops\b/gi;
/** Any other name only at the head of a message: "pump @night" is no mention. */
const atHead = /^\s*@[\p{L}\p{N}_.-]{1,40}/u;

/** The text without mentions. They address somebody and ask nothing; "drops" in our own name would look like a question about milk. */
export function withoutMentions(text: string): string {
  return text.replace(tagged, ' ').replace(ownName, ' ').replace(atHead, ' ');
}
