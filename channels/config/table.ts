/** All settings in their groups: read with zod, and told in `.env.example`, `docs/configuration.md` and `npm run config:check`. */
import { z } from 'zod';
import { PortalVariables } from '../directline/portal-settings';
import { OtherDirectLineVariables } from '../other-direct-line';
import { MicrosoftAppVariables } from '../teams/microsoft-app';
import { ContentVariables } from './content';
import { PageVariables } from './pages';
import { ServerVariables } from './server';
import { settingFacts, type Facts } from './setting';
import { StorageVariables } from './storage';
import { TelemetryVariables } from './telemetry';

/** Each group takes the whole environment and keeps what is its own. */
export const Groups = z.object({
  server: ServerVariables,
  pages: PageVariables,
  portal: PortalVariables,
  memory: StorageVariables,
  content: ContentVariables,
  telemetry: TelemetryVariables,
  microsoftApp: MicrosoftAppVariables,
  otherDirectLine: OtherDirectLineVariables,
});

type GroupName = keyof typeof Groups.shape;

interface Heading {
  readonly title: string;
  readonly introduction: string;
}

const headings: Readonly<Record<GroupName, Heading>> = {
  server: { title: 'Server', introduction: 'Where it listens, and what stands in front of it.' },
  pages: { title: 'Chat page', introduction: 'Who may show it and talk to it (docs/embedding.md).' },
  portal: { title: 'Signed-in users', introduction: 'The portal signs who somebody is, and /widget/token takes that signature (docs/embedding.md). Set PORTAL_ISSUER with one of PORTAL_KEY and PORTAL_JWKS, or none of them.' },
  memory: { title: 'Conversations', introduction: 'Where they are kept, and for how long.' },
  content: { title: 'Content', introduction: 'The words a parent reads; the hospital\'s own facts stand in site.yaml among them.' },
  telemetry: { title: 'Metrics and traces', introduction: 'What an operator sees of the running bot (docs/watching.md). OpenTelemetry\'s other variables count as well, such as OTEL_SERVICE_NAME and OTEL_TRACES_SAMPLER.' },
  microsoftApp: { title: 'Microsoft Teams', introduction: 'The Azure Bot registration. Leave it out for a server that only serves the chat page.' },
  otherDirectLine: { title: 'Another Direct Line', introduction: 'Such as Azure\'s, for the chat page (docs/azure-direct-line.md). Set both or neither.' },
};

export interface Setting extends Facts {
  readonly name: string;
}

export interface Group extends Heading {
  readonly settings: readonly Setting[];
}

function settingsOf(shape: Readonly<Record<string, z.ZodType>>): readonly Setting[] {
  return Object.entries(shape).map(([name, schema]) => {
    const facts = settingFacts.get(schema);
    if (facts === undefined) throw new Error(`The setting ${name} has no words: make its schema by setting() in channels/config/setting.ts.`);
    return { ...facts, name };
  });
}

function group(name: GroupName): Group {
  return { ...headings[name], settings: settingsOf(Groups.shape[name].in.shape) };
}

export const groups: readonly Group[] = Groups.keyof().options.map(group);

export const secretNames: readonly string[] = groups.flatMap(({ settings }) => settings).filter(({ isSecret }) => isSecret).map(({ name }) => name);
