/** The bot's registration at Microsoft, as the Bot Framework's own variables give it. */
import { z } from 'zod';
import { setting } from '../config/setting';
import { day, secretText, text } from '../config/values';

const appTypes = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;

export interface MicrosoftApp {
  readonly id: string;
  /** Absent for a managed identity, which has none. */
  readonly password?: string;
  /** The last day it is good for, such as 2027-06-30; absent when nobody said. */
  readonly passwordExpires?: string;
  readonly type: (typeof appTypes)[number];
  readonly tenantId?: string;
}

/** The SDK's default, kept. */
const usualType = 'MultiTenant';

const variables = z.object({
  MicrosoftAppId: setting(text('the id of an app registration'), { purpose: 'The bot\'s id at Microsoft, for Teams and Azure Bot Service.', unset: 'only the chat page is served' }),
  MicrosoftAppPassword: setting(secretText('a client secret of the registration'), { purpose: 'The bot\'s password at Microsoft.', unset: 'none; right for a managed identity only' }),
  MicrosoftAppPasswordExpires: setting(day(), { purpose: 'The day the password expires, as the Azure portal shows it: from 30 days ahead /readyz and the log warn.', unset: 'no warning' }),
  MicrosoftAppType: setting(text(appTypes.join(', '), usualType), { purpose: 'The kind of the registration; new multi-tenant bots can no longer be created.', example: 'SingleTenant' }),
  MicrosoftAppTenantId: setting(text('the id of a tenant'), { purpose: 'The tenant of the registration; needed for SingleTenant and UserAssignedMSI.', unset: 'none' }),
});

/** The SDK also takes any case of letters, so a `UserAssignedMsi` from its samples is fine. */
function appType(given: string = usualType): MicrosoftApp['type'] | undefined {
  return appTypes.find((type) => type.toLowerCase() === given.toLowerCase());
}

/** Half a registration is worse than none: the server would start and refuse every message, or worse, take any. */
function* problemsOf(given: z.output<typeof variables>): Generator<string> {
  const type = appType(given.MicrosoftAppType);
  if (given.MicrosoftAppPasswordExpires !== undefined && given.MicrosoftAppPassword === undefined) yield 'MicrosoftAppPasswordExpires is set but MicrosoftAppPassword is not: leave it out where there is no password.';
  if (type === undefined) yield `MicrosoftAppType is "${given.MicrosoftAppType ?? ''}": choose ${appTypes.join(', ')}; your bot's page in the Azure portal names it.`;
  if (given.MicrosoftAppId === undefined) {
    if (given.MicrosoftAppPassword !== undefined) yield 'MicrosoftAppPassword is set but MicrosoftAppId is not: set both from your Azure Bot registration, or neither.';
    return;
  }
  const isManaged = type === 'UserAssignedMSI';
  if (!isManaged && given.MicrosoftAppPassword === undefined) yield 'MicrosoftAppId is set but MicrosoftAppPassword is not: set both from your Azure Bot registration, or neither.';
  if (isManaged && given.MicrosoftAppPassword !== undefined) yield 'MicrosoftAppPassword is set but MicrosoftAppType is UserAssignedMSI: a managed identity has no password, so leave it out.';
  if (type !== 'MultiTenant' && type !== undefined && given.MicrosoftAppTenantId === undefined) yield `MicrosoftAppTenantId is missing: ${type} needs the tenant's id from the Azure portal.`;
}

/** Reads the registration; undefined when there is none. */
export const MicrosoftAppVariables = variables
  .superRefine((given, context) => {
    for (const message of problemsOf(given)) context.addIssue({ code: 'custom', message });
  })
  .transform((given): MicrosoftApp | undefined => {
    const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppPasswordExpires: passwordExpires, MicrosoftAppTenantId: tenantId } = given;
    const type = appType(given.MicrosoftAppType);
    return id === undefined || type === undefined ? undefined : { id, password, passwordExpires, type, tenantId };
  });
