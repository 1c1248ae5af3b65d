/** `npm run config:docs`: writes `.env.example` and `docs/configuration.md` from the table of settings. A test compares them with it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups } from '../channels/config/table';
import { configurationPage } from './config-docs/configuration-page';
import { environmentExample } from './config-docs/environment-example';
import { projectFolder } from './places';

writeFileSync(join(projectFolder, '.env.example'), environmentExample(groups));
writeFileSync(join(projectFolder, 'docs', 'configuration.md'), configurationPage(groups));
