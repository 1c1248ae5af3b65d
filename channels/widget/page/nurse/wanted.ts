/** Said on the page when a parent asks for the summary; `nurse.ts`, which is loaded later, hears it. */
export const nurseWanted = 'firstDrops:nurse';
