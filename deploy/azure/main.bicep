/*
 First Drops on Azure: Container Apps, PostgreSQL without a public address, Key Vault, the bot's registration for Teams, logs.

   az deployment group create -g first-drops -f deploy/azure/main.bicep -p deploy/azure/main.bicepparam

 Not compiled and not deployed from this repository: the Bicep compiler is no npm package, and no subscription belongs to it.
 tests/deploy/azure.test.ts holds the text against the settings, the port, the routes and the names; run "az bicep build" and
 "az deployment group what-if" before the first use.

 The bot is registered with a managed identity, which belongs to one tenant and has no password. (New multi-tenant bots can no longer
 be created.) docs/teams.md goes on from here into Teams. Which Azure prices apply: docs/operate.md.
*/

@description('Beginning of every name; letters, digits and hyphens.')
@minLength(3)
@maxLength(16)
param name string = 'first-drops'

param location string = resourceGroup().location

@description('The image in your registry, such as hospital.azurecr.io/first-drops:0.1.0')
param image string

@description('Host of that registry, if the identity made here may pull from it (role AcrPull); empty for a public one.')
param registryServer string = ''

@description('The host people use, such as chat.example.org. Bind it to the app once DNS points there.')
param chatHost string

@description('Sites that may embed the chat, separated by commas.')
param allowedOrigins string = ''

@description('Encrypts what is stored. Make it once with "openssl rand -hex 32" and keep it elsewhere too: without it nothing can be read.')
@secure()
@minLength(32)
param storageKey string

@description('Signs tokens and makes pseudonyms.')
@secure()
@minLength(32)
param tokenKey string

@description('Lets your monitoring read /metrics.')
@secure()
@minLength(16)
param metricsToken string

@secure()
@minLength(24)
param databasePassword string

@description('Standard_B1ms is enough for a hospital; docs/scale.md says when it is not.')
param databaseSku string = 'Standard_B1ms'
param databaseTier string = 'Burstable'

@minValue(1)
@maxValue(30)
@description('Standard_B1ms takes 35 connections: four replicas and one more during an update need 30.')
param mostReplicas int = 4

var databaseUser = 'first_drops'
var databaseName = 'first_drops'
var port = 3978
// The built-in role "Key Vault Secrets User".
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-874b-0445c86b69e6')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

// ── Network: the app and the database in one, the database without a public address.
resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.0.0/23'
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.20.2.0/28'
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
    ]
  }
}

resource databaseZone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
}

resource databaseZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = {
  parent: databaseZone
  name: '${name}-network'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}

// ── PostgreSQL
resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: { name: databaseSku, tier: databaseTier }
  properties: {
    version: '17'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    // What parents deleted lives on in backups for so long.
    backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: {
      delegatedSubnetResourceId: '${network.id}/subnets/database'
      privateDnsZoneArmResourceId: databaseZone.id
    }
  }
  dependsOn: [databaseZoneLink]
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: postgres
  name: databaseName
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
}

// ── Secrets
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('fd-${uniqueString(resourceGroup().id, name)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: secretsUser
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource storageKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'storage-key'
  properties: { value: storageKey }
}

resource tokenKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'token-key'
  properties: { value: tokenKey }
}

resource metricsTokenSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'metrics-token'
  properties: { value: metricsToken }
}

resource databaseUrlSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    value: 'postgresql://${databaseUser}:${uriComponent(databasePassword)}@${postgres.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
  }
}

// ── The app
resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: '${network.id}/subnets/app' }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: workspace.properties.customerId
        sharedKey: workspace.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: empty(registryServer) ? [] : [{ server: registryServer, identity: identity.id }]
      ingress: {
        external: true
        targetPort: port
        // Carries WebSockets as well.
        transport: 'auto'
        allowInsecure: false
      }
      secrets: [
        { name: 'storage-key', keyVaultUrl: storageKeySecret.properties.secretUri, identity: identity.id }
        { name: 'token-key', keyVaultUrl: tokenKeySecret.properties.secretUri, identity: identity.id }
        { name: 'metrics-token', keyVaultUrl: metricsTokenSecret.properties.secretUri, identity: identity.id }
        { name: 'database-url', keyVaultUrl: databaseUrlSecret.properties.secretUri, identity: identity.id }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 20
      containers: [
        {
          name: 'app'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'PORT', value: string(port) }
            { name: 'PUBLIC_ADDRESS', value: 'https://${chatHost}' }
            { name: 'ALLOWED_ORIGINS', value: allowedOrigins }
            { name: 'PROXY_COUNT', value: '1' }
            { name: 'DATABASE_POOL', value: '5' }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppId', value: identity.properties.clientId }
            { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
            { name: 'STORAGE_KEY', secretRef: 'storage-key' }
            { name: 'TOKEN_KEY', secretRef: 'token-key' }
            { name: 'METRICS_TOKEN', secretRef: 'metrics-token' }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: port }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: port }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 5, timeoutSeconds: 4, failureThreshold: 2 }
          ]
        }
      ]
      scale: {
        minReplicas: 2
        maxReplicas: mostReplicas
        rules: [{ name: 'http', http: { metadata: { concurrentRequests: '50' } } }]
      }
    }
  }
  dependsOn: [mayRead, database]
}

// ── The bot, for Teams and any other channel of Azure Bot Service
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'First Drops'
    endpoint: 'https://${chatHost}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel' }
}

output appAddress string = 'https://${app.properties.configuration.ingress.fqdn}'
output microsoftAppId string = identity.properties.clientId
output vaultName string = vault.name
