/** Only what is used; the package carries no types of its own. */
declare module 'text-readability' {
  const readability: {
    fleschKincaidGrade(text: string): number;
    lexiconCount(text: string): number;
    sentenceCount(text: string): number;
    syllableCount(text: string): number;
  };
  export default readability;
}
