/** The bot's registration at Microsoft, as the Bot Framework's own variables give it. */
import { z } from 'zod';

const appTypes = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;

export interface MicrosoftApp {
  readonly id: string;
  /** Absent for a managed identity, which has none. */
  readonly password?: string;
  readonly type: (typeof appTypes)[number];
  readonly tenantId?: string;
}

interface Registration {
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppType?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
}

/** The SDK's default, kept; it also takes any case of letters, so a `UserAssignedMsi` from its samples is fine. */
function appType(given = 'MultiTenant'): MicrosoftApp['type'] | undefined {
  return appTypes.find((type) => type.toLowerCase() === given.toLowerCase());
}

/** Half a registration is worse than none: the server would start and refuse every message, or worse, take any. */
function* problemsOf(given: Registration): Generator<string> {
  const type = appType(given.MicrosoftAppType);
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
export const MicrosoftAppVariables = z
  .object({
    MicrosoftAppId: z.string().optional(),
    MicrosoftAppPassword: z.string().optional(),
    MicrosoftAppType: z.string().optional(),
    MicrosoftAppTenantId: z.string().optional(),
  })
  .superRefine((given, context) => {
    for (const message of problemsOf(given)) context.addIssue({ code: 'custom', message });
  })
  .transform((given): MicrosoftApp | undefined => {
    const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = given;
    const type = appType(given.MicrosoftAppType);
    return id === undefined || type === undefined ? undefined : { id, password, type, tenantId };
  });
