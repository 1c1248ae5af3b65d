using 'main.bicep'

// Secrets come from the environment of whoever deploys, and from no file:
//   export STORAGE_KEY=… TOKEN_KEY=… METRICS_TOKEN=… DATABASE_PASSWORD=…
param image = 'example.azurecr.io/first-drops:0.1.0'
param registryServer = 'example.azurecr.io'
param chatHost = 'chat.example.org'
param allowedOrigins = 'https://portal.example.org'
param storageKey = readEnvironmentVariable('STORAGE_KEY')
param tokenKey = readEnvironmentVariable('TOKEN_KEY')
param metricsToken = readEnvironmentVariable('METRICS_TOKEN')
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
