/** The words of the bot, and what is learned from them. */
import { z } from 'zod';
import { setting } from './setting';
import { folder, yesOrNo } from './values';

export interface ContentConfig {
  readonly contentFolder: string;
  /** Answers without a clinician's approval are withheld. */
  readonly contentReviewedOnly: boolean;
  /** Where what was learned from the content is kept between starts. */
  readonly cacheFolder: string;
}

export const ContentVariables = z
  .object({
    CONTENT_REVIEWED_ONLY: setting(yesOrNo('false'), { purpose: 'Whether answers that no clinician has approved yet are withheld, and the parent is led to a person.' }),
    CONTENT_FOLDER: setting(folder('content'), { purpose: 'Folder of the words a parent reads; the other commands always use content.' }),
    CACHE_FOLDER: setting(folder('.cache'), { purpose: 'Folder where the server keeps between starts what it learned from the words; the other commands always use .cache.' }),
  })
  .transform((given): ContentConfig => ({
    contentFolder: given.CONTENT_FOLDER,
    contentReviewedOnly: given.CONTENT_REVIEWED_ONLY,
    cacheFolder: given.CACHE_FOLDER,
  }));
