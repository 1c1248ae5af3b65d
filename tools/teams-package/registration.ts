/** What the settings say of the bot's registration at Microsoft. The password is not needed here: the package holds no secret. */
import type { Environment } from '../../channels/config';

const guid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;
const nobody = '00000000-0000-0000-0000-000000000000';

export function isGuid(text: string): boolean {
  return guid.test(text) && text !== nobody;
}

function appIdProblems(given: string | undefined): readonly string[] {
  if (given === undefined) return ['MicrosoftAppId is not set: register the bot (docs/teams.md) and set the id that Azure shows, or try with -- --app-id GUID.'];
  if (isGuid(given)) return [];
  return [`MicrosoftAppId is "${given}", which is no app id: copy the 36 characters of "Microsoft App ID" from the bot's Configuration page in the Azure portal.`];
}

function tenantProblems({ MicrosoftAppType: type, MicrosoftAppTenantId: tenant }: Environment): readonly string[] {
  const remedy = 'copy "Tenant ID" from the overview of Microsoft Entra ID.';
  if (tenant !== undefined && !isGuid(tenant)) return [`MicrosoftAppTenantId is "${tenant}", which is no tenant's id: ${remedy}`];
  const isOfOneTenant = type !== undefined && /^(singletenant|userassignedmsi)$/i.test(type);
  return isOfOneTenant && tenant === undefined ? [`MicrosoftAppTenantId is not set, and ${type} needs it: ${remedy}`] : [];
}

function typeProblems({ MicrosoftAppType: type }: Environment): readonly string[] {
  if (type === undefined || /^(singletenant|userassignedmsi|multitenant)$/i.test(type)) return [];
  return [`MicrosoftAppType is "${type}": choose SingleTenant or UserAssignedMSI; your bot's page in the Azure portal names it.`];
}

export function registrationProblems(appIdOption: string | undefined, settings: Environment): readonly string[] {
  return [...appIdProblems(appIdOption ?? settings.MicrosoftAppId), ...typeProblems(settings), ...tenantProblems(settings)];
}
