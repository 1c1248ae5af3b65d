/** "Show my nurse" is a script of its own: fetched while there is a line, for it is also needed where there is none. */
import { nurseWanted } from '../nurse/wanted';
import { lateScript } from './late-script';

export interface NurseParts {
  readonly opener: HTMLButtonElement;
  /** It is not here, and cannot be fetched now. */
  readonly onAbsent: () => void;
}

export interface NurseOffer {
  readonly fetch: () => void;
}

export function offerNurse({ opener, onAbsent }: NurseParts): NurseOffer {
  const fetched = (): Promise<boolean> => lateScript('assets/nurse.js').then(() => true, () => false);
  async function show(): Promise<void> {
    if (await fetched()) document.dispatchEvent(new Event(nurseWanted));
    else onAbsent();
  }
  opener.addEventListener('click', () => void show());
  return { fetch: () => void fetched() };
}
